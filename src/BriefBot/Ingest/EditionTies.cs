using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Dates an article by another one on the same edition of an event.</summary>
public static class EditionTies
{
    const string SameEvent = "inferred: same event as ";
    const string Disagreeing = "open: articles on the ";

    /// <summary>The year that the dated articles give; null when none is on the same edition.</summary>
    /// <param name="editions">Of the undated article.</param>
    /// <param name="dated">Articles that name the same ordinals; those without a year are passed over.</param>
    /// <returns>An inferred year, or open when the dated articles disagree.</returns>
    public static PublicationDate? Decide(
        IReadOnlyList<EventEdition> editions,
        IReadOnlyList<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)> dated
    )
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(dated);
        var ties = new List<(int Year, ArticleSummary Article, EventEdition Edition)>();
        foreach (var (article, theirs) in dated)
        {
            foreach (var edition in theirs)
            {
                if (edition.Year is null && article.Published.Year is null)
                    continue;
                if (editions.Any(e => e.Ordinal == edition.Ordinal && EventNames.SameEvent(e.Event, edition.Event)))
                    ties.Add((edition.Year ?? article.Published.Year!.Value, article, edition));
            }
        }
        if (ties.Count == 0)
            return null;
        var years = ties.Select(t => t.Year).Distinct().Order().ToList();
        var best = ties.OrderByDescending(t => t.Article.Published.Day is not null)
            .ThenByDescending(t => t.Article.Published.Origin == DateOrigin.Stated)
            .ThenBy(t => t.Article.Id.Value)
            .First();
        var name = $"{Numerals.Ordinal(best.Edition.Ordinal)} {Capitalised(best.Edition.Event)}";
        return years.Count == 1
            ? PublicationDate.InferredYear(years[0], $"{SameEvent}“{best.Article.Title}” ({best.Article.Published.Iso}): {name}")
            : PublicationDate.Open(
                FormattableString.Invariant($"{Disagreeing}{name} are of {string.Join(", ", years[..^1])} and {years[^1]}")
            );
    }

    /// <summary>
    /// True for a date, or a doubt, that other articles on the same edition gave: no other one is dated by it, and it changes with theirs.
    /// </summary>
    public static bool Gave(PublicationDate published)
    {
        ArgumentNullException.ThrowIfNull(published);
        if (published.Day is not null)
            return false;
        return published.Basis.StartsWith(SameEvent, StringComparison.Ordinal)
            || published.Basis.StartsWith(Disagreeing, StringComparison.Ordinal);
    }

    static string Capitalised(string key) =>
        string.Join(
            ' ',
            key.Split(' ')
                .Select(w =>
                    w is "of" or "for" or "on" or "the" or "and" or "in"
                        ? w
                        : string.Concat(char.ToUpperInvariant(w[0]).ToString(), w.AsSpan(1))
                )
        );
}
