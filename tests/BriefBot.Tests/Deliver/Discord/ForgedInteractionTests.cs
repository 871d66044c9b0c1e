using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>What Discord's own client offers to nobody without leave is refused by the bot, too: a client may be somebody's own.</summary>
public sealed class ForgedInteractionTests : FerryNews
{
    Person _manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _manager = Bot.AddManager();
    }

    [Fact]
    public async Task A_forged_button_removes_no_article()
    {
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(Bot.Stop);

        foreach (var id in new[] { "bb1:article:1", "bb1:confirm:1", "bb1:confirm:0" })
            await RefusedAsync(Bot.Ada.Forge(answer, id));

        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_confirmation_shown_to_one_manager_is_pressed_by_no_other_person()
    {
        var asked = await AskForRemovalAsync();
        var other = Bot.Discord.Person("second");
        Bot.Discord.AddMember(Bot.Guild, other, Bot.Discord.AddRole(Bot.Guild, "more managers", FakePermissions.ManageGuild));

        await RefusedAsync(Bot.Ada.Forge(asked, asked.Buttons[0].CustomId!));
        await RefusedAsync(other.Forge(asked, asked.Buttons[0].CustomId!));

        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_confirmation_counts_once_and_only_in_its_own_server()
    {
        var asked = await AskForRemovalAsync();
        var elsewhere = Bot.Discord.AddGuild("Rivals");
        var channel = Bot.Discord.AddChannel(elsewhere);
        Bot.Discord.AddMember(elsewhere, _manager, Bot.Discord.AddRole(elsewhere, "managers too", FakePermissions.ManageGuild));
        var (theirs, id) = (_manager.Say(channel, "hello"), asked.Buttons[0].CustomId!);

        await RefusedAsync(_manager.Forge(theirs, id));
        var before = await CountAsync();
        _manager.Click(asked, "Remove");
        await Bot.Discord.UntilAsync(() => asked.Buttons.Count == 0, Bot.Stop);
        await RefusedAsync(_manager.Forge(asked, id));

        before.ShouldBe(1);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_lost_the_permission_meanwhile_removes_no_article()
    {
        var asked = await AskForRemovalAsync();
        Bot.Guild.Members[_manager.User.Id].Roles.Clear();

        var refused = await RefusedAsync(_manager.Forge(asked, asked.Buttons[0].CustomId!));

        refused.ReadableText.ShouldContain("Manage Server");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_confirmation_from_before_a_restart_is_asked_for_again()
    {
        var asked = await AskForRemovalAsync();

        await Bot.DisconnectAsync();
        await Bot.ConnectAsync();
        var refused = await RefusedAsync(_manager.Click(asked, "Remove"));

        refused.ReadableText.ShouldContain("once more");
        (await CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("article add", "url", "http://news.example/tunnel")]
    [InlineData("article remove", "article", "1")]
    [InlineData("article show", "article", "1")]
    [InlineData("feed add", "url", "http://news.example/feed")]
    [InlineData("feed list", null, null)]
    [InlineData("topic add", "name", "ships")]
    [InlineData("topic list", null, null)]
    [InlineData("digest list", null, null)]
    [InlineData("digest now", "schedule", "1")]
    [InlineData("digest preview", "schedule", "1")]
    [InlineData("settings", "direct-messages", true)]
    public async Task A_forged_command_of_managers_is_refused_with_the_missing_permission(string command, string? option, object? value)
    {
        (string, object)[] options = option is null ? [] : [(option, value!)];

        var refused = await RefusedAsync(Bot.Ada.ForgeSlash(Bot.Channel, command, options));

        refused.ReadableText.ShouldContain("Manage Server");
        (await CountAsync()).ShouldBe(1);
        Bot.Read("SELECT count(*) FROM topic").ShouldBe(0);
        Bot.Read("SELECT count(*) FROM feed").ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_is_in_the_persons_language()
    {
        Bot.Ada.User.Locale = "de";

        var refused = await RefusedAsync(Bot.Ada.ForgeSlash(Bot.Channel, "topic list"));

        refused.ReadableText.ShouldContain("Server verwalten");
    }

    [Fact]
    public async Task A_forged_form_stores_no_article()
    {
        var refused = await RefusedAsync(
            Bot.Ada.ForgeForm(
                Bot.Channel,
                "bb1:article",
                ("title", "Planted"),
                ("body", "The mayor resigned on Monday, the city said."),
                ("published", "")
            )
        );

        refused.ReadableText.ShouldContain("Manage Server");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_use_a_command_gets_no_suggestions_for_it()
    {
        (await Bot.Ada.ForgeType(Bot.Channel, "article remove", "article", "ferry").ChoicesAsync(Bot.Stop)).ShouldBeEmpty();
        (await _manager.Type(Bot.Channel, "article remove", "article", "ferry").ChoicesAsync(Bot.Stop)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_forged_number_shows_nobody_what_another_asked_privately()
    {
        await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Is the captain of the Albatross to blame?"), ("private", true))
            .AnswerAsync(Bot.Stop);
        var grace = Bot.Discord.Person("grace", Bot.Guild);
        var message = grace.Say(Bot.Channel, "hello");

        foreach (var id in new[] { "bb1:why:1", "bb1:sources:1", "bb1:share:1", "bb1:good:1", "bb1:remove:1" })
        {
            var pressed = grace.Forge(message, id);
            await pressed.AcknowledgedAsync(Bot.Stop);
            var said = id.Contains("share", StringComparison.Ordinal)
                ? await pressed.FollowUpAsync(0, Bot.Stop)
                : await pressed.AnswerAsync(Bot.Stop);
            said.ReadableText.ShouldNotContain("to blame");
        }

        Bot.Read("SELECT count(*) FROM answer").ShouldBe(1);
        Bot.Read("SELECT count(*) FROM answer_feedback").ShouldBe(0);
    }

    [Theory]
    [InlineData("bb1:share")]
    [InlineData("bb1:nothing:1")]
    [InlineData("bb9:why:1")]
    [InlineData("bb1:why:-1")]
    [InlineData("bb1:why:99999999999999999999")]
    [InlineData("")]
    public async Task A_custom_id_that_nobody_wrote_is_answered_with_a_line(string id)
    {
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(Bot.Stop);

        await RefusedAsync(Bot.Ada.Forge(answer, id));
    }

    async Task<FakeMessage> AskForRemovalAsync()
    {
        var id = (await _manager.Type(Bot.Channel, "article remove", "article", "ferry").ChoicesAsync(Bot.Stop)).Single().Value;
        return await _manager.Slash(Bot.Channel, "article remove", ("article", id)).AnswerAsync(Bot.Stop);
    }

    async Task<FakeMessage> RefusedAsync(FakeInteraction forged)
    {
        var acknowledged = await forged.AcknowledgedAsync(Bot.Stop);
        acknowledged.Ephemeral.ShouldBeTrue();
        return await forged.AnswerAsync(Bot.Stop);
    }

    async Task<long> CountAsync() =>
        (await Bot.Corpus.StatisticsAsync(await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop), Bot.Stop)).Articles;
}
