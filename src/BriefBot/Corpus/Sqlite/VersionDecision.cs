using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Where an input was found, as against where the article was found before.</summary>
enum FoundAt
{
    /// <summary>At its own address, or under its own name.</summary>
    Home,

    /// <summary>At another address that is known already.</summary>
    KnownAddress,

    /// <summary>At another address, for the first time.</summary>
    NewAddress,
}

/// <summary>Whether an input makes a new version of an article that is stored.</summary>
/// <param name="IsNewVersion">False when what is stored says the same.</param>
/// <param name="Change">What readers should hear of; null for a version that says nothing else.</param>
/// <remarks>
/// A cosmetic edit makes no version: citations keep pointing at a text that stands, and nothing is indexed anew. What the outlet didn't do,
/// because only our own cleaning changed, makes a version that nobody is told of.
/// </remarks>
readonly record struct VersionDecision(bool IsNewVersion, ArticleChange? Change)
{
    static readonly VersionDecision Keep = new(false, null);
    static readonly VersionDecision Silent = new(true, null);

    /// <summary>Decides.</summary>
    public static VersionDecision Of(StoredVersion known, StorableArticle article, FoundAt at)
    {
        var draft = article.Draft;
        if (article.Identity.TextHash.AsSpan().SequenceEqual(known.TextHash))
            return SaysMore(known, WithoutNewDate(known, draft)) ? Silent : Keep;
        if (known.Completeness != draft.Completeness)
            return draft.Completeness == Completeness.Whole ? Silent : Keep;
        if (article.Original.Sha256.AsSpan().SequenceEqual(known.Original))
            return Silent;
        var body = draft.Furniture.Count > 0 ? WithoutFurniture(known.Body, draft.Furniture) : known.Body;
        var difference = ArticleDifference.Between(body, draft.Body, draft.Language);
        if (!Counts(difference, at))
            return Keep;
        var isOurs = known.Treatment != draft.Treatment;
        var titleChanged = !SaysTheSame(known.Title, draft.Title);
        if (ArticleChange.Of(difference, titleChanged, known.IsLive || draft.IsLive) is not { } change)
            return isOurs || SaysMore(known, draft) ? Silent : Keep;
        return isOurs && change.Kind is ChangeKind.Cut or ChangeKind.Extended ? Silent : new(true, change);
    }

    // Feeds that state the day of the look for every entry would date an article anew every day.
    static ArticleDraft WithoutNewDate(StoredVersion known, ArticleDraft draft) =>
        draft.Entry is not null && known.Published.Day is not null && known.Published.Basis == draft.Published.Basis
            ? draft with
            {
                Published = known.Published,
            }
            : draft;

    // What was learned of the outlet since then is no edit of the outlet's.
    static string WithoutFurniture(string body, IReadOnlyList<string> furniture) =>
        string.Join("\n\n", body.Split("\n\n").Where(paragraph => !furniture.Contains(paragraph, StringComparer.Ordinal)));

    // Telephones and AMP get a shorter page: what such an address lacks was not cut, and at first sight what it has more was not added.
    static bool Counts(ArticleDifference difference, FoundAt at) =>
        at switch
        {
            FoundAt.Home => true,
            FoundAt.KnownAddress => difference.Notice is not null
                || difference.Substantial.Any(change => change.Fate is SentenceFate.Changed or SentenceFate.Added),
            _ => difference.Notice is not null || difference.Substantial.Any(change => change.Fate == SentenceFate.Changed),
        };

    static bool SaysTheSame(string title, string other) =>
        SentenceKey.Of(title) == SentenceKey.Of(other) || Wording.SaysTheSame(title, other);

    // What the input leaves out is not taken back by that: a feed tells less than a page.
    static bool SaysMore(StoredVersion known, ArticleDraft draft) =>
        IsOther(known.Author, draft.Author)
        || IsOther(known.Topic, draft.Topic)
        || IsOther(known.Source, draft.Source)
        || SaysMore(known.Published, draft.Published.Or(known.Published))
        || known.Completeness != draft.Completeness
        || known.IsLive != draft.IsLive;

    static bool SaysMore(PublicationDate known, PublicationDate now) =>
        now.Origin == DateOrigin.Stated && (known.Origin != DateOrigin.Stated || known.Iso != now.Iso);

    static bool IsOther(string? known, string? now) => !string.IsNullOrWhiteSpace(now) && SearchKey.Of(known) != SearchKey.Of(now);
}
