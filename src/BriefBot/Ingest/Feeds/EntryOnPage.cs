using BriefBot.Corpus.Addresses;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest.Feeds;

/// <summary>What an entry is whose link names a place on a page: the whole page, the part there, or what the feed says itself.</summary>
static class EntryOnPage
{
    /// <summary>Part of a page's words from which on a part of it is the whole.</summary>
    const double NearlyAll = 0.8;

    const int FewestWords = 15;
    const int FewestOwnWords = 8;

    /// <summary>
    /// The article; null when the page is several entries' and which part is this one's can't be told, but the feed has a text of its own.
    /// </summary>
    /// <param name="address">The entry's link.</param>
    /// <param name="own">The feed's own text, "" for none.</param>
    public static FoundArticle? Of(FoundArticle page, string address, FeedEntry entry, string own)
    {
        if (PageFragment.Of(address) is null)
            return page;
        var isThere = CanonicalAddress.Of(page.Url ?? address) == CanonicalAddress.Of(address);
        var whole = page with { Url = isThere ? address : page.Url, Part = null };
        var isEntrys = page.Published is not null || IsTitle(page.Title, entry.Title);
        if (page.Part is not { } part)
            return entry.IsPart == true ? null
                : isEntrys || own.Length == 0 ? whole
                : null;
        var text = FeedText.Paragraphs(part.Html, CancellationToken.None);
        var words = FeedText.Words(text);
        var piece = Piece(page, part, address, entry, text);
        var isMost = words >= NearlyAll * FeedText.Words(page.Text);
        // A page that was the entry alone has other entries by now.
        if (entry.IsPart is { } was)
            return was ? (words > 0 ? piece : null)
                : part.IsOneOfSeveral && !isMost && words >= FewestWords ? piece
                : whole;
        if (IsHeading(part.Heading, entry.Title) && !IsTitle(page.Title, entry.Title) && words > 0)
            return piece;
        if (!isMost && Holds(text, own))
            return piece;
        if (isEntrys)
            return whole;
        if (!isMost && own.Length > 0)
            return null;
        return words >= FewestWords ? piece : whole;
    }

    static FoundArticle Piece(FoundArticle page, PagePart part, string address, FeedEntry entry, string text) =>
        new(text, TextForm.Body, page.Original)
        {
            Title = entry.Title ?? part.Heading,
            Author = entry.Author ?? page.Author,
            Source = page.Source,
            Url = address,
            Language = page.Language,
            Part = part,
        };

    static bool IsTitle(string? page, string? entry) =>
        Keys(page, entry) is var (whole, name) && $" {whole} ".Contains($" {name} ", StringComparison.Ordinal);

    /// <summary>A heading may be the shorter one: "2.0" for "Tide tool 2.0".</summary>
    static bool IsHeading(string? heading, string? entry) => IsTitle(heading, entry) || IsTitle(entry, heading);

    static (string Whole, string Name)? Keys(string? whole, string? name) =>
        whole is null || name is null || SentenceKey.Of(name) is not { Length: > 0 } key ? null : (SentenceKey.Of(whole), key);

    static bool Holds(string text, string own)
    {
        if (FeedText.Words(own) < FewestOwnWords)
            return false;
        var (words, those) = (Normalizer.Words(text).ToHashSet(StringComparer.Ordinal), Normalizer.Words(own));
        return those.Count(words.Contains) >= NearlyAll * those.Count;
    }
}
