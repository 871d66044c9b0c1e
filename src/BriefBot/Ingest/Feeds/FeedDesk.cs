using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>What somebody wants to follow.</summary>
/// <param name="Workspace">Receives the articles.</param>
/// <param name="Address">As written: of a feed, or of a page that has one.</param>
public sealed record FeedWish(WorkspaceId Workspace, string Address)
{
    /// <summary>Name to call it by, else null.</summary>
    public string? Title { get; init; }

    /// <summary>Label for its articles, else null.</summary>
    public string? Topic { get; init; }

    /// <summary>The platform's id of who wants it; null for the terminal.</summary>
    public string? Person { get; init; }

    /// <summary>Where it is wanted, and its end is reported; null for the terminal.</summary>
    public ChatPlace? Place { get; init; }
}

/// <summary>What became of a wish.</summary>
public abstract record FollowedFeed
{
    FollowedFeed() { }

    /// <summary>It is followed from now on.</summary>
    /// <param name="Document">As it was just read.</param>
    /// <param name="How">How it was found, in words: null when the address itself is the feed.</param>
    /// <param name="Others">Other feeds that the page names.</param>
    public sealed record Added(Feed Feed, FeedDocument Document, string? How, IReadOnlyList<string> Others) : FollowedFeed;

    /// <summary>It was followed already.</summary>
    public sealed record Known(Feed Feed) : FollowedFeed;

    /// <summary>As many feeds are followed as may be.</summary>
    public sealed record Full(int Most) : FollowedFeed;

    /// <summary>There is no feed.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Missing(string Reason) : FollowedFeed;
}

/// <summary>What an import did.</summary>
public readonly record struct ImportedFeeds(int Added, int Known, int Refused);

/// <summary>Takes feeds on, one that is tried at once or a whole list.</summary>
public sealed class FeedDesk(FeedDiscovery discovery, FeedStore store, FeedSchedule schedule, FeedOptions options, TimeProvider time)
{
    /// <summary>Finds and reads the feed of an address, and leaves it at that.</summary>
    public Task<FoundFeed> LookAsync(string address, CancellationToken cancellation) => discovery.FindAsync(address, cancellation);

    /// <summary>Finds and reads the feed of an address, and follows it.</summary>
    public async Task<FollowedFeed> FollowAsync(FeedWish wish, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wish);
        // Who adds a known address again isn't told about trouble with a host that need not be asked.
        if (
            FeedDiscovery.AddressOf(wish.Address) is { } typed
            && await store.FindByAddressAsync(wish.Workspace, typed.AbsoluteUri, cancellation) is { } known
        )
            return new FollowedFeed.Known(known);
        var search = await discovery.FindAsync(wish.Address, cancellation);
        if (search is FoundFeed.Missing missing)
            return new FollowedFeed.Missing(missing.Reason);
        var found = (FoundFeed.Found)search;
        var now = time.GetUtcNow();
        var added = await store.AddAsync(
            new NewFeed(wish.Workspace, found.Address)
            {
                GivenTitle = Metadata.OneLine(wish.Title),
                Topic = Metadata.OneLine(wish.Topic),
                Title = found.Feed.Title,
                Site = found.Feed.Site,
                Language = found.Feed.Language,
                AddedBy = wish.Person,
                ReportTo = wish.Place,
                FirstPoll = now,
                Interval = schedule.First(found.Feed, now),
            },
            options.PerServer,
            cancellation
        );
        return added switch
        {
            null => new FollowedFeed.Full(options.PerServer),
            { Added: true, Feed: var feed } => new FollowedFeed.Added(feed, found.Feed, found.How, found.Others),
            { Feed: var other } => new FollowedFeed.Known(other),
        };
    }

    /// <summary>Follows a list of feeds without trying them first; their polls tell.</summary>
    public async Task<ImportedFeeds> ImportAsync(WorkspaceId workspace, IReadOnlyList<OutlinedFeed> feeds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        int added = 0,
            known = 0,
            refused = 0;
        foreach (var feed in feeds)
        {
            var wish = new NewFeed(workspace, feed.Address)
            {
                GivenTitle = feed.Title,
                Site = feed.Site,
                Topic = feed.Topic,
                FirstPoll = time.GetUtcNow(),
                Interval = options.ShortestInterval,
            };
            var result = await store.AddAsync(wish, options.PerServer, cancellation);
            if (result is null)
                refused++;
            else if (result.Value.Added)
                added++;
            else
                known++;
        }
        return new ImportedFeeds(added, known, refused);
    }
}
