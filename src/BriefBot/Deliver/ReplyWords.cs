using System.Globalization;
using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver;

/// <summary>The words around a reply's content that all surfaces share.</summary>
public static class ReplyWords
{
    /// <summary>Said when the samples answered.</summary>
    public const string FromSamples = "The corpus is empty, so the samples answered. Add articles of your own with: briefbot ingest PATH";

    /// <summary>Said when articles could not be searched because they can't be indexed for now.</summary>
    /// <param name="articles">How many; 1 and up.</param>
    public static string NotSearched(long articles) =>
        string.Create(CultureInfo.InvariantCulture, $"{articles:N0} {(articles == 1 ? "article is" : "articles are")} not searchable yet")
        + " and played no part in this; briefbot doctor says why.";

    /// <summary>"23 November 2020".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An article's title, or that it has none.</summary>
    public static string Title(string title) => string.IsNullOrWhiteSpace(title) ? "(untitled)" : title;

    /// <summary>Outlet and date of an article with the date's basis when it was not stated: "Example Times, 23 November 2020 (inferred:
    /// …)"; other outlets with the same text behind it.</summary>
    public static string Origin(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return $"{article.Source ?? "unknown outlet"}, {Date(article.Published)}{AlsoIn(article)}";
    }

    /// <summary>Other outlets that a line about an article names at most.</summary>
    public const int MostAlsoIn = 3;

    // "; also in Example Times, Harbour Gazette".
    static string AlsoIn(Article article) =>
        article.AlsoIn.Count == 0
            ? ""
            : $"; also in {string.Join(", ", article.AlsoIn.Take(MostAlsoIn))}{(article.AlsoIn.Count > MostAlsoIn ? ", …" : "")}";

    /// <summary>What readers should know of an article before they rely on it, a sentence each; mostly nothing.</summary>
    public static IEnumerable<string> Cautions(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Completeness == Completeness.Excerpt)
            yield return "Only the beginning of this article could be read.";
        if (article.IsLive)
            yield return "This is a live blog: what it says is its state when it was stored.";
        if (article.SyndicatedFrom is { Length: > 0 } original)
            yield return $"The page names an original on another site: {VisibleText.Line(original)}";
    }

    /// <summary>
    /// Local time of publication, language, last change, and what was set by hand, as far as known: "published at 21:30 (UTC-04:00) ·
    /// language: en · changed on 4 March 2021".
    /// </summary>
    public static string Details(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var changed =
            article.ModifiedAt is { } at && at != article.Published.Time ? "changed on " + Day(DateOnly.FromDateTime(at.DateTime)) : null;
        var language = article.Language is { } tag ? "language: " + tag : null;
        var byHand = article.ByHand.Count > 0 ? "set by hand: " + ByHand(article) : null;
        return string.Join(" · ", new[] { Clock(article.Published), language, changed, byHand }.OfType<string>());
    }

    /// <summary>What somebody set by hand: "outlet, date".</summary>
    public static string ByHand(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return string.Join(
            ", ",
            article.ByHand.Select(field =>
                field switch
                {
                    ArticleField.Source => "outlet",
                    ArticleField.Url => "address",
                    ArticleField.Published => "date",
                    _ => field.ToString().ToLowerInvariant(),
                }
            )
        );
    }

    // In UTC it isn't the outlet's own time, and may not even be that: sources that name no zone count as UTC.
    static string? Clock(PublicationDate published) =>
        published.Time is { } at && at.Offset != TimeSpan.Zero
            ? at.ToString("'published at 'HH:mm' (UTC'zzz')'", CultureInfo.InvariantCulture)
            : null;

    /// <summary>The articles behind an answer, each once with all its citations, in the order of their first use.</summary>
    public static IEnumerable<(Article Article, IReadOnlyList<CitedSource> Citations)> ByArticle(IEnumerable<CitedSource> sources) =>
        sources
            .GroupBy(source => (source.Citation.Article, source.Citation.Version))
            .Select(group => (group.First().Article, (IReadOnlyList<CitedSource>)group.ToList()));

    /// <summary>A publication date for readers.</summary>
    public static string Date(PublicationDate published)
    {
        ArgumentNullException.ThrowIfNull(published);
        var date = published.Day is { } day ? Day(day) : published.Year?.ToString(CultureInfo.InvariantCulture) ?? "date unknown";
        var goesWithoutSaying = published.Origin == DateOrigin.Stated && !published.IsByHand;
        return goesWithoutSaying || published.Basis.Length == 0 ? date : $"{date} ({published.Basis})";
    }

    /// <summary>Heads the sides of a conflict.</summary>
    public static string Disagree(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return conflict.About.Length > 0 ? $"Sources disagree about {VisibleText.Line(conflict.About)}" : "Sources disagree";
    }

    /// <summary>"Did you mean Wuzhen?", what was meant in the order of the question; null for nothing.</summary>
    public static string? DidYouMean(Reply.NotFound reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Suggestions.Count == 0 ? null : $"Did you mean {string.Join(", ", reply.Suggestions.Select(one => one.Known))}?";
    }

    /// <summary>What would help where nothing was found: how much there is, how fresh it is, and how to add to it.</summary>
    public static IEnumerable<string> WhatWouldHelp(CorpusStatistics corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        yield return corpus.Articles switch
        {
            0 => "The corpus is empty.",
            1 => $"The corpus holds 1 article{Range(corpus)}.",
            var many => string.Create(CultureInfo.InvariantCulture, $"The corpus holds {many:N0} articles{Range(corpus)}."),
        };
        if (FeedWords.Trouble(corpus.Feeds) is { } trouble)
            yield return VisibleText.Line(trouble);
        yield return "Articles on it can be added with: briefbot ingest PATH";
    }

    static string Range(CorpusStatistics corpus)
    {
        var published = corpus switch
        {
            { Oldest: { } oldest, Newest: { } newest } when oldest != newest => $", published {Day(oldest)} to {Day(newest)}",
            { Newest: { } only } => $", published {Day(only)}",
            _ => "",
        };
        return corpus.LastStored is { } stored
            ? $"{published}; the last was added on {Day(DateOnly.FromDateTime(stored.UtcDateTime))}"
            : published;
    }
}
