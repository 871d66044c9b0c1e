using BriefBot.Corpus.Addresses;
using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Finds what ties an input to a stored article.</summary>
sealed class TieReader(SqliteSession session)
{
    /// <summary>More than this part of the shorter text must stand in the other for that alone to tie them.</summary>
    public const double HalfText = 0.5;

    /// <summary>The same, where more speaks for it.</summary>
    public const double SomeText = 0.3;

    /// <summary>Part of the telling words that two texts about the same share.</summary>
    /// <remarks>
    /// Of whole reports by different outlets on one event, nine in ten share more (BASIL); of pairs by one outlet on different events, one
    /// in a hundred does (BASIL, AllSides).
    /// </remarks>
    public const double SomeWords = 0.22;

    const double FewWordsChanged = 0.75;

    const string IsEntrySql = "SELECT 1 FROM article_address WHERE workspace = $workspace AND key = $key AND article = $article";
    const string AnyEntrySql = "SELECT 1 FROM article_address WHERE article = $article AND key >= $from AND key < $to LIMIT 1";

    /// <summary>The ties.</summary>
    /// <param name="isElsewhere">True when the input was found at another address than the article.</param>
    public ArticleTies Between(StoredVersion known, StorableArticle article, bool isElsewhere)
    {
        var draft = article.Draft;
        var (entry, day) = (Entry(known, article), Day(known.Published, draft.Published));
        // On a second look id and day are what the feed said at the first one; they say nothing of what stands there now.
        if (draft.RecheckOf is not null)
            (entry, day) = (EntryTie.Unknown, day == DayTie.Other ? DayTie.Other : DayTie.Unknown);
        return new(entry, Title(known.Title, draft.Title), day, Text(known, draft, isElsewhere), isElsewhere);
    }

    EntryTie Entry(StoredVersion known, StorableArticle article)
    {
        if (article.Draft.Entry is not { } entry || IsAddress(entry.Id, article.Draft.Url))
            return EntryTie.Unknown;
        if (IsEntry(known, article.Identity.EntryKey))
            return EntryTie.Same;
        var prefix = ArticleIdentity.EntriesOf(entry.Feed);
        if (session.Prepare(AnyEntrySql).With(known.Article, prefix, prefix[..^1] + ";").Number() is null)
            return EntryTie.Unknown;
        var (there, here) = (PageFragment.Of(known.Url), PageFragment.Of(article.Draft.Url));
        return there is not null && here is not null && there != here ? EntryTie.OtherPlace : EntryTie.Other;
    }

    bool IsEntry(StoredVersion known, string? key) =>
        session.Prepare(IsEntrySql).With(known.Workspace.Value, key, known.Article).Number() is not null;

    // Then it is the same whatever the address is used for.
    static bool IsAddress(string id, string? url) =>
        url is not null && PageFragment.Of(id) is null && CanonicalAddress.Of(id) == CanonicalAddress.Of(url);

    static TitleTie Title(string one, string other) =>
        Titles.AreSame(one, other) ? TitleTie.Same
        : Titles.AreOfOneSeries(one, other) ? TitleTie.OfOneSeries
        : TitleTie.Other;

    static DayTie Day(PublicationDate one, PublicationDate other)
    {
        if (!StatesDay(one) || !StatesDay(other))
            return DayTie.Unknown;
        return one.Day == other.Day ? DayTie.Same : DayTie.Other;
    }

    static bool StatesDay(PublicationDate date) => date is { Origin: DateOrigin.Stated, Day: not null };

    static TextTie Text(StoredVersion known, ArticleDraft draft, bool isElsewhere)
    {
        if (SameArticle.IsSameText(known, draft))
            return TextTie.Same;
        var shorter = Math.Min(known.Body.Length, draft.Body.Length);
        var stands = Standing(ArticleDifference.Between(known.Body, draft.Body, draft.Language), shorter, countsChanged: !isElsewhere);
        if (stands > HalfText)
            return TextTie.Half;
        if (stands >= SomeText)
            return TextTie.Related;
        // At another address an article on the same event is most likely another article on it.
        if (isElsewhere)
            return TextTie.Other;
        var shared = SharedWords.Between($"{known.Title}\n{known.Body}", $"{draft.Title}\n{draft.Body}");
        return shared >= SomeWords ? TextTie.Related : TextTie.Other;
    }

    /// <summary>
    /// Part of the shorter text that stands in the other. A sentence that was changed in a few words counts half: it may be a correction,
    /// or the next one of a form ("12 degrees in Tarvik"). At another address it counts nothing.
    /// </summary>
    static double Standing(ArticleDifference difference, int shorter, bool countsChanged)
    {
        var standing = 0.0;
        foreach (var (fate, from, to) in difference.Sentences)
        {
            if (from is not { } old)
                continue;
            if (fate is SentenceFate.Unchanged or SentenceFate.Reworded)
                standing += old.Length;
            if (!countsChanged || fate != SentenceFate.Changed)
                continue;
            if (Alike(difference.From(old), difference.To(to!.Value)))
                standing += old.Length / 2.0;
        }
        return shorter == 0 ? 0 : Math.Min(1, standing / shorter);
    }

    static bool Alike(string one, string other)
    {
        var (a, b) = (Normalizer.Words(one), Normalizer.Words(other));
        return 2.0 * a.Count(b.Contains) >= FewWordsChanged * (a.Count + b.Count);
    }
}
