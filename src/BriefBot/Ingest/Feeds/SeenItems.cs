using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Addresses;

namespace BriefBot.Ingest.Feeds;

/// <summary>
/// Tells the items of a feed apart: by the page behind them, since ids change more often than addresses; by their id where the page is
/// missing or shared; by what they say where there is neither. What is there twice counts once.
/// </summary>
static class SeenItems
{
    const int LongestIdentity = 8_000;
    const int LongestText = 4_000;

    /// <summary>The items to store, in the order of the feed.</summary>
    public static IReadOnlyList<SeenItem> Of(FeedDocument feed)
    {
        var shared = SharedAddresses(feed);
        var ids = feed
            .Items.Where(item => item.Id is not null)
            .CountBy(item => item.Id!)
            .Where(count => count.Value == 1)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        var seen = new List<SeenItem>();
        var newest = new Dictionary<string, (int Index, DateTimeOffset? Updated)>(StringComparer.Ordinal);
        foreach (var item in feed.Items)
        {
            var page = item.Address is { } address && !shared.Contains(PlaceOf(address)) ? address : null;
            var identity = Identity(item, page, ids);
            var updated = item.Updated ?? item.Published;
            if (!newest.TryGetValue(identity, out var other))
            {
                newest.Add(identity, (seen.Count, updated));
                seen.Add(Seen(item, identity, page, ids));
            }
            else if (updated > other.Updated)
            {
                newest[identity] = (other.Index, updated);
                seen[other.Index] = Seen(item, identity, page, ids);
            }
        }
        return seen;
    }

    static string Identity(FeedItem item, string? page, HashSet<string> ids)
    {
        if (page is not null)
            return Fitting("url:", PlaceOf(page));
        return item.Id is { } id && ids.Contains(id)
            ? Fitting("guid:", id)
            : "hash:" + Convert.ToHexStringLower(Hash(item.Title ?? item.Longest, Instant(item.Published)));
    }

    static SeenItem Seen(FeedItem item, string identity, string? page, HashSet<string> ids)
    {
        var text = item.Longest;
        var guid = item.Id is { } id && ids.Contains(id) ? id : null;
        var entry = FeedEntry.Of(item) with { Id = guid ?? (PageFragment.Of(page) is null ? null : PlaceOf(page!)) };
        var day = IsNamed(guid, page) ? "" : Day(item.Published);
        return new SeenItem(identity, Hash(item.Title, FeedText.Bare(text), Instant(item.Updated), day), entry.Write())
        {
            Guid = guid,
            Address = page is { Length: <= LongestText } ? page : null,
            Title = item.Title ?? FeedText.Plain(FeedText.Bare(text[..Math.Min(text.Length, 300)])),
        };
    }

    /// <summary>Pages that several items with ids or titles of their own lead to, and the feed's home page: they are no item's
    /// own.</summary>
    static HashSet<string> SharedAddresses(FeedDocument feed)
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        if (feed.Site is { } site)
            shared.Add(CanonicalAddress.Of(site));
        foreach (var page in feed.Items.Where(item => item.Address is not null).GroupBy(item => PlaceOf(item.Address!)))
            if (page.Select(item => item.Id).Distinct().Count() > 1 && page.Select(item => item.Title).Distinct().Count() > 1)
                shared.Add(page.Key);
        return shared;
    }

    // An address of every day without an id of its own shows by its date that it is used again. Instants that a feed makes up at every poll
    // don't count.
    static bool IsNamed(string? guid, string? page) =>
        guid is not null && (page is null || CanonicalAddress.Of(guid) != CanonicalAddress.Of(page));

    static string? Day(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Entries of one page are told apart by the fragments that name their places.</summary>
    static string PlaceOf(string address) =>
        PageFragment.Of(address) is { } place ? $"{CanonicalAddress.Of(address)}#{place}" : CanonicalAddress.Of(address);

    static string Fitting(string kind, string key) =>
        key.Length <= LongestIdentity ? kind + key : kind + Convert.ToHexStringLower(Hash(key));

    static string? Instant(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    static byte[] Hash(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? "\u0001").AsSpan());
        foreach (var part in parts)
            hash.AppendData(BitConverter.GetBytes(part?.Length ?? -1));
        return hash.GetHashAndReset();
    }
}
