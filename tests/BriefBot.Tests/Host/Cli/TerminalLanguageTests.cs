using BriefBot.Deliver.Wording;

namespace BriefBot.Tests.Host.Cli;

/// <summary>A name shows no language: what stands around the answer is in the one that the terminal is set to, and else in the
/// question's.</summary>
public sealed class TerminalLanguageTests
{
    [Theory]
    [InlineData("de_DE.UTF-8", "Quill Ormond", "de")]
    [InlineData("fr", "Quill Ormond", "fr")]
    [InlineData("es_MX.UTF-8", "Quill Ormond", "es")]
    [InlineData("it_IT.UTF-8", "Quill Ormond", "en")]
    [InlineData("C.UTF-8", "Quill Ormond", "en")]
    [InlineData("de_DE.UTF-8", "Who is the keeper of Quill Ormond?", "en")]
    [InlineData("en_GB.UTF-8", "Wer ist der Wärter von Quill Ormond?", "de")]
    public async Task A_name_is_answered_in_the_terminals_language_and_a_question_in_its_own(string locale, string topic, string language)
    {
        using var briefbot = new BriefBotProcess { Environment = { ["LC_ALL"] = locale } };
        briefbot.Write("a.txt", "Ferry sails\n\nThe ferry to Lund sails again.");
        (await briefbot.RunAsync("ingest", "a.txt")).Code.ShouldBe(0);

        var ended = await briefbot.RunAsync("brief", topic);

        ended.Output.ShouldStartWith(Localization.OfLanguage(language)![Term.NotFound]);
    }
}
