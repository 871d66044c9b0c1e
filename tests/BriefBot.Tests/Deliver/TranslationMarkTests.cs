using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Tests.Deliver.Discord;

namespace BriefBot.Tests.Deliver;

/// <summary>A translated sentence says so wherever it is shown, and the original stands beside it.</summary>
public sealed class TranslationMarkTests
{
    const string Original = "Minister Ada Pell opened the harbour by video.";

    static readonly Reply.Cited Reply = Replies.Cited(Original, "Ada Pell") with
    {
        Written =
        [
            new WrittenSentence("Ministerin Ada Pell eröffnete den Hafen per Video.", [1], SentenceOrigin.Model) { TranslatedFrom = "en" },
            new WrittenSentence(Original, [1], SentenceOrigin.Quote),
        ],
    };

    [Fact]
    public void In_the_terminal()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new ReplyPrinter(new TerminalPage(output, null, colours: false)).Print(Reply, null);

        output.ToString().ShouldContain("  Ministerin Ada Pell eröffnete den Hafen per Video. [1] (translated from English)\n");
        output.ToString().ShouldContain($"  “{Original}” [1]\n");
        output.ToString().ShouldContain($"[1] “{Original}”");
    }

    [Theory]
    [InlineData(null, "translated from English")]
    [InlineData("de", "aus dem Englischen übersetzt")]
    [InlineData("fr", "traduit de l’anglais")]
    [InlineData("es-ES", "traducido del inglés")]
    public void On_Discord_in_the_readers_language(string? locale, string mark)
    {
        var view = new AnswerView(Views.Corpus)
        {
            ReaderLinks = Views.ReaderLinks,
            AnswerKey = 42,
            Locale = locale,
        };

        var lines = Payload.Text(AnswerMessage.Of(Reply, view)).Split('\n');

        lines.Single(line => line.Contains("Ministerin", StringComparison.Ordinal)).ShouldEndWith($"*({mark})*");
        lines.Single(line => line.Contains(Original, StringComparison.Ordinal)).ShouldNotContain(mark);
    }

    [Fact]
    public async Task On_the_page()
    {
        var page = await WrittenPages.OfAsync(Reply);

        page.Split("(translated from English)").Length.ShouldBe(2);
        page.ShouldContain(Original);
    }

    [Fact]
    public void In_json()
    {
        using var document = JsonDocument.Parse(DocumentJson.Line(ReplyDocument.Of(Reply), DocumentJson.Default.ReplyDocument).ToArray());

        var claims = document.RootElement.GetProperty("claims");
        claims[0].GetProperty("translated").GetBoolean().ShouldBeTrue();
        claims[0].GetProperty("source_language").GetString().ShouldBe("en");
        claims[1].TryGetProperty("translated", out _).ShouldBeFalse();
        document.RootElement.GetProperty("citations")[0].GetProperty("quote").GetString().ShouldBe(Original);
    }

    [Fact]
    public void In_what_is_kept_of_an_answer() =>
        KeptReply
            .Read(KeptReply.Of(Reply).ShouldNotBeNull().ToJson())
            .ShouldNotBeNull()
            .Written.Select(sentence => sentence.TranslatedFrom)
            .ShouldBe(["en", null]);
}
