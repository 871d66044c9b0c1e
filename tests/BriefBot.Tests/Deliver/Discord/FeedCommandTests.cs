using BriefBot.Fakes;
using BriefBot.Tests.Ingest.Feeds;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class FeedCommandTests : IAsyncLifetime
{
    HostileWeb _web = null!;
    RunningBot _bot = null!;
    Person _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _web = new HostileWeb(call =>
            call.Target == "/feed" && call.Host != "none.example"
                ?
                [
                    WebStep.Answer(
                        "200 OK",
                        FeedWorld.Rss($"Quay @everyone of {call.Host}", FeedWorld.Item($"{call.Host}/1", "First ferry"))
                    ),
                ]
                : [WebStep.Answer("404 Not Found", "")]
        );
        _bot = await RunningBot.StartAsync(settings => settings.Feeds.PerServer = 2, web: _web);
        _owner = _bot.Discord.Person("owner");
        _bot.Discord.AddMember(_bot.Guild, _owner, _bot.Discord.AddRole(_bot.Guild, "managers", FakePermissions.ManageGuild));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_is_tried_and_followed_by_the_server_that_added_it_alone()
    {
        var added = await AddAsync("http://quay.example/feed");

        added.Ephemeral.ShouldBeTrue();
        added.ReadableText.ShouldContain("Feed added");
        added.ReadableText.ShouldContain("quay.example/feed");
        var feed = (await _bot.Stores.Feeds.ListAllAsync(_bot.Stop)).ShouldHaveSingleItem();
        feed.Workspace.ShouldBe(await _bot.Corpus.WorkspaceAsync($"discord:{_bot.Guild.Id}", _bot.Stop));
        feed.ReportTo!.Channel.ShouldBe(_bot.Channel.Id.ToString());
        (await AddAsync("quay.example/feed")).ReadableText.ShouldContain("followed already");
    }

    [Fact]
    public async Task What_has_no_feed_and_what_is_too_much_is_refused_with_the_reason()
    {
        (await AddAsync("http://none.example/feed")).ReadableText.ShouldContain("Not added");

        await AddAsync("http://one.example/feed");
        await AddAsync("http://two.example/feed");
        (await AddAsync("http://three.example/feed")).ReadableText.ShouldContain("2 feeds");

        (await _bot.Stores.Feeds.ListAllAsync(_bot.Stop)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_feed_is_picked_by_its_name_listed_paused_resumed_and_removed()
    {
        await AddAsync("http://quay.example/feed");

        var choices = await _owner.Type(_bot.Channel, "feed pause", "feed", "quay").ChoicesAsync(_bot.Stop);
        var choice = choices.ShouldHaveSingleItem();
        (await ChangeAsync("pause", choice.Value)).ReadableText.ShouldContain("paused");
        (await _owner.Slash(_bot.Channel, "feed list").AnswerAsync(_bot.Stop)).ReadableText.ShouldContain("Paused");
        (await ChangeAsync("resume", choice.Value)).ReadableText.ShouldContain("resumed");
        (await ChangeAsync("remove", choice.Value)).ReadableText.ShouldContain("removed");

        (await ChangeAsync("remove", choice.Value)).ReadableText.ShouldContain("no such feed");
        (await _owner.Slash(_bot.Channel, "feed list").AnswerAsync(_bot.Stop)).ReadableText.ShouldContain("No feed");
    }

    async Task<FakeMessage> AddAsync(string address) =>
        await _owner.Slash(_bot.Channel, "feed add", ("url", address)).AnswerAsync(_bot.Stop);

    async Task<FakeMessage> ChangeAsync(string what, string feed) =>
        await _owner.Slash(_bot.Channel, $"feed {what}", ("feed", feed)).AnswerAsync(_bot.Stop);
}
