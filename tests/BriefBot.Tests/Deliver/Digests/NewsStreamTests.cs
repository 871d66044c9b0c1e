using System.Globalization;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Composition;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>Ninety days of news with follow-ups and reprints, a digest a day.</summary>
[Trait("Length", "Long")]
public sealed class NewsStreamTests : IAsyncLifetime
{
    const int Days = 90;
    static readonly DateTimeOffset Start = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder _folder = new();
    readonly SetClock _clock = new(Start);
    readonly Dictionary<string, int> _arrived = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);
    SimulatedHost _host = null!;
    WorkspaceId _home;
    ScheduleId _schedule;
    int _articles,
        _reprints,
        _stories,
        _updates,
        _updatesWithoutNews,
        _again;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new DigestOptions { Stories = 12 };
        _host = await SimulatedHost.StartAsync(
            _folder.File("corpus.db"),
            new(_clock),
            _clock,
            options,
            Token,
            stores => DigestParts.Desk(stores, options, null).ComposeAsync
        );
        _home = await _host.Corpus.WorkspaceAsync("home", Token);
        var draft = new ScheduleDraft(_home, null, new ChatPlace(SimulatedChannel.Platform, "c"), new(8, 0), Weekdays.All, "Etc/UTC");
        _schedule = (await _host.Stores.Schedules.AddAsync(draft, Start, Start.AddDays(-1), Token))!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_story_comes_twice_without_a_new_fact_and_every_new_fact_within_one_digest()
    {
        var stream = new NewsStream(20261126);
        for (var day = 0; day < Days; day++)
        {
            foreach (var article in stream.NextDay())
                await StoreAsync(article, day);
            await _host.Corpus.IndexAsync(Token);
            await _host.Stores.Stories.PlaceAllAsync(Token);
            _clock.Now = Start.AddDays(day).AddHours(2);
            await _host.RoundAsync(Token);
            Count(Digest.Read((await _host.Stores.Outbox.RecentAsync(_schedule, 1, Token))[0].Content), day);
        }

        var late = _told.Count(one => _arrived.TryGetValue(one.Key, out var day) && one.Value > day);
        var never = _arrived.Keys.Count(fact => !_told.ContainsKey(fact));
        (_updatesWithoutNews, _again, late, never).ShouldBe((0, 0, 0, 0), Table(late, never));
        Golden.FileShouldMatch(
            WithTable(File.ReadAllText(Checkout.PathOf("docs/how-to/digests.md")).ReplaceLineEndings("\n"), Table(late, never)),
            "docs/how-to/digests.md"
        );
    }

    async Task StoreAsync(StreamArticle article, int day)
    {
        _articles++;
        if (article.IsReprint)
            _reprints++;
        foreach (var fact in article.Facts)
            _arrived[fact] = day;
        var at = Start.AddDays(day);
        _clock.Now = at;
        var draft = new ArticleDraft(
            article.Title,
            article.Body,
            PublicationDate.Stated(DateOnly.FromDateTime(at.UtcDateTime), "stated"),
            new Original(System.Text.Encoding.UTF8.GetBytes(article.Body), "text/plain", "-")
        )
        {
            Source = article.Source,
            Url = string.Create(
                CultureInfo.InvariantCulture,
                $"https://{article.Source.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{_articles}"
            ),
        };
        await _host.Corpus.StoreAsync(_home, draft, Token);
    }

    void Count(Digest? digest, int day)
    {
        foreach (var story in digest?.Stories ?? [])
        {
            _stories++;
            if (story.Before is not null)
                _updates++;
            var news = 0;
            foreach (var sentence in story.Sentences)
            {
                if (_arrived.ContainsKey(sentence.Text) && _told.TryAdd(sentence.Text, day))
                    news++;
                else if (story.Before is not null)
                    _again++;
            }
            if (news == 0 && story.Before is not null)
                _updatesWithoutNews++;
        }
    }

    /// <summary>The page with its table replaced.</summary>
    static string WithTable(string page, string table)
    {
        const string mark = "<!-- ninety days, written by NewsStreamTests -->\n";
        var parts = page.Split(mark);
        parts.Length.ShouldBe(3, "the page has the table between two marks");
        return $"{parts[0]}{mark}{table}\n{mark}{parts[2]}";
    }

    string Table(int late, int never) =>
        string.Join(
            '\n',
            [
                "| ninety days of generated news, a digest a day | |",
                "|---|---:|",
                Row("articles", _articles),
                Row("of them reprints, or old facts told again", _reprints),
                Row("facts", _arrived.Count),
                Row("stories in digests", _stories),
                Row("of them updates", _updates),
                Row("updates without a new fact", _updatesWithoutNews),
                Row("sentences of updates that tell an old fact", _again),
                Row("facts told in the first digest after they came in", _arrived.Count - late - never),
                Row("facts told later", late),
                Row("facts never told", never),
            ]
        );

    static string Row(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"| {what} | {count:N0} |");
}
