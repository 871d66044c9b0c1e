using System.Collections.Concurrent;
using System.Globalization;
using BriefBot.Tests.Deliver.Digests;
using BriefBot.Tests.Ingest.Feeds;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Host.Serve.Days;

/// <summary>An article of the day.</summary>
/// <param name="Person">Who did it; null where it is of the topic.</param>
/// <param name="Question">Asks who did.</param>
sealed record DayArticle(int Number, DateTimeOffset Published, string Title, string Body, string? Person, string? Question)
{
    /// <summary>What the page says after it was corrected; null where it never is.</summary>
    public string? Correction { get; init; }

    public string Site => string.Create(CultureInfo.InvariantCulture, $"paper{Number % 6}.example");

    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Site}/{Number}");
}

/// <summary>Papers on one real socket, whose feeds grow through a day; all of it out of a seed.</summary>
sealed class DayOfNews : IAsyncDisposable
{
    public const string Topic = "ferry";

    const int Papers = 6;
    const int Listed = 25;
    const int OtherNames = 12;
    const int TopicEvery = 26;
    const int CorrectedEvery = 20;
    static readonly TimeSpan CorrectedAfter = TimeSpan.FromHours(2);
    static readonly string[] Openings = ["sal", "bre", "tor", "quil", "mar", "fen", "ul", "ost", "hel", "vind", "kar", "plo", "jes", "gra"];
    static readonly string[] Middles = ["ba", "der", "mi", "lo", "ran", "gu", "ves", "ti", "chor", "ne", "zu", "pel"];
    static readonly string[] Endings = ["dale", "mere", "wick", "stead", "holm", "ford", "by", "ness", "haven", "burgh", "lund", "field"];
    static readonly (string Done, string Thing)[] Deeds =
    [
        ("opened", "cable car"),
        ("closed", "brickworks"),
        ("bought", "orchard"),
        ("flooded", "gravel pit"),
        ("restored", "windmill"),
        ("sold", "racecourse"),
        ("painted", "viaduct"),
        ("inspected", "reservoir"),
        ("renamed", "library"),
        ("rebuilt", "market hall"),
        ("rented", "dairy"),
    ];

    readonly Random _random = new(20261025);
    readonly HashSet<string> _taken = [];
    readonly ConcurrentQueue<DayArticle> _articles = [];
    readonly TimeProvider _time;

    public DayOfNews(TimeProvider time)
    {
        _time = time;
        Web = new HostileWeb(Answer);
    }

    public HostileWeb Web { get; }

    public static IEnumerable<string> Feeds =>
        Enumerable.Range(0, Papers).Select(paper => string.Create(CultureInfo.InvariantCulture, $"http://paper{paper}.example/feed"));

    public IReadOnlyList<DayArticle> Articles => [.. _articles];

    public DayArticle Publish()
    {
        var number = _articles.Count;
        var article = number % TopicEvery == 0 ? OfTopic(number) : OfTown(number);
        _articles.Enqueue(article);
        return article;
    }

    DayArticle OfTopic(int number)
    {
        var (title, body) = AlertTests.Burst[number / TopicEvery];
        return new(number, _time.GetUtcNow(), title, $"{body} {AlertTests.Otherwise(number / TopicEvery)}", null, null);
    }

    DayArticle OfTown(int number)
    {
        var (done, thing) = Deeds[number % Deeds.Length];
        var (place, person) = (Name(), $"{Name()} {Name()}");
        var others = Enumerable.Range(0, OtherNames).Select(_ => Name());
        var crowns = 10_000 + (37 * number);
        var article = new DayArticle(
            number,
            _time.GetUtcNow(),
            $"{person} {done} {thing} of {place}",
            $"{person} {done} the {thing} of {place} on Sunday. {Name()} Bank lent {crowns} crowns.\n\n"
                + $"Guests were {string.Join(", ", others)} and {Name()}.",
            person,
            $"Who {done} the {thing} of {place}?"
        );
        return number % CorrectedEvery == 3
            ? article with
            {
                Correction = article.Body.Replace($"{crowns} crowns", $"{crowns + 7} crowns", StringComparison.Ordinal),
            }
            : article;
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    IReadOnlyList<WebStep> Answer(WebCall call)
    {
        var articles = _articles.Where(article => article.Site == call.Host).ToList();
        if (call.Target == "/feed")
            return [WebStep.Answer("200 OK", FeedWorld.Rss(call.Host, articles.TakeLast(Listed).Reverse().Select(Item)))];
        return articles.Find(article => article.Address == call.Host + call.Target) is { } asked
            ? [WebStep.Answer("200 OK", FeedWorld.Page(asked.Title, TextOf(asked)), "Content-Type: text/html; charset=utf-8")]
            : [WebStep.Answer("404 Not Found", "")];
    }

    string TextOf(DayArticle article) =>
        article.Correction is { } corrected && _time.GetUtcNow() - article.Published >= CorrectedAfter ? corrected : article.Body;

    static string Item(DayArticle article) =>
        FeedWorld.Item(article.Address, article.Title, published: article.Published.ToString("R", CultureInfo.InvariantCulture));

    string Name()
    {
        while (true)
        {
            var name = Any(Openings) + Any(Middles) + Any(Middles) + Any(Endings);
            if (_taken.Add(name))
                return Capital(name);
        }
    }

    string Any(string[] parts) => parts[_random.Next(parts.Length)];

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
