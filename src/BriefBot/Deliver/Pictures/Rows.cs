using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Pictures;

/// <summary>Parts things to rows by a name, as many as a picture has; the rest goes into one more.</summary>
static class Rows
{
    /// <summary>The rows, in the order in which their names come first.</summary>
    /// <param name="things">What is shown.</param>
    /// <param name="name">Whose a thing is; null for nobody known.</param>
    /// <param name="words">In the reader's language.</param>
    public static List<(string Name, IReadOnlyList<T> Things)> Of<T>(IEnumerable<T> things, Func<T, string?> name, Localization words)
    {
        var all = things
            .GroupBy(thing => name(thing) is { Length: > 0 } known ? known : words[Term.UnknownOutlet], StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, Things: (IReadOnlyList<T>)[.. group]))
            .ToList();
        if (all.Count <= Chart.MostRows + 1)
            return all;
        var most = all.OrderByDescending(row => row.Things.Count).Take(Chart.MostRows).Select(row => row.Key).ToHashSet();
        var shown = all.Where(row => most.Contains(row.Key)).ToList();
        var others = words.With(PictureTerm.OtherOutlets, words.Number(all.Count - shown.Count));
        shown.Add((others, [.. all.Where(row => !most.Contains(row.Key)).SelectMany(row => row.Things)]));
        return shown;
    }
}
