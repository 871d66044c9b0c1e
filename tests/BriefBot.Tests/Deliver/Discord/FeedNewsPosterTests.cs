using BriefBot.Corpus;
using BriefBot.Deliver.Discord;
using BriefBot.Discord;
using BriefBot.Fakes;
using BriefBot.Tests.Ingest.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class FeedNewsPosterTests : IAsyncLifetime
{
    const string Site = "quay.example";

    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(FeedWorld.Stop);
    FakeDiscord _discord = null!;
    FakeGuild _guild = null!;
    DiscordRestClient _rest = null!;
    FeedWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(2));
        _discord = await FakeDiscord.StartAsync(ct: _limit.Token);
        _guild = _discord.AddGuild();
        _rest = new DiscordRestClient(
            new()
            {
                Token = _discord.Token,
                BaseUrl = _discord.ApiBaseUrl,
                UserAgentUrl = new("https://bot.example"),
                UserAgentVersion = "1",
            },
            null,
            TimeProvider.System,
            new Random(1),
            NullLogger.Instance
        );
        _world = await FeedWorld.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _rest.Dispose();
        await _discord.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task That_a_feed_died_and_that_it_lives_again_is_said_once_each_where_it_was_added()
    {
        var (channel, other) = (_discord.AddChannel(_guild, "news"), _discord.AddChannel(_guild, "talk"));
        _world.Serve($"{Site}/feed", FeedWorld.Rss("Quay @everyone"));
        var feed = await FollowAsync(channel);
        await _world.DrainAsync();
        await TellAsync();
        channel.Messages.ShouldBeEmpty();

        _world.Refuse($"{Site}/feed", "410 Gone");
        await _world.PollWhenDueAsync(feed);
        await TellAsync();
        await TellAsync();
        await _world.PollWhenDueAsync(feed);
        await TellAsync();

        var died = channel.Messages.ShouldHaveSingleItem();
        died.ReadableText.ShouldContain("Ein Feed ist tot");
        died.ReadableText.ShouldContain("Quay");
        died.ReadableText.ShouldContain("It was removed for good");
        died.ReadableText.ShouldContain("/feed entfernen");

        _world.Serve($"{Site}/feed", FeedWorld.Rss("Quay"));
        await _world.PollWhenDueAsync(feed);
        await TellAsync();
        await TellAsync();

        channel.Messages.Count.ShouldBe(2);
        channel.Messages[1].ReadableText.ShouldContain("Ein Feed lebt wieder");
        other.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_bot_may_not_write_nobody_is_told_and_it_is_not_tried_again()
    {
        var mute = _discord.AddChannel(
            _guild,
            "mute",
            new FakeOverwrite(_discord.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.SendMessages)
        );
        _world.Refuse($"{Site}/feed", "410 Gone");
        await FollowAsync(mute);
        await _world.DrainAsync();

        await TellAsync();
        var asked = _discord.Requests;
        await TellAsync();

        asked.ShouldBe(1);
        _discord.Requests.ShouldBe(asked);
        mute.Messages.ShouldBeEmpty();
        (await _world.Stores.Feeds.NewsAsync(_limit.Token)).ShouldBeEmpty();
    }

    async Task<Feed> FollowAsync(FakeChannel channel)
    {
        var feed = new NewFeed(_world.Home, $"http://{Site}/feed")
        {
            FirstPoll = _world.Time.GetUtcNow(),
            Interval = TimeSpan.FromHours(1),
            ReportTo = new ChatPlace(ChatStore.Platform, channel.Id.ToString(), _guild.Id.ToString()),
        };
        return (await _world.Stores.Feeds.AddAsync(feed, 10, _limit.Token))!.Value.Feed;
    }

    Task TellAsync() =>
        new FeedNewsPoster(_rest, _world.Stores.Feeds, _ => "de", _world.Time, NullLogger<FeedNewsPoster>.Instance).TellAsync(_limit.Token);
}
