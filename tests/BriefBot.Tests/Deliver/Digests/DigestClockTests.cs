using BriefBot.Corpus.Digests;
using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>Whatever the host's clock shows, a digest that may stand in its channel is found there.</summary>
public sealed class DigestClockTests : IAsyncLifetime
{
    const string CreateMessage = "POST /channels/{channel_id}/messages";
    const string CreateThread = "POST /channels/{channel_id}/threads";
    static readonly DateTimeOffset Eight = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    // Longer than a lease lasts, and than Discord remembers a nonce.
    static readonly TimeSpan Later = TimeSpan.FromMinutes(20);

    DigestRig _rig = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await DigestRig.StartAsync();
        await _rig.AddAsync(
            "Ferry aground off Brindle Point",
            "The ferry Albatross ran aground off Brindle Point with 212 passengers on board.",
            "Harbour Gazette"
        );
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    // Minutes that the clock is ahead while the digest is posted, and afterwards.
    public static TheoryData<ChannelKind, int, int> Skews
    {
        get
        {
            var skews = new TheoryData<ChannelKind, int, int>();
            foreach (var kind in new[] { ChannelKind.Text, ChannelKind.Forum })
            foreach (
                var (before, after) in new[]
                {
                    (10, 10),
                    (10, 0),
                    (-10, -10),
                    (-10, 0),
                    (170, 170),
                    (170, -30),
                    (-170, -170),
                    (0, 10),
                    (0, -3),
                    (3, -3),
                }
            )
                skews.Add(kind, before, after);
            return skews;
        }
    }

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task A_digest_whose_confirmation_is_lost_is_found_whatever_the_clock_shows(ChannelKind kind, int before, int after)
    {
        var channel = _rig.Discord.AddChannel(_rig.Guild, kind, "there");
        _rig.HostClock.Skew = TimeSpan.FromMinutes(before);
        var schedule = await _rig.ScheduleAsync(channel);
        _rig.Discord.Rest.On(kind == ChannelKind.Forum ? CreateThread : CreateMessage, kind == ChannelKind.Forum ? 1 : 4, afterEffect: true)
            .Abort();

        await _rig.AtHostTimeAsync(Eight);
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posting);
        await PassAsync(schedule, after);

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
        Digests(channel).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task A_digest_whose_process_was_killed_after_the_request_is_found_whatever_the_clock_shows(
        ChannelKind kind,
        int before,
        int after
    )
    {
        var channel = _rig.Discord.AddChannel(_rig.Guild, kind, "there");
        _rig.HostClock.Skew = TimeSpan.FromMinutes(before);
        var schedule = await _rig.ScheduleAsync(channel);
        _rig.Discord.Rest.On(kind == ChannelKind.Forum ? CreateThread : CreateMessage, afterEffect: true)
            .Until(new TaskCompletionSource().Task);

        _rig.RoundWithoutEnd(Eight - _rig.HostClock.Skew);
        await _rig.Discord.UntilAsync(() => Digests(channel) == 1, _rig.Token);
        await PassAsync(schedule, after);

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
        Digests(channel).ShouldBe(1);
    }

    [Fact]
    public async Task Another_host_whose_clock_is_ahead_leaves_a_digest_alone_that_is_being_posted()
    {
        var channel = _rig.Discord.AddChannel(_rig.Guild, ChannelKind.Forum, "there");
        var schedule = await _rig.ScheduleAsync(channel);
        var answer = new TaskCompletionSource();
        _rig.Discord.Rest.On(CreateThread).Until(answer.Task);
        _rig.RoundWithoutEnd(Eight);
        await _rig.Discord.UntilAsync(() => _rig.Discord.Exchanges.Count > 0, _rig.Token);

        _rig.HostClock.Skew = TimeSpan.FromMinutes(10);
        await _rig.AfterAsync(TimeSpan.FromSeconds(1));
        answer.SetResult();
        await _rig.Discord.UntilAsync(() => Digests(channel) > 0, _rig.Token);
        await PassAsync(schedule, 10);

        Digests(channel).ShouldBe(1);
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_for_days_costs_no_digest_once_it_is_right_again()
    {
        var channel = _rig.Discord.AddChannel(_rig.Guild, "there");
        await _rig.ScheduleAsync(channel, draft => draft with { QuietLine = true });
        await _rig.AtAsync(Eight);

        _rig.HostClock.Skew = TimeSpan.FromDays(5);
        await _rig.AfterAsync(TimeSpan.FromMinutes(1));
        _rig.HostClock.Skew = TimeSpan.Zero;
        var before = channel.Messages.Count;
        for (var day = 1; day <= 4; day++)
            await _rig.AtAsync(Eight.AddDays(day));

        // The fifth was due by the wrong clock, and stands already.
        (channel.Messages.Count - before).ShouldBe(4);
    }

    /// <summary>Goes on with a clock that shows something else, for as long as it takes until a try that was laid aside is due by
    /// it.</summary>
    async Task PassAsync(ScheduleId schedule, int skew)
    {
        _rig.HostClock.Skew = TimeSpan.FromMinutes(skew);
        for (var round = 0; round < 30 && (round < 2 || (await _rig.LastRunAsync(schedule)).State < DigestState.Posted); round++)
            await _rig.AfterAsync(Later);
    }

    int Digests(FakeChannel channel) =>
        channel.Kind == ChannelKind.Forum
            ? _rig.Guild.Channels.Where(one => one.Parent == channel).Sum(post => post.Messages.Count)
            : channel.Messages.Count;
}
