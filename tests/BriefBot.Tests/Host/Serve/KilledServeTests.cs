using System.Globalization;
using System.Runtime.Versioning;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Fakes;
using BriefBot.Tests.Host.Discord;

namespace BriefBot.Tests.Host.Serve;

/// <summary>A process that runs <c>serve</c> is killed (SIGKILL: no handler runs) while a digest is on its way.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KilledServeTests : IAsyncLifetime
{
    const string CreateMessage = "POST /channels/{channel_id}/messages";
    const string CreateThread = "POST /channels/{channel_id}/threads";

    readonly BriefBotProcess _briefbot = new();
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    FakeDiscord _discord = null!;
    FakeGuild _guild = null!;

    CancellationToken Stop => _limit.Token;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(4));
        _discord = await FakeDiscord.StartAsync(ct: Stop);
        _guild = _discord.AddGuild();
        Serving.Connect(_briefbot, _discord, _discord.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _discord.DisposeAsync();
        _briefbot.Dispose();
        _limit.Dispose();
    }

    [Theory]
    [InlineData(ChannelKind.Text, CreateMessage, true)]
    [InlineData(ChannelKind.Text, CreateMessage, false)]
    [InlineData(ChannelKind.Forum, CreateThread, true)]
    public async Task Restarted_it_leaves_the_digest_in_the_channel_exactly_once(ChannelKind kind, string request, bool hasArrived)
    {
        var channel = _discord.AddChannel(_guild, kind, "news");
        await AskForDigestAsync(channel);
        _discord.Rest.On(request, afterEffect: hasArrived).Until(new TaskCompletionSource().Task);
        await using (await Serving.StartAsync(_briefbot, Stop))
        {
            await RunAsync(DigestState.Posting);
            if (hasArrived)
                await _discord.UntilAsync(() => Digests(channel) == 1, Stop);
        }
        _discord.Rest.Clear();
        Digests(channel).ShouldBe(hasArrived ? 1 : 0);

        await using var second = await Serving.StartAsync(_briefbot, Stop);
        var run = await RunAsync(DigestState.Posted);

        run.State.ShouldBe(DigestState.Posted, run.Reason);
        Digests(channel).ShouldBe(1);
    }

    async Task AskForDigestAsync(FakeChannel channel)
    {
        _briefbot.Write(
            "ferry.txt",
            "Ferry aground\n\nThe ferry Albatross ran aground off Brindle Point with 212 passengers on board. The captain "
                + "ordered an evacuation."
        );
        (await _briefbot.RunAsync("ingest", "ferry.txt")).Code.ShouldBe(0);
        var added = await _briefbot.RunAsync(
            "schedules",
            "add",
            "--channel",
            channel.Id.ToString(CultureInfo.InvariantCulture),
            "--time",
            "03:00",
            "--zone",
            "Etc/UTC",
            "--quiet-line",
            "true"
        );
        added.Code.ShouldBe(0, added.Error);
        (await _briefbot.RunAsync("schedules", "now", "1")).Code.ShouldBe(0);
    }

    // As far as this, or further.
    async Task<DigestRun> RunAsync(DigestState state)
    {
        await using var stores = await SqliteStores.OpenAsync(Path.Combine(_briefbot.Data, "briefbot.db"), null, Stop);
        var corpus = stores.Corpus;
        while (true)
        {
            var run = (await stores.Outbox.RecentAsync(new ScheduleId(1), 5, Stop)).Single(run => run.IsOnRequest);
            if (run.State >= state)
                return run;
            await Task.Delay(200, Stop);
        }
    }

    int Digests(FakeChannel channel) =>
        channel.Kind == ChannelKind.Forum
            ? _guild.Channels.Where(one => one.Parent == channel).Sum(post => post.Messages.Count)
            : channel.Messages.Count;
}
