using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Web;

/// <summary>What pages say of articles, answers and briefings in the reader's language, as plain text.</summary>
static class PageWords
{
    /// <summary>An article's title, or that it has none.</summary>
    public static string Title(this Localization words, string title) => ReplyWords.Title(title, words);

    /// <summary>The outlet, or that it isn't known.</summary>
    public static string Outlet(this Localization words, Article article) => article.Source ?? words[Term.UnknownOutlet];

    /// <summary>Outlet and date of an article with the date's basis when it was not stated; other outlets with the same text behind
    /// it.</summary>
    public static string Origin(this Localization words, Article article) => ReplyWords.Origin(article, words);

    /// <summary>The day of an instant, in UTC.</summary>
    public static string Day(this Localization words, DateTimeOffset at) => words.Day(DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>An instant: "23 November 2020, 14:05 UTC".</summary>
    public static string Instant(this Localization words, DateTimeOffset at) =>
        $"{words.Day(at)}, {at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture)}";

    /// <summary>"1 article", "6,000 articles".</summary>
    public static string Articles(this Localization words, long count) =>
        count == 1 ? words[PageTerm.OneArticle] : words.With(PageTerm.Articles, words.Number(count));

    /// <summary>Heads the sides of a conflict.</summary>
    public static string Disagree(this Localization words, Conflict conflict) => ReplyWords.Disagree(conflict, words);

    /// <summary>When an event was, as far as that is known: "23 November 2020", "2020-11", "2020".</summary>
    public static string Day(this Localization words, EventDay day) =>
        day is { Month: { } month, Day: { } date } ? words.Day(new DateOnly(day.Year, month, date)) : day.ToString();

    /// <summary>How an event's day is known; null when its sentence says it in full.</summary>
    public static string? Basis(this Localization words, DatedEvent dated) =>
        dated.Basis switch
        {
            DayBasis.CountedFromArticle => words.With(Term.CountedDay, dated.Words),
            DayBasis.YearFromArticle => words[Term.InferredYear],
            _ => null,
        };

    /// <summary>A caution as a sentence.</summary>
    public static string Of(this Localization words, Caution caution) =>
        caution.Kind switch
        {
            CautionKind.FewArticles => words.With(Term.OnlyFewArticles, words.Number(caution.Count)),
            CautionKind.OneOutlet => words.With(Term.OneOutletOnly, caution.Outlet ?? words[Term.UnknownOutlet]),
            CautionKind.Old => words.With(Term.NewestIsOf, words.Day(caution.Day!.Value)),
            CautionKind.Undated => words.With(Term.Undated, words.Number(caution.Count)),
            CautionKind.InferredDates => words.With(Term.DatesInferred, words.Number(caution.Count)),
            CautionKind.Excerpts => words.With(Term.PartsOnly, words.Number(caution.Count)),
            _ => words.With(Term.RepeatsLeftOut, words.Number(caution.Count)),
        };
}
