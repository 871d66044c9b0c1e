using BriefBot.Corpus.Addresses;
using BriefBot.Corpus.Changes;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Decides whether a draft is an article that is stored under another address, when nothing but its text says so.</summary>
static class SameArticle
{
    /// <summary>Part of the text that two articles of one site must share to be one.</summary>
    public const double LikeText = 0.8;

    // A shorter text is too easily the same as another: "The page you asked for isn't there."
    const int ShortBody = 200;

    /// <summary>True for the same report of the same outlet: nearly the same text and title, published on the same day or the
    /// next.</summary>
    public static bool ByText(StoredVersion known, ArticleDraft draft) =>
        IsSameOutlet(known, draft)
        && IsSameDay(known.Published, draft.Published)
        && Titles.AreAlike(known.Title, draft.Title)
        && IsSameText(known, draft);

    /// <summary>True when nearly all of the text is the same; of a short one all.</summary>
    public static bool IsSameText(StoredVersion known, ArticleDraft draft) =>
        draft.Body.Length >= ShortBody
            ? ArticleDifference.Between(known.Body, draft.Body, draft.Language).Kept >= LikeText
            : Language.SentenceKey.Of(known.Body) == Language.SentenceKey.Of(draft.Body);

    // On one platform many outlets have hosts of one site: there the name has to be the same.
    static bool IsSameOutlet(StoredVersion known, ArticleDraft draft) =>
        (CanonicalAddress.HostOf(known.Url) is { } host && host == CanonicalAddress.HostOf(draft.Url))
        || (SearchKey.Of(known.Source) is { } source && source == SearchKey.Of(draft.Source));

    static bool IsSameDay(PublicationDate one, PublicationDate other) =>
        one is not { Origin: DateOrigin.Stated, Day: { } a }
        || other is not { Origin: DateOrigin.Stated, Day: { } b }
        || Math.Abs(a.DayNumber - b.DayNumber) <= 1;
}
