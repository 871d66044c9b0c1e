using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

public class WorkspaceSettingsTests : AnswerStore
{
    [Fact]
    public async Task A_setting_is_set_replaced_and_removed()
    {
        (await Stores.Settings.GetAsync(Home, "channel", Token)).ShouldBeNull();

        await Stores.Settings.SetAsync(Home, "channel", "200", Token);
        await Stores.Settings.SetAsync(Home, "channel", "201", Token);
        (await Stores.Settings.GetAsync(Home, "channel", Token)).ShouldBe("201");

        (await Stores.Settings.RemoveAsync(Home, "channel", Token)).ShouldBeTrue();
        (await Stores.Settings.RemoveAsync(Home, "channel", Token)).ShouldBeFalse();
        (await Stores.Settings.GetAsync(Home, "channel", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_setting_that_stands_is_kept_by_whoever_would_add_one()
    {
        await using var other = await OpenAnotherAsync();

        (await Stores.Settings.GetOrAddAsync(Home, "seed", "first", Token)).ShouldBe("first");
        (await other.Settings.GetOrAddAsync(Home, "seed", "second", Token)).ShouldBe("first");
        (await other.Settings.GetOrAddAsync(Other, "seed", "second", Token)).ShouldBe("second");
    }

    [Fact]
    public async Task Workspaces_do_not_share_settings()
    {
        await Stores.Settings.SetAsync(Home, "channel", "200", Token);

        (await Stores.Settings.GetAsync(Other, "channel", Token)).ShouldBeNull();
        (await Stores.Settings.RemoveAsync(Other, "channel", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Direct_messages_reach_a_workspace_only_after_somebody_allowed_it()
    {
        (await Stores.Settings.AllowsDirectMessagesAsync(Home, Token)).ShouldBeFalse();

        await Stores.Settings.AllowDirectMessagesAsync(Home, true, Token);
        (await Stores.Settings.AllowsDirectMessagesAsync(Home, Token)).ShouldBeTrue();
        (await Stores.Settings.AllowsDirectMessagesAsync(Other, Token)).ShouldBeFalse();

        await Stores.Settings.AllowDirectMessagesAsync(Home, false, Token);
        (await Stores.Settings.AllowsDirectMessagesAsync(Home, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Workspaces_are_listed_by_how_their_names_start()
    {
        await Corpus.WorkspaceAsync("default", Token);
        await Corpus.WorkspaceAsync("Discord:7", Token);
        await Corpus.WorkspaceAsync("d%", Token);
        await Stores.Settings.AllowDirectMessagesAsync(Other, true, Token);

        (await Stores.Settings.ListAsync("discord:", Token)).ShouldBe([new(Home, "discord:100"), new(Other, "discord:101")]);
        (await Stores.Settings.ListAsync("d%", Token)).Count.ShouldBe(1);
        (await Stores.Settings.ListAsync("", Token)).Count.ShouldBe(5);
        (await Stores.Settings.ListAllowingDirectMessagesAsync("discord:", Token)).ShouldBe([new(Other, "discord:101")]);
        (await Stores.Settings.ListAllowingDirectMessagesAsync("web:", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_and_values_are_bounded()
    {
        var (name, value) = (new string('n', WorkspaceSettings.MaxName), new string('v', WorkspaceSettings.MaxValue));
        await Stores.Settings.SetAsync(Home, name, value, Token);

        await Should.ThrowAsync<ArgumentException>(async () => await Stores.Settings.SetAsync(Home, "", "v", Token));
        await Should.ThrowAsync<ArgumentException>(async () => await Stores.Settings.SetAsync(Home, name + "n", "v", Token));
        await Should.ThrowAsync<ArgumentException>(async () => await Stores.Settings.SetAsync(Home, "n", value + "v", Token));
    }
}
