using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Whatever people write into commands and mentions, the bot answers, and never that it failed.</summary>
public sealed class HostileAskTests : FerryNews
{
    // Each waits for its turn: people may ask a few questions a minute.
    const int Runs = 12;

    [Fact]
    public async Task Any_text_of_a_command_is_answered_or_refused()
    {
        var asked = HostileArguments.Text.Two().Zip(HostileArguments.Day).Sample(Runs);

        foreach (var (number, ((text, source), day)) in asked.Index())
        {
            var person = Bot.Discord.Person($"asker{number}", Bot.Guild);
            var answer = await person
                .Slash(Bot.Channel, "ask", ("question", Typed(text, 1_000)), ("since", Typed(day, 100)), ("source", Typed(source, 100)))
                .AnswerAsync(Bot.Stop);
            ShouldBeBorne(answer.ReadableText, text);
        }
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("0001")]
    [InlineData("10000 days")]
    [InlineData("10000 years")]
    [InlineData("2024 months")]
    public async Task Any_day_to_ask_from_is_answered_or_refused(string since)
    {
        var answer = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("since", since))
            .AnswerAsync(Bot.Stop);

        ShouldBeBorne(answer.ReadableText, since);
    }

    [Fact]
    public async Task An_unknown_outlet_is_named_with_the_nearest_one_in_the_readers_language()
    {
        var answer = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("source", "Harbor Gazete"))
            .AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain("Harbor Gazete");
        answer.ReadableText.ShouldContain("Did you mean");
        answer.ReadableText.ShouldContain("Harbour Gazette");
    }

    // A person's client sends no empty text, and none that is longer than the option takes.
    static string Typed(string text, int most)
    {
        var sent = HostileArguments.Sendable(text.Length > most ? text[..most] : text);
        return sent.Length == 0 ? "?"
            : sent.Length > most ? "?"
            : sent;
    }

    static void ShouldBeBorne(string answer, string asked)
    {
        answer.ShouldNotBeEmpty(asked);
        answer.ShouldNotContain("went wrong", customMessage: HostileArguments.Sendable(asked));
    }
}
