using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class WorkspaceTests : FerryNews
{
    const string Question = "Who is the captain of the Albatross?";

    [Fact]
    public async Task Nobody_sees_another_servers_articles()
    {
        var other = Bot.Discord.AddGuild("Rivals");
        var channel = Bot.Discord.AddChannel(other);
        var grace = Bot.Discord.Person("grace", other);
        await Bot.AddArticleAsync(other, "Tunnel opens", "The Greyrock tunnel opened to traffic on Monday after six years of work.");

        var answer = await grace.Slash(channel, "ask", ("question", Question)).AnswerAsync(Bot.Stop);
        var sources = await grace.Type(channel, "ask", "source", "", ("question", "x")).ChoicesAsync(Bot.Stop);

        answer.ReadableText.ShouldNotContain("Lindqvist");
        answer.ReadableText.ShouldNotContain("Brindle");
        sources.ShouldBe([("Harbour Gazette", "Harbour Gazette")]);
    }

    [Fact]
    public async Task Nobody_is_told_which_words_stand_in_another_servers_articles()
    {
        var other = Bot.Discord.AddGuild("Rivals");
        var channel = Bot.Discord.AddChannel(other);
        var grace = Bot.Discord.Person("grace", other);
        await Bot.AddArticleAsync(other, "Tunnel opens", "The Greyrock tunnel opened to traffic on Monday after six years of work.");

        var answer = await grace.Slash(channel, "ask", ("question", "Did Lindqvist open the Greyrock tunnel?")).AnswerAsync(Bot.Stop);
        var why = await grace.Slash(channel, "why").AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldNotContain("Lindqvist (");
        why.ReadableText.Split('\n').Single(line => line.Contains("In no passage")).ShouldContain("Lindqvist");
    }

    [Fact]
    public async Task A_server_without_articles_is_answered_from_the_samples_and_told_so()
    {
        var empty = Bot.Discord.AddGuild("New here");
        var channel = Bot.Discord.AddChannel(empty);
        var grace = Bot.Discord.Person("grace", empty);

        var answer = await grace.Slash(channel, "ask", ("question", "who spoke at Wuzhen 2020?")).AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain("samples answered");
    }

    [Fact]
    public async Task Direct_messages_reach_a_server_only_where_its_administrator_allowed_it()
    {
        var before = await ReplyTo(Bot.Ada.SayDirectly(Question));

        var owner = Manager();
        await owner.Slash(Bot.Channel, "settings", ("direct-messages", true)).AnswerAsync(Bot.Stop);
        var after = await ReplyTo(Bot.Ada.SayDirectly(Question));

        before.ReadableText.ShouldNotContain("Lindqvist");
        after.ReadableText.ShouldContain("Mara Lindqvist");
    }

    [Fact]
    public async Task Direct_messages_reach_no_server_that_the_person_is_not_in()
    {
        await Manager().Slash(Bot.Channel, "settings", ("direct-messages", true)).AnswerAsync(Bot.Stop);
        var stranger = Bot.Discord.Person("stranger", Bot.Discord.AddGuild("Elsewhere"));

        var answer = await ReplyTo(stranger.SayDirectly(Question));

        answer.ReadableText.ShouldNotContain("Lindqvist");
    }

    [Fact]
    public void Commands_of_managers_are_not_offered_to_others()
    {
        Should.Throw<InvalidOperationException>(() => Bot.Ada.Slash(Bot.Channel, "settings"));
        Should.Throw<InvalidOperationException>(() => Bot.Ada.Slash(Bot.Channel, "article show", ("article", "1")));
    }

    [Fact]
    public async Task The_home_server_shares_the_terminals_articles()
    {
        await Bot.DisconnectAsync();
        await Bot.ConnectAsync(settings => settings.Discord.HomeServer = Bot.Guild.Id.ToString());
        await Bot.AddArticleAsync("default", "Bridge closes", "The Alder bridge closed on Friday, engineer Tomas Reyl said.");

        var answer = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the engineer of the Alder bridge?"))
            .AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain("Tomas Reyl");
    }

    Person Manager()
    {
        var owner = Bot.Discord.Person("owner");
        Bot.Discord.AddMember(Bot.Guild, owner, Bot.Discord.AddRole(Bot.Guild, "managers", FakePermissions.ManageGuild));
        return owner;
    }
}
