using System.Globalization;
using System.Net;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest.Fetching;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>What became of an item that was due.</summary>
/// <param name="Stored">What storing its article did; null when nothing was stored.</param>
/// <param name="Reason">Why nothing could be stored, null when something was or nothing had to be.</param>
public sealed record ItemReport(KnownItem Item, StoreOutcome? Stored, string? Reason);

/// <summary>
/// Makes an article of a feed's item: of the page behind it or, where that is a stub, unreachable or no longer than the feed's own text, of
/// that. Looks at recent articles again for corrections.
/// </summary>
public sealed class ItemFetch(Fetcher fetcher, FeedStore store, ICorpus corpus, FeedSchedule schedule, TimeProvider time)
{
    /// <summary>How often in a row a feed's own text has to have been whole before its pages are no longer fetched.</summary>
    public const int TrustAfter = 3;

    /// <summary>Of the items of such a feed, one in so many is compared all the same.</summary>
    public const int CompareOneIn = 20;

    // Shorter texts may be the beginning of anything.
    const int FewestWholeWords = 120;
    const double AlmostAll = 0.9;

    readonly WebPages _pages = new(fetcher, new DocumentReader(new InputLimits()));

    /// <summary>Does what is due for an item.</summary>
    /// <exception cref="CorpusException">It could not be stored or noted.</exception>
    public async Task<ItemReport> RunAsync(KnownItem item, Feed feed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(feed);
        var work = new Work(item, feed, FeedEntry.Read(item.Entry));
        if (item.State == FeedItemState.Fetched)
            return await CheckAsync(work, cancellation);
        var own = FeedText.Paragraphs(work.Entry.Html, cancellation);
        if (item.Address is null || !Uri.TryCreate(item.Address, UriKind.Absolute, out var address))
            return await StoreOwnAsync(work, own, IsCut(own) && !work.Entry.HasContent, cancellation)
                ?? await GiveUpAsync(work, "It has neither a text nor a page.", cancellation);
        if (
            feed.WholeSeen >= TrustAfter
            && item.Id % CompareOneIn != 0
            && IsLong(own)
            && await StoreOwnAsync(work, own, isExcerpt: false, cancellation) is { } whole
        )
            return whole;
        var page = await _pages.ReadAsync(new FetchRequest(address) { Purpose = FetchPurpose.Page }, item.Address, cancellation);
        return page.Answer switch
        {
            FetchResult.Fetched => await CompareAsync(work, own, page, cancellation),
            FetchResult.Failed failed => await FallBackAsync(work, own, failed, cancellation),
            _ => await GiveUpAsync(work, "The page's host gave a senseless answer.", cancellation),
        };
    }

    /// <summary>Notes that an item failed for a reason that nobody foresaw.</summary>
    internal async Task BrokeAsync(long id, Exception e, CancellationToken cancellation)
    {
        if (await store.FindItemAsync(id, cancellation) is not { } item)
            return;
        if (item.State == FeedItemState.Fetched)
            await store.ItemCheckedAsync(item, null, cancellation);
        else
            await store.ItemFailedAsync(
                item,
                $"Reading it failed unexpectedly ({e.GetType().Name}); the log says more.",
                schedule.RetryItem(time.GetUtcNow(), item.Attempts + 1, null),
                cancellation
            );
    }

    /// <summary>Takes the page or the feed's own text, whichever is whole.</summary>
    async Task<ItemReport> CompareAsync(Work work, string own, WebReading page, CancellationToken cancellation)
    {
        if (Article(page, work, own) is not { } found)
            return await StoreOwnAsync(work, own, IsCut(own), cancellation)
                ?? await GiveUpAsync(work, "The page holds no article.", cancellation);
        int ownWords = FeedText.Words(own),
            pageWords = FeedText.Words(found.Text);
        var isWhole = ownWords >= FewestWholeWords && ownWords >= AlmostAll * pageWords && !IsCut(own);
        if (isWhole || work.Feed.WholeSeen > 0)
            await store.NoteWholeAsync(work.Feed.Id, isWhole, cancellation);
        var isStub = found.Completeness == Completeness.Excerpt || pageWords < ownWords / 2;
        if (isStub && ownWords > pageWords && await StoreOwnAsync(work, own, !isWhole, cancellation) is { } stored)
            return stored;
        return await StorePageAsync(work, found, page, cancellation)
            ?? await StoreOwnAsync(work, own, IsCut(own), cancellation)
            ?? await GiveUpAsync(work, "The page holds no article.", cancellation);
    }

    /// <summary>Tries again where that may help, else takes the feed's own text.</summary>
    async Task<ItemReport> FallBackAsync(Work work, string own, FetchResult.Failed failed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (failed.Kind == FetchFailure.HostResting)
        {
            await store.ItemWaitsAsync(work.Item, schedule.RetryItem(now, 1, failed.RetryAfter) ?? now, cancellation);
            return new ItemReport(work.Item, null, Sentence.Of(failed.Reason));
        }
        if (MayPass(failed.Kind) && schedule.RetryItem(now, work.Item.Attempts + 1, failed.RetryAfter) is { } again)
        {
            await store.ItemFailedAsync(work.Item, Sentence.Of(failed.Reason), again, cancellation);
            return new ItemReport(work.Item, null, Sentence.Of(failed.Reason));
        }
        return await StoreOwnAsync(work, own, !work.Entry.HasContent || IsCut(own) || !IsLong(own), cancellation)
            ?? await GiveUpAsync(work, failed.Reason, cancellation);
    }

    /// <summary>Looks at an article's page again.</summary>
    async Task<ItemReport> CheckAsync(Work work, CancellationToken cancellation)
    {
        var item = work.Item;
        if (item.Article is null || (item.IsFromFeed && !item.IsExcerpt) || !Uri.TryCreate(item.Address, UriKind.Absolute, out var address))
            return await DoneAsync(work, null, cancellation);
        var page = await _pages.ReadAsync(
            new FetchRequest(address)
            {
                Purpose = FetchPurpose.Page,
                ETag = item.ETag,
                LastModified = item.LastModified,
            },
            item.Address,
            cancellation
        );
        var next = schedule.Check(item.FirstSeen, time.GetUtcNow());
        if (Article(page, work, own: "") is not { } found)
            return await DoneAsync(work, next, cancellation);
        // A log-in wall that stands there by now is no correction.
        if (found.Completeness == Completeness.Excerpt && !item.IsExcerpt)
            return await DoneAsync(work, next, cancellation);
        return await StorePageAsync(work, found, page, cancellation) ?? await DoneAsync(work, next, cancellation);
    }

    async Task<ItemReport> DoneAsync(Work work, DateTimeOffset? next, CancellationToken cancellation)
    {
        await store.ItemCheckedAsync(work.Item, next, cancellation);
        return new ItemReport(work.Item, null, null);
    }

    /// <summary>The article of a page, or the part of it that is the entry. A few words of plain text are a host's excuse.</summary>
    static FoundArticle? Article(WebReading page, Work work, string own) =>
        page.Article is { } found && (found.Form == TextForm.Body || FeedText.Words(found.Text) >= FewestWholeWords)
            ? EntryOnPage.Of(found, work.Item.Address!, work.Entry, own)
            : null;

    Task<ItemReport?> StorePageAsync(Work work, FoundArticle found, WebReading page, CancellationToken cancellation)
    {
        var entry = work.Entry;
        var article = found with
        {
            Title = found.Title ?? entry.Title,
            Author = found.Author ?? entry.Author,
            Published = found.Published ?? Written(entry.Published),
            PublishedFrom = found.Published is null && entry.Published is not null ? "the feed" : found.PublishedFrom,
            OtherDates = Written(entry.Published) is { } stated
                ? [.. found.OtherDates, new WrittenDate(stated, "the feed")]
                : found.OtherDates,
            Language = found.Language ?? Primary(work.Feed.Language),
        };
        return StoreAsync(
            work,
            article,
            new ItemStored(work.Item.Id, work.Item.ContentHash, null)
            {
                IsExcerpt = found.Completeness == Completeness.Excerpt,
                ETag = page.ETag,
                LastModified = page.LastModified,
            },
            cancellation
        );
    }

    Task<ItemReport?> StoreOwnAsync(Work work, string own, bool isExcerpt, CancellationToken cancellation)
    {
        if (own.Length == 0)
            return Task.FromResult<ItemReport?>(null);
        var (item, entry) = (work.Item, work.Entry);
        var article = new FoundArticle(
            own,
            TextForm.Body,
            new Original(OwnBytes(entry), "text/html", item.Address ?? $"{work.Feed.Address}#{item.Identity}")
        )
        {
            Title = entry.Title,
            Author = entry.Author,
            Url = item.Address,
            ExternalId = item.Address is null ? $"{work.Feed.Address}#{item.Identity}" : null,
            Source = item.Address is null ? work.Feed.Title : null,
            Published = Written(entry.Published),
            PublishedFrom = entry.Published is null ? null : "the feed",
            Modified = Written(entry.Updated),
            Language = Primary(work.Feed.Language),
            Completeness = isExcerpt ? Completeness.Excerpt : Completeness.Whole,
        };
        return StoreAsync(
            work,
            article,
            new ItemStored(item.Id, item.ContentHash, null) { IsFromFeed = true, IsExcerpt = isExcerpt },
            cancellation
        );
    }

    /// <summary>What the feed says as a page: its title is a part of it.</summary>
    static byte[] OwnBytes(FeedEntry entry) =>
        Encoding.UTF8.GetBytes(entry.Title is null ? entry.Html! : $"<h1>{WebUtility.HtmlEncode(entry.Title)}</h1>\n{entry.Html}");

    /// <summary>Stores an article, and only then notes it: what is stored twice is there once.</summary>
    /// <returns>Null when nothing is left of it after cleaning.</returns>
    async Task<ItemReport?> StoreAsync(Work work, FoundArticle found, ItemStored note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var request = new IngestRequest(work.Feed.Workspace, []) { Topic = work.Feed.Topic };
        var drafted = await new ArticleDrafter(request, DateOnly.FromDateTime(now.UtcDateTime)).DraftAsync(
            found,
            corpus,
            isNew: work.Item.Article is null,
            cancellation
        );
        if (drafted.Draft is not { } draft)
            return null;
        // Several entries may be parts of the same bytes.
        if (found.Part is not null)
            draft = draft with { Treatment = $"{draft.Treatment}\n{work.Item.Address}" };
        var entry = work.Entry.Id is { } id ? new EntryId(work.Feed.Id, id) : null;
        var rechecked = work.Item.State == FeedItemState.Fetched ? work.Item.Article : null;
        var result = await corpus.StoreAsync(work.Feed.Workspace, draft with { Entry = entry, RecheckOf = rechecked }, cancellation);
        var since = result.Outcome == StoreOutcome.Unchanged ? work.Item.FirstSeen : now;
        var next = note.IsFromFeed && !note.IsExcerpt ? null : schedule.Check(since, now);
        var kept = next is null ? null : (work.Entry with { Html = null, IsPart = found.Part is not null }).Write();
        await store.ItemStoredAsync(note with { Article = result.Article, NextCheck = next, Entry = kept }, cancellation);
        return new ItemReport(work.Item, result.Outcome, null);
    }

    async Task<ItemReport> GiveUpAsync(Work work, string reason, CancellationToken cancellation)
    {
        await store.ItemFailedAsync(work.Item, Sentence.Of(reason), null, cancellation);
        return new ItemReport(work.Item, null, Sentence.Of(reason));
    }

    static bool MayPass(FetchFailure failure) =>
        failure
            is FetchFailure.NameNotFound
                or FetchFailure.Unreachable
                or FetchFailure.NoAnswer
                or FetchFailure.Stalled
                or FetchFailure.TooSlow
                or FetchFailure.CutOff
                or FetchFailure.TooManyRequests
                or FetchFailure.ServerError
                or FetchFailure.RobotsUnavailable
                or FetchFailure.Insecure
                or FetchFailure.Malformed;

    static bool IsLong(string own) => FeedText.Words(own) >= FewestWholeWords;

    /// <summary>A text that ends in an ellipsis or an invitation to go on elsewhere.</summary>
    static bool IsCut(string own)
    {
        var end = own.AsSpan(Math.Max(0, own.Length - 80)).TrimEnd();
        return end.Length == 0
            || end[^1] is '…'
            || end.EndsWith("...")
            || end.EndsWith("[…]")
            || end.EndsWith("[...]")
            || end.EndsWith("more", StringComparison.OrdinalIgnoreCase)
            || end[^1] is '→' or '»';
    }

    /// <summary>As dates are read again: midnight sharp in UTC stands for a day alone, in a feed that knows no more or that lost its
    /// times.</summary>
    static string? Written(DateTimeOffset? date) =>
        date is { Offset.Ticks: 0, TimeOfDay.Ticks: 0 }
            ? date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : date?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    static string? Primary(string? language)
    {
        var primary = language?.Split('-', '_')[0].Trim().ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }

    sealed record Work(KnownItem Item, Feed Feed, FeedEntry Entry);
}
