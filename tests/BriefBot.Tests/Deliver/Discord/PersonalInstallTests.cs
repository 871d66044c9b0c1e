using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>
/// A person may bring the bot along to where it isn't itself. There it reads what direct messages of that person reach, tells it to that
/// person alone, and never what is another server's.
/// </summary>
public sealed class PersonalInstallTests : FerryNews
{
    const string Question = "Who is the captain of the Albatross?";
    const string Nothing = "no server that we share allows direct messages";

    FakeChannel _elsewhere = null!;
    FakeGuild _foreign = null!;
    Person _manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _manager = Bot.AddManager();
        _foreign = Bot.Discord.AddForeignGuild();
        _elsewhere = Bot.Discord.AddChannel(_foreign, "foreign");
        Bot.Discord.AddMember(_foreign, Bot.Ada);
        Bot.Discord.Install(Bot.Ada);
    }

    [Fact]
    public void Commands_are_registered_for_servers_and_people_and_those_of_managers_for_servers_alone()
    {
        foreach (var command in Bot.Discord.Commands.Of())
        {
            var types = command["integration_types"]!.AsArray().Select(type => (int)type!);
            var contexts = command["contexts"]!.AsArray().Select(context => (int)context!);
            var ofManagers = command["default_member_permissions"] is not null;

            types.ShouldBe(ofManagers ? [0] : [0, 1], (string?)command["name"]);
            contexts.ShouldBe(ofManagers ? [0] : [0, 1, 2], (string?)command["name"]);
        }
    }

    [Fact]
    public async Task In_a_server_without_the_bot_no_article_is_reached_unless_its_own_server_is_open_to_direct_messages()
    {
        var closed = await AskAsync(_elsewhere);
        await Bot.SetDirectMessagesAsync(_manager, open: true);
        var open = await AskAsync(_elsewhere);

        closed.ReadableText.ShouldContain(Nothing);
        open.ReadableText.ShouldContain("Mara Lindqvist");
    }

    [Fact]
    public async Task What_is_answered_there_is_for_the_person_alone_and_cant_be_shared()
    {
        await Bot.SetDirectMessagesAsync(_manager, open: true);

        var answer = await AskAsync(_elsewhere);
        var forged = await Bot
            .Ada.Forge(answer, answer.Buttons[^1].CustomId!.Replace("bad", "share", StringComparison.Ordinal))
            .AnswerAsync(Bot.Stop);

        answer.Ephemeral.ShouldBeTrue();
        answer.Buttons.ShouldNotContain(button => button.Label == "Share");
        forged.Ephemeral.ShouldBeTrue();
        forged.ReadableText.ShouldNotContain("Lindqvist");
        _elsewhere.Messages.ShouldBeEmpty();
        (await Bot.Ada.Click(answer, "Sources").AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("212 passengers");
    }

    [Fact]
    public async Task In_a_conversation_among_people_it_answers_the_person_alone()
    {
        await Bot.SetDirectMessagesAsync(_manager, open: true);
        var conversation = Bot.Discord.AddConversation(Bot.Ada, Bot.Discord.Person("bo"));

        var answer = await AskAsync(conversation);

        answer.ReadableText.ShouldContain("Mara Lindqvist");
        answer.Ephemeral.ShouldBeTrue();
        conversation.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_no_member_of_the_open_server_reaches_nothing()
    {
        await Bot.SetDirectMessagesAsync(_manager, open: true);
        var stranger = Bot.Discord.Person("stranger", _foreign);
        Bot.Discord.Install(stranger);

        var answer = await stranger.Slash(_elsewhere, "ask", ("question", Question)).AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain(Nothing);
    }

    [Fact]
    public async Task A_server_that_removed_the_bot_is_no_longer_asked_through_a_persons_own_install()
    {
        Bot.Discord.RemoveBot(Bot.Guild);

        var answer = await AskAsync(Bot.Channel);

        answer.ReadableText.ShouldContain(Nothing);
    }

    [Fact]
    public async Task Where_the_bot_is_itself_a_persons_install_changes_nothing()
    {
        var answer = await AskAsync(Bot.Channel);

        answer.Ephemeral.ShouldBeFalse();
        answer.ReadableText.ShouldContain("Mara Lindqvist");
    }

    [Fact]
    public async Task What_managers_do_is_refused_there_even_to_whoever_manages_that_server()
    {
        Bot.Discord.AddMember(_foreign, Bot.Ada, Bot.Discord.AddRole(_foreign, "lords", FakePermissions.Administrator));

        var refused = await Bot.Ada.ForgeSlash(_elsewhere, "article show", ("article", "1")).AnswerAsync(Bot.Stop);

        refused.ReadableText.ShouldBe("That works in a server only.");
    }

    [Fact]
    public async Task Nothing_is_offered_to_people_where_the_application_isnt_for_them()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { ForPeople = false }, Bot.Stop);
        using var rest = CommandRegistrationTests.Client(discord);
        var registration = CommandRegistrationTests.Registration(rest);

        await registration.RunAsync(await rest.GetCurrentApplicationAsync(Bot.Stop), Bot.Stop);

        var help = discord.Commands.Of().ShouldHaveSingleItem();
        help["integration_types"]!.AsArray().Select(type => (int)type!).ShouldBe([0]);
        help["contexts"]!.AsArray().Select(context => (int)context!).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_membership_that_Discord_cant_be_asked_about_is_none_and_no_error()
    {
        await Bot.SetDirectMessagesAsync(_manager, open: true);
        Bot.Discord.Rest.On("GET /guilds/{guild_id}/members/{user_id}", int.MaxValue).Html();

        var answer = await AskAsync(_elsewhere);

        answer.ReadableText.ShouldContain(Nothing);
    }

    Task<FakeMessage> AskAsync(FakeChannel channel) => Bot.Ada.Slash(channel, "ask", ("question", Question)).AnswerAsync(Bot.Stop);
}
