using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Reader;

namespace BriefBot.Deliver;

/// <summary>The words around a reply's content that all surfaces share, as plain text; in English where no language is given.</summary>
public static class ReplyWords
{
    /// <summary>Said when the samples answered.</summary>
    public static string FromSamples => Localization.English[ReplyTerm.SamplesAnswered];

    /// <summary>Said when articles could not be searched because they can't be indexed for now.</summary>
    /// <param name="articles">How many; 1 and up.</param>
    /// <param name="words">In the reader's language.</param>
    public static string NotSearched(long articles, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return articles == 1 ? words[ReplyTerm.NotSearchedOne] : words.With(ReplyTerm.NotSearched, words.Number(articles));
    }

    /// <summary>"23 November 2020".</summary>
    public static string Day(DateOnly day) => Localization.English.Day(day);

    /// <summary>An article's title, or that it has none.</summary>
    public static string Title(string title, Localization? words = null) =>
        string.IsNullOrWhiteSpace(title) ? (words ?? Localization.English)[Term.Untitled] : title;

    /// <summary>Outlet and date of an article with the date's basis when it was not stated: "Example Times, 23 November 2020 (inferred:
    /// …)"; other outlets with the same text behind it.</summary>
    public static string Origin(Article article, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        words ??= Localization.English;
        var origin = $"{article.Source ?? words[Term.UnknownOutlet]}, {words.Date(article.Published)}";
        if (article.AlsoIn.Count == 0)
            return origin;
        var others = string.Join(", ", article.AlsoIn.Take(MostAlsoIn));
        return origin + words[ReplyTerm.Semicolon] + words.With(Term.AlsoIn, article.AlsoIn.Count > MostAlsoIn ? others + ", …" : others);
    }

    /// <summary>Other outlets that a line about an article names at most.</summary>
    public const int MostAlsoIn = 3;

    /// <summary>The articles behind an answer, each once with all its citations, in the order of their first use.</summary>
    public static IEnumerable<(Article Article, IReadOnlyList<CitedSource> Citations)> ByArticle(IEnumerable<CitedSource> sources) =>
        sources
            .GroupBy(source => (source.Citation.Article, source.Citation.Version))
            .Select(group => (group.First().Article, (IReadOnlyList<CitedSource>)group.ToList()));

    /// <summary>An item of a short answer: as a source writes it, or in the reader's words that something is so or is not.</summary>
    public static string Item(Reply.Cited reply, AnswerItem item, Localization words)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(words);
        return reply.Verdict switch
        {
            ReadKind.Yes => words[ReplyTerm.VerdictYes],
            ReadKind.No => words[ReplyTerm.VerdictNo],
            ReadKind.Denied => words[ReplyTerm.VerdictDenied],
            _ => item.Text,
        };
    }

    /// <summary>What is told behind an item of a short answer; null for nothing.</summary>
    public static string? Note(AnswerItem item, Localization words)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(words);
        if (item.Timing is not { } timing)
            return item.Note is { Length: > 0 } note ? note : null;
        var parts = new List<string>();
        if (timing.Weekday is { } day)
            parts.Add(words.With(ReplyTerm.ByArticlesDate, words.Day(day)));
        if (timing.Hedge is { } hedge)
            parts.Add(hedge);
        if (timing.ToldOn is { } told)
        {
            var earlier = timing.Earlier.Select(one => words.With(ReplyTerm.ValueOn, one.Text, words.Day(one.ToldOn)));
            parts.Add(words.With(ReplyTerm.AsToldOn, words.Day(told), string.Join(", ", earlier)));
        }
        return string.Join(words[ReplyTerm.Semicolon], parts);
    }

    /// <summary>What sources disagree about: names, or in the reader's words what kind of thing; empty when that isn't known.</summary>
    public static string About(Conflict conflict, Localization words)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(words);
        return conflict.Disputed switch
        {
            Disputed.Speaker => words[ReplyTerm.DisputedSpeaker],
            Disputed.Amount => words[ReplyTerm.DisputedAmount],
            Disputed.Time => words[ReplyTerm.DisputedTime],
            Disputed.Place => words[ReplyTerm.DisputedPlace],
            Disputed.Which => words[ReplyTerm.DisputedWhich],
            Disputed.Fact => words[ReplyTerm.DisputedFact],
            _ => conflict.About,
        };
    }

    /// <summary>Heads the sides of a conflict.</summary>
    public static string Disagree(Conflict conflict, Localization words) =>
        About(conflict, words) is { Length: > 0 } about ? words.With(Term.DisagreeAbout, about) : words[Term.Disagree];

    /// <summary>What would help where nothing was found: how much there is, how fresh it is, and how to add to it.</summary>
    public static IEnumerable<string> WhatWouldHelp(CorpusStatistics corpus, Localization words)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(words);
        yield return corpus.Articles switch
        {
            0 => words[ReplyTerm.CorpusEmpty],
            1 => words.With(ReplyTerm.CorpusOne, Range(corpus, words)),
            var many => words.With(ReplyTerm.CorpusMany, words.Number(many), Range(corpus, words)),
        };
        if (FeedWords.Trouble(corpus.Feeds, words) is { } trouble)
            yield return VisibleText.Line(trouble);
        yield return words[ReplyTerm.HowToIngest];
    }

    static string Range(CorpusStatistics corpus, Localization words)
    {
        var published = corpus switch
        {
            { Oldest: { } oldest, Newest: { } newest } when oldest != newest => words.With(
                ReplyTerm.CorpusBetween,
                words.Day(oldest),
                words.Day(newest)
            ),
            { Newest: { } only } => words.With(ReplyTerm.CorpusOn, words.Day(only)),
            _ => "",
        };
        return corpus.LastStored is { } stored
            ? published + words.With(ReplyTerm.CorpusLast, words.Day(DateOnly.FromDateTime(stored.UtcDateTime)))
            : published;
    }
}
