namespace BriefBot.Tests.Deliver.Discord;

public sealed class MenuTests : FerryNews
{
    [Fact]
    public async Task Ask_about_this_takes_a_message_as_the_question_and_answers_its_finder_alone()
    {
        var grace = Bot.Discord.Person("grace", Bot.Guild);
        var said = grace.Say(Bot.Channel, "who is the captain of the Albatross?");

        var asked = Bot.Ada.OnMessage("Ask about this", said);

        (await asked.AcknowledgedAsync(Bot.Stop)).Ephemeral.ShouldBeTrue();
        (await asked.AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("Mara Lindqvist");
    }

    [Fact]
    public async Task Check_this_claim_shows_what_is_at_odds_with_a_message()
    {
        var said = Bot.Ada.Say(Bot.Channel, "Captain Mara Lindqvist said that all 312 passengers were safe.");

        var report = await Bot.Ada.OnMessage("Check this claim", said).AnswerAsync(Bot.Stop);

        report.ReadableText.ShouldContain("212");
        report.ReadableText.ShouldContain("Says otherwise");
        report.Ephemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_without_text_is_refused_politely()
    {
        var said = Bot.Ada.Say(Bot.Channel, "<:shrug:123456789012345678>");

        var refused = await Bot.Ada.OnMessage("Ask about this", said).AcknowledgedAsync(Bot.Stop);

        refused.Ephemeral.ShouldBeTrue();
    }
}
