using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Fakes;
using BriefBot.Host.Composition;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>Topics that tell a channel at once.</summary>
public class AlertTests : IAsyncLifetime
{
    const string CreateMessage = "POST /channels/{channel_id}/messages";
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>News of ferries, no two of which are one story.</summary>
    internal static readonly (string Title, string Body)[] Burst =
    [
        ("Fire in Aarhus", "Flames destroyed the customs house of Aarhus while a ferry unloaded cattle."),
        ("Bergen dredges", "Bergen borrows nine million crowns to deepen the channel that its ferry follows."),
        ("Cadiz director out", "Unpaid invoices cost the director of Cadiz her post and halted a ferry."),
        ("Lighthouses of Dover", "A museum about lighthouses opened beside the ferry in an old Dover granary."),
        ("Brewers in Esbjerg", "Bohemian brewers chose Esbjerg and its weekly ferry for exporting barrels."),
        ("Squirrels in Faro", "Squirrels gnawed cables, darkening Faro and stranding one ferry until dawn."),
        ("Prize for Gdansk", "Gardens and cycling paths won Gdansk a prize that tourists on every ferry voted for."),
        ("Anglers sue Hull", "Anglers took Hull to court because mooring fees rose after the new ferry berth."),
        ("Chess in Izmir", "Pensioners played chess aboard a ferry anchored off Izmir for eleven days."),
        ("No scooters in Jaffa", "Jaffa banned scooters from piers where any ferry lands, citing broken ankles."),
        ("Olives in Kiel", "Nine hundred olive trees now line Kiel’s quay, watered by a retired ferry captain."),
    ];

    DigestRig _rig = null!;
    FakeChannel _channel = null!;
    ScheduleId _alert;

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    public async ValueTask InitializeAsync()
    {
        _rig = await DigestRig.StartAsync(isReplica: IsReplica);
        _channel = _rig.Discord.AddChannel(_rig.Guild, "news");
        _alert = await _rig.AlertAsync(_channel, "ferry");
        _rig.Clock.Now += Minute;
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_story_of_the_topic_is_told_at_once_with_a_whole_sentence_its_link_its_outlet_and_its_day()
    {
        await AgroundAsync();
        await _rig.AddAsync("Budget passed", "The council of Eldon passed a budget for its schools on Monday.", "Harbour Gazette");

        await _rig.AfterAsync(Minute);
        await _rig.AfterAsync(Minute);

        var text = _channel.Messages.Single().ReadableText;
        text.ShouldContain("New on ferry");
        text.ShouldContain("Ferry aground off Brindle Point");
        text.ShouldContain("“The ferry Albatross ran aground off Brindle Point with 212 passengers on board.”");
        text.ShouldNotContain("ordered an evacuation");
        text.ShouldContain("harbourgazette.example/");
        text.ShouldContain("Harbour Gazette, 1 June 2026");
    }

    [Fact]
    public async Task Another_outlets_article_on_the_same_story_makes_no_second_message()
    {
        await AgroundAsync();
        await _rig.AfterAsync(Minute);

        await RescuedAsync();
        await _rig.AfterAsync(Minute);
        await _rig.AfterAsync(TimeSpan.FromHours(12));

        _channel.Messages.Count.ShouldBe(1);
        (await _rig.Stores.Stories.ListAsync(new(_rig.Home), _rig.Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_story_that_goes_on_the_day_after_next_is_told_again()
    {
        await AgroundAsync();
        await _rig.AfterAsync(Minute);
        _rig.Clock.Now += TimeSpan.FromDays(2);

        await RescuedAsync();
        await _rig.AfterAsync(Minute);

        _channel.Messages.Count.ShouldBe(2);
        _channel.Messages[1].ReadableText.ShouldContain("Passengers rescued from ferry");
    }

    [Fact]
    public async Task What_was_there_before_or_published_days_ago_is_not_told()
    {
        var later = await _rig.AlertAsync(_rig.Discord.AddChannel(_rig.Guild, "old"), "Albatross");
        await AgroundAsync();
        await _rig.Stores.Schedules.StopAlertAsync(_rig.Home, "Albatross", _rig.Token);
        _rig.Clock.Now += Minute;
        var old = _rig.Discord.AddChannel(_rig.Guild, "older");
        await _rig.AlertAsync(old, "Brindle Point");
        _rig.Clock.Now += Minute;
        await _rig.AddAsync(
            "Ferry timetable of last month",
            "The ferry company of Brindle Point printed a timetable in May with fewer crossings.",
            "Harbour Gazette",
            published: new(2026, 5, 29)
        );

        await _rig.AfterAsync(Minute);

        old.Messages.ShouldBeEmpty();
        _channel.Messages.Count.ShouldBe(1);
        (await _rig.Stores.Schedules.FindAsync(later, _rig.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_burst_is_told_in_six_messages_an_hour_of_which_the_last_sums_up()
    {
        foreach (var (told, (title, body)) in Burst.Index())
            await _rig.AddAsync(title, $"{body} {Otherwise(told)}", "Wire");

        for (var round = 0; round < 20; round++)
            await _rig.AfterAsync(TimeSpan.FromSeconds(15));

        _channel.Messages.Count.ShouldBe(6);
        foreach (var (told, (_, body)) in Burst.Index())
            _channel.Messages.Count(message => message.ReadableText.Contains(body, StringComparison.Ordinal)).ShouldBe(told < 10 ? 1 : 0);
        _channel.Messages[5].ReadableText.ShouldContain("and 1 more");

        await _rig.AddAsync("Ferry strike", "Crews of the ferry Heron stopped work over wages. " + Otherwise(Burst.Length), "Wire");
        await _rig.AfterAsync(Minute);
        _channel.Messages.Count.ShouldBe(6);
        await _rig.AfterAsync(TimeSpan.FromHours(1));
        _channel.Messages.Count.ShouldBe(7);
        _channel.Messages[6].ReadableText.ShouldContain("Ferry strike");
    }

    [Fact]
    public async Task An_alert_whose_confirmation_is_lost_is_found_in_the_channel_by_another_process()
    {
        await AgroundAsync();
        _rig.Discord.Rest.On(CreateMessage, 4, afterEffect: true).Abort();
        await _rig.AfterAsync(Minute);
        (await _rig.LastRunAsync(_alert)).State.ShouldBe(DigestState.Posting);

        _rig.Restart();
        // Beyond what Discord remembers of the nonce.
        await _rig.AfterAsync(TimeSpan.FromMinutes(20));
        await _rig.AfterAsync(Minute);

        (await _rig.LastRunAsync(_alert)).State.ShouldBe(DigestState.Posted);
        _channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_process_that_is_killed_between_posting_and_noting_leaves_one_message()
    {
        await AgroundAsync();
        _rig.Discord.Rest.On(CreateMessage, afterEffect: true).Until(new TaskCompletionSource().Task);
        _rig.RoundWithoutEnd(_rig.Clock.Now + Minute);
        await _rig.Discord.UntilAsync(() => _channel.Messages.Count == 1, _rig.Token);

        await SomeMinutesAsync();

        (await _rig.LastRunAsync(_alert)).State.ShouldBe(DigestState.Posted);
        _channel.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_is_killed_before_posting_leaves_the_alert_to_the_next_one(bool isAboutTo)
    {
        await AgroundAsync();
        var (now, outbox) = (_rig.Clock.Now + Minute, _rig.Stores.Outbox);
        await outbox.RequestAsync(_alert, new(PlannedRun.AlertSlot(now), now, "nonce", DigestState.Planned), _rig.Token);
        var run = (await outbox.TakeAsync("dead", now, Minute, _rig.Token))!;
        if (isAboutTo)
        {
            var schedule = (await _rig.Stores.Schedules.FindAsync(_alert, _rig.Token))!;
            var digest = await DigestParts.Desk(_rig.Stores, new DigestOptions(), null).ComposeAsync(schedule, now, null, null, _rig.Token);
            (await outbox.PostingAsync(new(run.Id, "dead"), digest.Write(), "0", now, _rig.Token)).ShouldBeTrue();
        }

        await SomeMinutesAsync();

        (await _rig.LastRunAsync(_alert)).Id.ShouldBe(run.Id);
        _channel.Messages.Single().ReadableText.ShouldContain("Ferry aground");
    }

    [Fact]
    public async Task Where_the_history_cant_be_read_an_uncertain_alert_is_not_posted_again()
    {
        _channel.Overwrites.Add(new(_rig.Discord.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.ReadMessageHistory));
        await AgroundAsync();
        _rig.Discord.Rest.On(CreateMessage, 4, afterEffect: true).Abort();

        for (var round = 0; round < 30; round++)
            await _rig.AfterAsync(Minute);

        (await _rig.LastRunAsync(_alert)).State.ShouldBe(DigestState.Failed);
        _channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_refuses_is_tried_six_times_an_hour_and_its_maker_is_told_once()
    {
        await AgroundAsync();
        _rig.Discord.RemoveChannel(_channel);

        for (var round = 0; round < 30; round++)
            await _rig.AfterAsync(Minute);

        var runs = await _rig.Stores.Outbox.RecentAsync(_alert, 50, _rig.Token);
        runs.Count.ShouldBe(6);
        runs.ShouldAllBe(run => run.State == DigestState.Failed);
        _rig.Maker.Direct.Messages.Single().ReadableText.ShouldContain("What is new on a topic could not be posted");
    }

    [Fact]
    public async Task Mentions_in_an_article_ping_nobody()
    {
        await _rig.AddAsync(
            "Ferry @everyone <@" + _rig.Maker.User.Id + ">",
            "The ferry Albatross greets @everyone and @here on its deck today.",
            "Wire @here"
        );

        await _rig.AfterAsync(Minute);

        _channel.Messages.Single().EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_topic_has_one_alert_which_goes_with_it_and_is_no_schedule()
    {
        var other = _rig.Discord.AddChannel(_rig.Guild, "other");
        await _rig.AlertAsync(other, "ferry");
        _rig.Clock.Now += Minute;
        await AgroundAsync();

        await _rig.AfterAsync(Minute);

        _channel.Messages.ShouldBeEmpty();
        other.Messages.Count.ShouldBe(1);
        (await _rig.Stores.Schedules.ListAsync(_rig.Home, _rig.Token)).ShouldBeEmpty();
        (await _rig.Stores.Topics.RemoveAsync(_rig.Home, "ferry", _rig.Token)).ShouldBe(TopicChange.Done);
        (await _rig.Stores.Schedules.AlertsAsync(_rig.Home, _rig.Token)).ShouldBeEmpty();
    }

    Task AgroundAsync() =>
        _rig.AddAsync(
            "Ferry aground off Brindle Point",
            "The ferry Albatross ran aground off Brindle Point with 212 passengers on board. Captain Mara Lindqvist ordered an "
                + "evacuation at noon.",
            "Harbour Gazette"
        );

    Task RescuedAsync() =>
        _rig.AddAsync(
            "Passengers rescued from ferry",
            "All 212 passengers of the ferry Albatross were rescued after it ran aground off Brindle Point. The coastguard "
                + "blamed a failed engine.",
            "Meridian Wire"
        );

    /// <summary>Goes round until a dead process's lease was seen to stand for long enough.</summary>
    async Task SomeMinutesAsync()
    {
        for (var round = 0; round < 8; round++)
            await _rig.AfterAsync(Minute);
    }

    /// <summary>A sentence of words that no other article has, so that each is a story of its own.</summary>
    internal static string Otherwise(int number)
    {
        const string letters = "bdfgklmnprstvz";
        var words = Enumerable.Range(0, 60).Select(word => $"{letters[number]}o{letters[word % 14]}u{letters[word / 14]}ak");
        return $"Then {string.Join(' ', words)}.";
    }
}
