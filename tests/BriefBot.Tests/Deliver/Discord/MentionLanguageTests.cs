using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>A message doesn't tell its author's language: mentions are answered in the server's.</summary>
public sealed class MentionLanguageTests : FerryNews
{
    [Fact]
    public async Task A_mention_is_answered_in_the_servers_language()
    {
        var (guild, channel, person) = Add("de");
        await Bot.AddArticleAsync(guild, "Ferry runs aground", Article);

        var answer = await ReplyTo(person.Mention(channel, "Who is the captain of the Albatross?"));
        var notice = await ReplyTo(person.Mention(channel, new string('x', 1_200)));

        answer.ReadableText.ShouldContain("Mara Lindqvist");
        answer.Buttons.ShouldContain(button => button.Label == "Quellen");
        notice.ReadableText.ShouldContain("zu lang");
    }

    [Fact]
    public async Task A_language_that_was_changed_meanwhile_counts()
    {
        var (guild, channel, person) = Add("en-US");
        await Bot.AddArticleAsync(guild, "Ferry runs aground", Article);
        Bot.Discord.SetLocale(guild, "fr");

        var notice = await ReplyTo(person.Mention(channel, new string('x', 1_200)));

        notice.ReadableText.ShouldContain("trop long");
    }

    [Fact]
    public async Task Commands_are_answered_in_the_persons_language()
    {
        var (_, channel, person) = Add("de");
        person.User.Locale = "es-ES";

        (await person.Slash(channel, "forget").AnswerAsync(Bot.Stop)).ReadableText.ShouldBe("En este servidor no guardo nada sobre ti.");
    }

    (FakeGuild Guild, FakeChannel Channel, Person Person) Add(string locale)
    {
        var guild = Bot.Discord.AddGuild("Elsewhere", locale: locale);
        return (guild, Bot.Discord.AddChannel(guild), Bot.Discord.Person("mia", guild));
    }
}
