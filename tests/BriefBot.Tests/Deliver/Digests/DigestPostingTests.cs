using BriefBot.Corpus.Digests;
using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>What is posted, and what becomes of it when Discord fails.</summary>
public class DigestPostingTests : IAsyncLifetime
{
    const string CreateMessage = "POST /channels/{channel_id}/messages";
    const string CreateThread = "POST /channels/{channel_id}/threads";
    const string GetChannel = "GET /channels/{channel_id}";
    static readonly DateTimeOffset Eight = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    DigestRig _rig = null!;
    FakeChannel _channel = null!;

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    public async ValueTask InitializeAsync()
    {
        _rig = await DigestRig.StartAsync(isReplica: IsReplica);
        _channel = _rig.Discord.AddChannel(_rig.Guild, "news");
        await _rig.AddAsync(
            "Ferry aground off Brindle Point",
            "The ferry Albatross ran aground off Brindle Point with 212 passengers on board. Captain Mara Lindqvist ordered an "
                + "evacuation at noon.",
            "Harbour Gazette"
        );
        await _rig.AddAsync(
            "Passengers rescued from ferry",
            "All 212 passengers of the ferry Albatross were rescued after it ran aground off Brindle Point. The coastguard "
                + "blamed a failed engine.",
            "Meridian Wire"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_digest_quotes_its_stories_with_links_and_comes_back_only_with_what_is_new()
    {
        var schedule = await _rig.ScheduleAsync(_channel);

        await _rig.AtAsync(Eight.AddSeconds(-1));
        _channel.Messages.ShouldBeEmpty();
        await _rig.AtAsync(Eight);
        var first = _channel.Messages.Single();
        first.ReadableText.ShouldContain("212 passengers");
        first.ReadableText.ShouldContain("2 independent sources");
        first.ReadableText.ShouldContain("gazette.example/");

        await _rig.AtAsync(Eight.AddDays(1));
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Nothing);
        _channel.Messages.Count.ShouldBe(1);

        await _rig.AddAsync(
            "Ferry Albatross towed to Eldon",
            "The ferry Albatross, which ran aground off Brindle Point, was towed to the shipyard of Eldon. All 212 passengers of "
                + "the ferry Albatross were rescued.",
            "Harbour Gazette"
        );
        await _rig.AtAsync(Eight.AddDays(2));
        _channel.Messages.Count.ShouldBe(2);
        _channel.Messages[1].ReadableText.ShouldContain("Update:");
        _channel.Messages[1].ReadableText.ShouldContain("shipyard of Eldon");
        _channel.Messages[1].ReadableText.ShouldNotContain("were rescued");
    }

    [Fact]
    public async Task A_sentence_that_was_quoted_and_then_corrected_is_noted_once()
    {
        const string address = "https://harbourgazette.example/pilots";
        await _rig.AddAsync(
            "Pilots stop work",
            "The harbour pilots of Eldon demand 9 percent more pay. Their strike began at midnight in the old port.",
            "Harbour Gazette",
            address
        );
        await _rig.ScheduleAsync(_channel);
        await _rig.AtAsync(Eight);
        _channel.Messages[0].ReadableText.ShouldContain("demand 9 percent more pay");

        await _rig.AddAsync(
            "Pilots stop work",
            "The harbour pilots of Eldon demand 6 percent more pay. Their strike began at midnight in the old port.",
            "Harbour Gazette",
            address
        );
        await _rig.AtAsync(Eight.AddDays(1));
        await _rig.AtAsync(Eight.AddDays(2));

        _channel.Messages.Count.ShouldBe(2);
        var text = _channel.Messages[1].ReadableText;
        text.ShouldContain("Corrected since it was posted");
        text.ShouldContain("9 percent");
        text.ShouldContain("6 percent");
        text.ShouldNotContain("Update:");
    }

    [Fact]
    public async Task Nothing_new_is_said_in_a_line_where_that_is_asked_for()
    {
        await _rig.ScheduleAsync(_channel, draft => draft with { QuietLine = true });

        await _rig.AtAsync(Eight);
        await _rig.AtAsync(Eight.AddDays(1));

        _channel.Messages[1].ReadableText.ShouldContain("Nothing new since the last digest.");
    }

    [Fact]
    public async Task An_announcement_channel_gets_a_message_and_a_forum_a_post()
    {
        var announcements = _rig.Discord.AddChannel(_rig.Guild, ChannelKind.Announcement, "announcements");
        var forum = _rig.Discord.AddChannel(_rig.Guild, ChannelKind.Forum, "briefings");
        await _rig.ScheduleAsync(announcements, draft => draft with { Threads = true });
        var schedule = await _rig.ScheduleAsync(forum);

        await _rig.AtAsync(Eight);

        announcements.Messages.Single().ReadableText.ShouldContain("212 passengers");
        var threads = _rig.Guild.Channels.Where(channel => channel.IsThread).ToList();
        threads.Single(thread => thread.Parent == announcements).Messages.Single().ReadableText.ShouldContain("212 passengers");
        var post = threads.Single(thread => thread.Parent == forum);
        post.Name.ShouldBe("Digest — 1 June 2026");
        post.Messages.Single().ReadableText.ShouldContain("212 passengers");
        (await _rig.LastRunAsync(schedule)).Message!.Channel.ShouldBe(post.Id.ToString());
    }

    [Theory]
    [InlineData(ChannelKind.Text, CreateMessage, 4)]
    [InlineData(ChannelKind.Forum, CreateThread, 1)]
    public async Task A_digest_whose_confirmation_is_lost_is_found_in_the_channel_and_not_posted_again(
        ChannelKind kind,
        string route,
        int times
    )
    {
        var channel = _rig.Discord.AddChannel(_rig.Guild, kind, "there");
        var schedule = await _rig.ScheduleAsync(channel);
        _rig.Discord.Rest.On(route, times, afterEffect: true).Abort();

        await _rig.AtAsync(Eight);
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posting);
        // Beyond what Discord remembers of the nonce.
        await _rig.AfterAsync(TimeSpan.FromMinutes(20));

        var run = await _rig.LastRunAsync(schedule);
        run.State.ShouldBe(DigestState.Posted);
        run.Attempts.ShouldBe(1);
        Digests(channel).Count.ShouldBe(1);
        Digests(channel)[0].Id.ToString().ShouldBe(run.Message!.Id);
    }

    [Theory]
    [InlineData(ChannelKind.Text, CreateMessage, 4)]
    [InlineData(ChannelKind.Forum, CreateThread, 1)]
    public async Task A_digest_that_got_lost_on_its_way_is_posted_again_as_it_was(ChannelKind kind, string route, int times)
    {
        var channel = _rig.Discord.AddChannel(_rig.Guild, kind, "there");
        var schedule = await _rig.ScheduleAsync(channel);
        _rig.Discord.Rest.On(route, times).ServerError();

        await _rig.AtAsync(Eight);
        await _rig.AddAsync(
            "Council approves library",
            "The council of Eldon approved a new library for 14 million crowns.",
            "Lakeside Courier"
        );
        await _rig.AfterAsync(Minute);

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
        Digests(channel).Single().ReadableText.ShouldNotContain("library");
    }

    [Fact]
    public async Task A_process_killed_between_posting_and_noting_leaves_one_message()
    {
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On(CreateMessage, afterEffect: true).Until(new TaskCompletionSource().Task);

        _rig.RoundWithoutEnd(Eight);
        await _rig.Discord.UntilAsync(() => _channel.Messages.Count == 1, _rig.Token);
        await _rig.AfterAsync(Minute);
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posting);
        await _rig.AfterAsync(TimeSpan.FromMinutes(10));

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
        _channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_Discord_is_down_the_digest_waits_and_comes_within_its_grace_time()
    {
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On(times: int.MaxValue).Abort();
        await _rig.AtAsync(Eight);
        for (var tries = 0; tries < 12; tries++)
            await _rig.AfterAsync(TimeSpan.FromMinutes(11));
        _rig.Discord.Rest.Clear();

        await _rig.AfterAsync(TimeSpan.FromMinutes(11));

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
        _channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Beyond_its_grace_time_a_digest_is_missed_its_maker_is_told_once_and_the_next_one_tells_its_news()
    {
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On(times: int.MaxValue).ServerError();
        await _rig.AtAsync(Eight);
        await _rig.AtAsync(Eight.AddHours(7));
        _rig.Discord.Rest.Clear();
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Missed);

        await _rig.AtAsync(Eight.AddHours(8));
        _channel.Messages.ShouldBeEmpty();
        await _rig.AtAsync(Eight.AddDays(1));

        _channel.Messages.Single().ReadableText.ShouldContain("212 passengers");
        (await _rig.Stores.Schedules.FindAsync(schedule, _rig.Token))!.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_channel_is_told_to_the_maker_once_and_shown_until_it_works_again()
    {
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.RemoveChannel(_channel);

        await _rig.AtAsync(Eight);
        await _rig.AtAsync(Eight.AddDays(1));
        await _rig.AtAsync(Eight.AddDays(2));

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Failed);
        (await _rig.Stores.Schedules.FindAsync(schedule, _rig.Token))!.Trouble!.Kind.ShouldBe(TroubleKind.ChannelGone);
        _rig.Maker.Direct.Messages.Single().Content.ShouldContain("The channel is gone.");
    }

    [Fact]
    public async Task A_lost_permission_is_told_and_what_was_not_told_comes_when_it_is_given_back()
    {
        var schedule = await _rig.ScheduleAsync(_channel);
        _channel.Overwrites.Add(new(_rig.Discord.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.EmbedLinks));
        await _rig.AtAsync(Eight);
        (await _rig.Stores.Schedules.FindAsync(schedule, _rig.Token))!.Trouble!.Kind.ShouldBe(TroubleKind.NotAllowed);

        _channel.Overwrites.Clear();
        await _rig.AtAsync(Eight.AddDays(1));

        _channel.Messages.Single().ReadableText.ShouldContain("212 passengers");
        (await _rig.Stores.Schedules.FindAsync(schedule, _rig.Token))!.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Where_the_history_cant_be_read_an_uncertain_digest_is_not_posted_again()
    {
        _channel.Overwrites.Add(new(_rig.Discord.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.ReadMessageHistory));
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On(CreateMessage, 4, afterEffect: true).Abort();

        await _rig.AtAsync(Eight);
        await _rig.AfterAsync(TimeSpan.FromMinutes(20));

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Failed);
        (await _rig.Stores.Schedules.FindAsync(schedule, _rig.Token))!.Trouble!.Kind.ShouldBe(TroubleKind.Uncertain);
        _channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_Discord_finds_too_long_is_posted_with_fewer_stories()
    {
        await _rig.AddAsync(
            "Council approves library",
            "The council of Eldon approved a new library for 14 million crowns.",
            "Lakeside Courier"
        );
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On(CreateMessage).Refuse(400, 50035, "Invalid Form Body");

        await _rig.AtAsync(Eight);
        await _rig.AtAsync(Eight.AddDays(1));

        _channel.Messages.Count.ShouldBe(2);
        _channel.Messages[0].ReadableText.ShouldContain("1 more stories had no room");
        _channel.Messages[1].ReadableText.ShouldContain("library");
        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Posted);
    }

    [Fact]
    public async Task A_wait_that_Discord_asks_for_is_kept()
    {
        var schedule = await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On(GetChannel).TooManyRequests(LimitScope.Shared, TimeSpan.FromHours(1));

        await _rig.AtAsync(Eight);
        var asked = _rig.Discord.Requests;
        await _rig.AfterAsync(TimeSpan.FromMinutes(55));

        (await _rig.LastRunAsync(schedule)).State.ShouldBe(DigestState.Planned);
        _rig.Discord.Requests.ShouldBe(asked);
    }

    List<FakeMessage> Digests(FakeChannel channel) =>
        channel.Kind == ChannelKind.Forum
            ? [.. _rig.Guild.Channels.Where(one => one.Parent == channel).SelectMany(post => post.Messages)]
            : [.. channel.Messages];
}
