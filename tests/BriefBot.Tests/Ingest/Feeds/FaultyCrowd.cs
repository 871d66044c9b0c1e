using System.Collections.Concurrent;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Good feeds, and among them each fault of <see cref="WebFault.All"/>, once as a feed and once as the page behind an item of a
/// good feed, each on a host of its own.</summary>
sealed class FaultyCrowd
{
    public const int GoodFeeds = 40;
    public const int ArticlesEach = 2;

    static readonly string[] Targets = ["/", "/robots.txt"];

    readonly ConcurrentDictionary<string, Func<WebCall, IReadOnlyList<WebStep>>> _hosts = new(StringComparer.OrdinalIgnoreCase);

    FaultyCrowd(FeedWorld world) =>
        world.Default = call => _hosts.TryGetValue(call.Host, out var play) ? play(call) : [WebStep.Answer("404 Not Found", "")];

    public List<Feed> Good { get; } = [];

    public List<(WebFault Fault, Feed Feed)> Feeds { get; } = [];

    /// <summary>Faults of pages, by the title of the item.</summary>
    public Dictionary<string, WebFault> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Hosts that never end what they began.</summary>
    public IEnumerable<WebFault> Silent => Feeds.Select(feed => feed.Fault).Concat(Pages.Values).Where(IsSilent);

    /// <summary>What is done while nobody waits for the clock.</summary>
    public int DoneAtOnce => GoodFeeds * (1 + ArticlesEach) + Feeds.DistinctBy(feed => feed.Feed.Id).Count() + Pages.Count - Silent.Count();

    public static async Task<FaultyCrowd> MoveInAsync(FeedWorld world)
    {
        var crowd = new FaultyCrowd(world);
        var pages = crowd.BuildPages(world).ToLookup(page => page.Number % GoodFeeds, page => page.Item);
        await crowd.BuildFeedsAsync(world);
        for (var n = 0; n < GoodFeeds; n++)
            crowd.Good.Add(await FollowGoodAsync(world, n, pages[n]));
        return crowd;
    }

    /// <summary>A feed that does all as it should.</summary>
    public static async Task<Feed> FollowGoodAsync(FeedWorld world, int number, IEnumerable<string> more)
    {
        var host = string.Create(CultureInfo.InvariantCulture, $"good{number}.example");
        var items = new List<string>();
        for (var article = 1; article <= ArticlesEach; article++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"{host}/{article}");
            world.ServePage(address, $"Report of {address}", BodyOf(number, article));
            items.Add(FeedWorld.Item(address, $"Report of {address}"));
        }
        world.Serve($"{host}/feed", FeedWorld.Rss(host, [.. items, .. more]));
        return await world.FollowAsync($"{host}/feed");
    }

    public static string BodyOf(int feed, int article) => FeedWorld.Report(feed * ArticlesEach + article);

    /// <summary>Whether the host keeps the connection open without ending its answer.</summary>
    public static bool IsSilent(WebFault fault) =>
        Targets
            .SelectMany(target => fault.Play(new WebCall("news.example", target, "")))
            .Any(step => step is WebStep.Silence or WebStep.Drip);

    /// <summary>Whether it has to have the clock for itself: nobody answers there, so nothing tells when to advance it, or it goes by the
    /// clock.</summary>
    public static bool IsAlone(WebFault fault) =>
        fault.Names.Values.Any(sets => sets.SelectMany(set => set).Contains(HostileWeb.Deaf))
        || fault.Play(new WebCall("news.example", "/", "")).Any(step => step is WebStep.Drip { Limit: not null });

    async Task BuildFeedsAsync(FeedWorld world)
    {
        foreach (var (number, fault) in WebFault.All.Index().Where(pair => pair.Item.Purpose == FetchPurpose.Feed && !IsAlone(pair.Item)))
            Feeds.Add(
                (
                    fault,
                    await world.FollowAsync(
                        Build(world, fault, string.Create(CultureInfo.InvariantCulture, $"feed{number}.example"), fault.Play)
                    )
                )
            );
    }

    IEnumerable<(int Number, string Item)> BuildPages(FeedWorld world)
    {
        // Where a name leads changes with each look-up, and robots.txt takes one.
        foreach (
            var (number, fault) in WebFault
                .All.Index()
                .Where(pair =>
                    !IsAlone(pair.Item) && (pair.Item.Purpose == FetchPurpose.Page || pair.Item.Names.Values.All(sets => sets.Length == 1))
                )
        )
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Fault {number}");
            var address = Build(
                world,
                fault,
                string.Create(CultureInfo.InvariantCulture, $"page{number}.example"),
                call =>
                    fault.Purpose == FetchPurpose.Feed && call.Target == "/robots.txt"
                        ? [WebStep.Answer("404 Not Found", "", "Connection: close"), new WebStep.EndSending()]
                        : fault.Play(call)
            );
            Pages.Add(title, fault);
            yield return (number, FeedWorld.Item(address, title));
        }
    }

    /// <summary>Gives a fault a host of its own, as far as it is one of a host; returns its address.</summary>
    string Build(FeedWorld world, WebFault fault, string host, Func<WebCall, IReadOnlyList<WebStep>> play)
    {
        _hosts[host] = play;
        if (fault.Names.TryGetValue("news.example", out var addresses))
            world.Web.Names[host] = addresses;
        return fault.Address.Replace("news.example", host, StringComparison.Ordinal);
    }
}
