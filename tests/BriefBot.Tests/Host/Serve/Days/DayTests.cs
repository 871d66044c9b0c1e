using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Web;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;
using BriefBot.Host.Configuration;
using BriefBot.Tests.Deliver.Digests;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Host.Serve.Days;

/// <summary>
/// A day of a host in less than a minute: articles come by feeds, people ask and read pages, digests are posted at their local times on the
/// day on which Berlin's clocks are put back, a topic is told at once. The host is killed twice while it posts a digest.
/// </summary>
[Trait("Length", "Long")]
[Collection(nameof(Alone))]
public sealed class DayTests : IAsyncLifetime
{
    const string CreateThread = "POST /channels/{channel_id}/threads";
    const string Zone = "Europe/Berlin";

    // Bytes by which memory may differ from hour to hour, a seventh of what the host holds.
    const long Slack = 20_000_000;

    // Midnight in Berlin, where the night has an hour more; then 24 hours, until 23:00.
    static readonly DateTimeOffset Start = new(2026, 10, 24, 22, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Length = TimeSpan.FromHours(24);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // As often as whoever posts digests looks; a clock that goes further at once would have it look late.
    static readonly TimeSpan Step = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Keep = TimeSpan.FromHours(6);

    // 02:30 comes twice on this day.
    static readonly TimeOnly[] Times = [new(2, 30), new(7, 0), new(12, 0), new(18, 0)];
    static readonly DateTimeOffset[] Due = [At(0, 30), At(6, 0), At(11, 0), At(17, 0)];

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _time = new(Start);
    readonly WarningLog _log = new();
    readonly List<DateTimeOffset> _asked = [];
    readonly List<ScheduleId> _schedules = [];
    ILoggerFactory _loggers = null!;
    Settings _settings = null!;
    DayOfNews _news = null!;
    FakeDiscord _discord = null!;
    FakeGuild _guild = null!;
    FakeChannel _digests = null!;
    FakeChannel _alerts = null!;
    DayHost _host = null!;
    DateTimeOffset _lastStart;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _news = new(_time);
        // Discord's own timers run by real time.
        _discord = await FakeDiscord.StartAsync(new() { Time = new SkewedClock(_time) }, Token);
        _guild = _discord.AddGuild();
        _digests = _discord.AddChannel(_guild, ChannelKind.Forum, "digests");
        _alerts = _discord.AddChannel(_guild, "alerts");
        _settings = new Settings { Data = _folder.Path };
        _settings.Web.Urls = "http://127.0.0.1:0";
        _settings.Reader.Enabled = false;
        _settings.Feeds.Poll = false;
        _settings.Feeds.LongestInterval = _settings.Feeds.ShortestInterval;
        _settings.Discord.KeepAnswers = Keep;
        await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _discord.DisposeAsync();
        await _news.DisposeAsync();
        _loggers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_day_of_mixed_load_with_two_kills_loses_and_doubles_nothing_and_takes_no_more_memory()
    {
        await PrepareAsync();

        await LiveUntilAsync(Start.AddHours(2));
        var early = GC.GetTotalMemory(forceFullCollection: true);
        await LiveUntilAsync(Due[2] - Step);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(early + Slack);
        await KillWhilePostingAsync(2, isPosted: false);
        await LiveUntilAsync(Due[3] - Step);
        await KillWhilePostingAsync(3, isPosted: true);
        await LiveUntilAsync(Start + Length);

        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(early + Slack);
        _log.Lines.ShouldBeEmpty();
        await CheckArticlesAsync();
        await CheckAnswersAsync();
        await CheckPostsAsync();
        (await SqliteStores.VerifyAsync(_host.Stores.Path, Token)).Findings.ShouldBeEmpty();
    }

    async Task PrepareAsync()
    {
        foreach (var feed in DayOfNews.Feeds)
            await _host.Stores.Feeds.AddAsync(
                new NewFeed(_host.Home, feed) { FirstPoll = Start, Interval = _settings.Feeds.ShortestInterval },
                100,
                Token
            );
        foreach (var at in Times)
        {
            var draft = new ScheduleDraft(_host.Home, null, Place(_digests), at, Weekdays.All, Zone);
            _schedules.Add((await _host.Stores.Schedules.AddAsync(draft, Start, Start, Token))!.Value);
        }
        await _host.Stores.Topics.AddAsync(_host.Home, new(DayOfNews.Topic) { Include = [DayOfNews.Topic] }, Token);
        var alert = ScheduleDraft.Alert(_host.Home, DayOfNews.Topic, Place(_alerts));
        (await _host.Stores.Schedules.AddAsync(alert, Start, Start, Token)).ShouldNotBeNull();
    }

    ChatPlace Place(FakeChannel channel) => new(ChatStore.Platform, channel.Id.ToString(), _guild.Id.ToString());

    async Task StartHostAsync()
    {
        _lastStart = _time.GetUtcNow();
        _host = await DayHost.StartAsync(_settings, _time, _news.Web, _discord, _loggers);
    }

    /// <summary>Lets time pass, minute by minute.</summary>
    async Task LiveUntilAsync(DateTimeOffset end)
    {
        while (_time.GetUtcNow() < end)
        {
            var now = _time.GetUtcNow();
            if (now.Second == 0)
                await _host.PollAsync();
            if (now.Second == 0 && now.Minute % 5 == 0)
                await LoadAsync();
            _time.Advance(Step);
            await _host.RestAsync();
        }
    }

    /// <summary>Five minutes' worth of news, questions and readers.</summary>
    async Task LoadAsync()
    {
        // What comes in the last half hour need not be there at the end of the day.
        if (_time.GetUtcNow() < Start + Length - TimeSpan.FromMinutes(30))
            _news.Publish();
        var articles = _news.Articles;
        // By now its feed was polled, and it was read.
        var known = articles.Where(article => _time.GetUtcNow() - article.Published >= TimeSpan.FromMinutes(30));
        if (known.LastOrDefault(article => article.Question is not null) is not { Question: { } question, Person: { } person })
            return;
        var answer = await _host.PageAsync(PagePaths.Ask(question));
        _asked.Add(_time.GetUtcNow());
        answer.ShouldContain(person, customMessage: question);
        string[] pages =
        [
            "/",
            PagePaths.Stories,
            PagePaths.Feeds,
            PagePaths.Topic(DayOfNews.Topic),
            PagePaths.Brief(DayOfNews.Topic),
            "/api/ask?q=" + Uri.EscapeDataString(question),
            PagePaths.TopicFeed + DayOfNews.Topic + ".xml",
            "/health/ready",
        ];
        await _host.PageAsync(pages[_asked.Count % pages.Length]);
    }

    /// <summary>Kills the host after it noted that it posts a digest, before Discord has it or before it knows that, and starts it
    /// anew.</summary>
    async Task KillWhilePostingAsync(int digest, bool isPosted)
    {
        _discord.Rest.On(CreateThread, afterEffect: isPosted).Until(new TaskCompletionSource().Task);
        while (await RunAsync(digest) is not { State: DigestState.Posting })
        {
            if (_host.IsAtRest)
                _time.Advance(Step);
            await Task.Yield();
        }
        if (isPosted)
            await _discord.UntilAsync(() => Posts.Count == digest + 1, Token);
        var killed = _host;
        killed.Kill();

        _time.AdvanceTo(Due[digest] + Minute);
        await StartHostAsync();
        await _host.RestAsync();
        Posts.Count.ShouldBe(isPosted ? digest + 1 : digest);
        await killed.DisposeAsync();
        _discord.Rest.Clear();
    }

    async Task<DigestRun?> RunAsync(int digest) => (await _host.Stores.Outbox.RecentAsync(_schedules[digest], 1, Token)).SingleOrDefault();

    List<FakeMessage> Posts =>
        [.. _guild.Channels.Where(channel => channel.Parent == _digests).SelectMany(post => post.Messages).OrderBy(post => post.Timestamp)];

    async Task CheckArticlesAsync()
    {
        var stored = new Dictionary<string, Article>(StringComparer.Ordinal);
        await foreach (var line in _host.Stores.Corpus.ListAsync(new SearchScope(_host.Home), Token))
            stored.Add(line.Title, (await _host.Stores.Corpus.FindAsync(_host.Home, line.Id, null, Token))!);
        stored.Keys.ShouldBe(_news.Articles.Select(article => article.Title), ignoreOrder: true);
        // A page is looked at again when its age has doubled.
        foreach (var article in _news.Articles.Where(article => article.Published < Start + (Length / 2)))
            stored[article.Title].Body.ShouldBe(article.Correction ?? article.Body);
        (await _host.Stores.Stories.WaitingAsync(Token)).ShouldBe(0);
    }

    /// <summary>All that was asked is kept, and what was asked long enough before a deletion is deleted.</summary>
    async Task CheckAnswersAsync()
    {
        _asked.Count.ShouldBeGreaterThan(270);
        var kept = new List<DateTimeOffset>();
        await foreach (var answer in _host.Stores.Answers.AllAsync(_host.Home, Token))
            kept.Add(answer.Answer.AskedAt);
        kept.ShouldBe(_asked.Where(at => at >= _lastStart - Keep), ignoreOrder: true);
    }

    async Task CheckPostsAsync()
    {
        var posts = Posts;
        posts.Count.ShouldBe(Times.Length);
        foreach (var (digest, due) in Due.Index())
        {
            var runs = await _host.Stores.Outbox.RecentAsync(_schedules[digest], 10, Token);
            var run = runs.ShouldHaveSingleItem();
            (run.State, run.DueAt, run.Slot, run.Message?.Id).ShouldBe(
                (DigestState.Posted, due, "2026-10-25", posts[digest].Id.ToString())
            );
            // The one that had not arrived when the host was killed is posted when the dead one's lease was seen for long enough.
            var late = posts[digest].Timestamp - due;
            late.ShouldBeInRange(TimeSpan.Zero, digest == 2 ? 2 * Minute : Minute - Step);
        }
        _alerts
            .Messages.Select(message => message.ReadableText.Split("**")[1])
            .ShouldBe(_news.Articles.Where(article => article.Question is null).Select(article => article.Title));
    }

    static DateTimeOffset At(int hour, int minute) => new(2026, 10, 25, hour, minute, 0, TimeSpan.Zero);
}
