using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Words about an article and about a corpus, in the reader's language, escaped.</summary>
static class SourceWords
{
    const int TitleLimit = 200;
    const int OutletLimit = 100;
    const int BasisLimit = 240;

    /// <summary>Its title, or that it has none.</summary>
    public static string Title(string title, Localization words) => OrElse(Markdown.Escape(title, TitleLimit), words[Term.Untitled]);

    /// <summary>Its outlet, or that it is not known.</summary>
    public static string Outlet(Article article, Localization words) =>
        OrElse(Markdown.Escape(article.Source ?? "", OutletLimit), words[Term.UnknownOutlet]);

    /// <summary>Its outlet and when it was published; other outlets with the same text behind it.</summary>
    public static string Origin(Article article, Localization words)
    {
        var origin = $"{Outlet(article, words)}, {Date(article.Published, words)}";
        if (article.AlsoIn.Count == 0)
            return origin;
        var others = article.AlsoIn.Take(ReplyWords.MostAlsoIn).Select(outlet => Markdown.Escape(outlet, OutletLimit)).ToList();
        if (article.AlsoIn.Count > others.Count)
            others.Add("…");
        return $"{origin}; {words.With(Term.AlsoIn, string.Join(", ", others))}";
    }

    /// <summary>When it was published, with the basis when that was not stated.</summary>
    public static string Date(PublicationDate published, Localization words)
    {
        var year = published.Year?.ToString(CultureInfo.InvariantCulture) ?? words[Term.DateUnknown];
        var date = published.Day is { } day ? Day(day, words) : year;
        return words.Basis(published) is { } basis ? $"{date} ({Markdown.Escape(basis, BasisLimit)})" : date;
    }

    /// <summary>A day, wherever in a line: "23." at its start would open a list.</summary>
    public static string Day(DateOnly day, Localization words) => Markdown.Escape(words.Day(day));

    /// <summary>How many articles there are, when they were published, and when the last one came in.</summary>
    public static string Corpus(CorpusStatistics corpus, Localization words) => string.Join(' ', Sentences(corpus, words));

    /// <summary>What is shown, or something else where nothing would be: Discord refuses an empty field.</summary>
    public static string OrElse(string shown, string otherwise) => string.IsNullOrWhiteSpace(shown) ? otherwise : shown;

    static IEnumerable<string> Sentences(CorpusStatistics corpus, Localization words)
    {
        yield return corpus.Articles switch
        {
            0 => words[Term.NoArticles],
            1 => words[Term.OneArticle],
            var many => words.With(Term.ManyArticles, words.Number(many)),
        };
        if (corpus is { Oldest: { } oldest, Newest: { } newest } && oldest != newest)
            yield return words.With(Term.PublishedBetween, words.Day(oldest), words.Day(newest));
        else if (corpus.Newest is { } only)
            yield return words.With(Term.PublishedOn, words.Day(only));
        if (corpus.LastStored is { } stored)
            yield return words.With(Term.LastAdded, Timestamp(stored));
    }

    /// <summary>An instant as the client shows it: "2 hours ago", in the reader's language.</summary>
    public static string Timestamp(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"<t:{at.ToUnixTimeSeconds()}:R>");
}
