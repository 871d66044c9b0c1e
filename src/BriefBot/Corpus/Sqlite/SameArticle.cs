using BriefBot.Corpus.Addresses;
using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Decides whether a draft is an article that is stored under another address.</summary>
static class SameArticle
{
    /// <summary>Part of the text that two articles of one site must share to be one, when nothing but the text says so.</summary>
    public const double LikeText = 0.8;

    /// <summary>The same, when an address says so, too.</summary>
    public const double LinkedText = 0.3;

    const double LikeTitle = 0.6;

    // A shorter text is too easily the same as another: "The page you asked for isn't there."
    const int ShortBody = 200;

    /// <summary>True for the same report of the same outlet: nearly the same text and title, published on the same day or the next.</summary>
    public static bool ByText(StoredVersion known, ArticleDraft draft) =>
        IsSameOutlet(known, draft) && IsSameDay(known.Published, draft.Published) && IsLikeTitle(known.Title, draft.Title)
        && (draft.Body.Length >= ShortBody ? Shared(known, draft) >= LikeText : SentenceKey.Of(known.Body) == SentenceKey.Of(draft.Body));

    /// <summary>True when a stored text and a draft, which an address links, are versions of one article.</summary>
    public static bool ByLink(StoredVersion known, ArticleDraft draft) => SentenceKey.Of(known.Title) == SentenceKey.Of(draft.Title) || Shared(known, draft) >= LinkedText;

    static double Shared(StoredVersion known, ArticleDraft draft) => ArticleDifference.Between(known.Body, draft.Body).Kept;

    // On one platform many outlets have hosts of one site: there the name has to be the same.
    static bool IsSameOutlet(StoredVersion known, ArticleDraft draft) =>
        (CanonicalAddress.HostOf(known.Url) is { } host && host == CanonicalAddress.HostOf(draft.Url))
        || (SearchKey.Of(known.Source) is { } source && source == SearchKey.Of(draft.Source));

    static bool IsSameDay(PublicationDate one, PublicationDate other) =>
        one is not { Origin: DateOrigin.Stated, Day: { } a } || other is not { Origin: DateOrigin.Stated, Day: { } b } || Math.Abs(a.DayNumber - b.DayNumber) <= 1;

    // "Day 5 of the trial" and "Day 6 of the trial" are two reports.
    static bool IsLikeTitle(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        if (a.Count + b.Count == 0) return true;
        if (!a.Where(IsNumber).ToHashSet().SetEquals(b.Where(IsNumber))) return false;
        return 2.0 * a.Intersect(b, StringComparer.Ordinal).Count() / (a.Count + b.Count) >= LikeTitle;
    }

    static bool IsNumber(string word) => word.Any(char.IsDigit) || Numerals.Parse(word) is not null;

    static HashSet<string> Words(string title) => [.. SentenceKey.Of(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
