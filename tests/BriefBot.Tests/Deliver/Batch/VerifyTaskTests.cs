using System.Text;
using System.Text.Json;
using BriefBot.Deliver.Batch;

namespace BriefBot.Tests.Deliver.Batch;

public class VerifyTaskTests
{
    const string Source = "The ferry Alda will sail again from 3 May, the port said.";

    [Theory]
    [InlineData("The ferry Alda will sail again from 3 May, the port said.")]
    [InlineData("The port said the ferry Alda will sail again from 3 May.")]
    public async Task What_the_source_says_passes_and_nothing_speaks_against_it(string sentence)
    {
        var (passes, why) = await VerdictAsync(
            new
            {
                id = "v1",
                source = Source,
                sentence,
            }
        );

        passes.ShouldBeTrue(why);
        why.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The ferry Alda will sail again from 5 May, the port said.", "3 May")]
    [InlineData("The ferry Brita will sail again from 3 May, the port said.", "“Brita” is not named")]
    [InlineData("The ferry Alda will not sail again from 3 May, the port said.", "“not”")]
    public async Task What_the_source_does_not_say_is_held_back_and_the_reason_given(string sentence, string reason)
    {
        var (passes, why) = await VerdictAsync(
            new
            {
                id = "v1",
                source = Source,
                sentence,
            }
        );

        passes.ShouldBeFalse();
        why.ShouldContain(reason);
    }

    [Fact]
    public async Task The_sentence_before_tells_whom_a_pronoun_means()
    {
        const string sentence = "Mara Quist resigned on Sunday.";

        (
            await VerdictAsync(
                new
                {
                    id = "v1",
                    source = "She resigned on Sunday.",
                    before = "Mara Quist has led the port since 2019.",
                    sentence,
                }
            )
        ).Passes.ShouldBeTrue();
        (
            await VerdictAsync(
                new
                {
                    id = "v1",
                    source = "She resigned on Sunday.",
                    before = "Tove Ek has led the port since 2019.",
                    sentence,
                }
            )
        ).Passes.ShouldBeFalse();
    }

    [Fact]
    public async Task A_sentence_may_cite_several() =>
        (
            await VerdictAsync(
                new
                {
                    id = "v1",
                    source = "The dam at Orrefors broke on Friday. Nobody was hurt.",
                    sentence = "The dam at Orrefors broke on Friday.",
                }
            )
        ).Passes.ShouldBeTrue();

    [Theory]
    [InlineData("""{"source": "A text.", "sentence": "A text."}""", "\"id\" is missing or empty")]
    [InlineData("""{"id": "x", "sentence": "A text."}""", "\"source\" is missing or empty")]
    [InlineData("""{"id": "x", "source": "A text.", "sentence": " "}""", "\"sentence\" is missing or empty")]
    public async Task A_line_that_cannot_be_used_says_why(string line, string reason) =>
        (
            await Should.ThrowAsync<FormatException>(async () =>
                await new VerifyTask().RunAsync(Encoding.UTF8.GetBytes(line), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldBe(reason);

    [Fact]
    public async Task A_text_without_bounds_is_refused() =>
        (
            await Should.ThrowAsync<FormatException>(() =>
                VerdictAsync(
                    new
                    {
                        id = "x",
                        source = new string('a', 20_001),
                        sentence = "A text.",
                    }
                )
            )
        ).Message.ShouldBe("\"source\" is longer than 20,000 characters");

    static async Task<(bool Passes, string Why)> VerdictAsync(object line)
    {
        var made = JsonDocument
            .Parse(await new VerifyTask().RunAsync(JsonSerializer.SerializeToUtf8Bytes(line), TestContext.Current.CancellationToken))
            .RootElement;
        return (made.GetProperty("passes").GetBoolean(), made.GetProperty("why").GetString()!);
    }
}
