using BriefBot.Corpus;

namespace BriefBot.Answer.Briefings;

/// <summary>Tells how thin or old the articles are that a briefing stands on.</summary>
static class Cautions
{
    const int Few = 2;
    const int OldDays = 30;

    /// <summary>What a reader should know.</summary>
    /// <param name="repeats">Articles left out because they only repeat another.</param>
    public static List<Caution> Of(IReadOnlyList<Article> articles, int repeats, DateOnly asOf)
    {
        var found = new List<Caution>();
        if (articles.Count <= Few)
            found.Add(new Caution(CautionKind.FewArticles, articles.Count));
        var outlets = articles.Select(article => article.Source ?? "").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (outlets.Count == 1 && articles.Count > 1)
            found.Add(new Caution(CautionKind.OneOutlet, articles.Count, Outlet: outlets[0].Length > 0 ? outlets[0] : null));
        if (articles.Max(article => article.Published.Day) is { } newest && asOf.DayNumber - newest.DayNumber > OldDays)
            found.Add(new Caution(CautionKind.Old, 0, newest));
        Count(CautionKind.Undated, articles.Count(article => article.Published.Year is null), found);
        Count(
            CautionKind.InferredDates,
            articles.Count(article => article.Published is { Origin: DateOrigin.Inferred, Year: not null }),
            found
        );
        Count(CautionKind.Excerpts, articles.Count(article => article.Completeness == Completeness.Excerpt), found);
        Count(CautionKind.Repeats, repeats, found);
        return found;
    }

    static void Count(CautionKind kind, int count, List<Caution> found)
    {
        if (count > 0)
            found.Add(new Caution(kind, count));
    }
}
