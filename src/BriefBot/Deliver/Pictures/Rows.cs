namespace BriefBot.Deliver.Pictures;

/// <summary>Parts things to rows by a name, as many as a picture has; the rest goes into one more.</summary>
static class Rows
{
    const string Unnamed = "unknown outlet";

    /// <summary>The rows, in the order in which their names come first.</summary>
    /// <param name="things">What is shown.</param>
    /// <param name="name">Whose a thing is; null for nobody known.</param>
    /// <param name="others">What the row of the rest is called, with how many names are in it.</param>
    public static List<(string Name, IReadOnlyList<T> Things)> Of<T>(IEnumerable<T> things, Func<T, string?> name, Func<int, string> others)
    {
        var all = things
            .GroupBy(thing => name(thing) is { Length: > 0 } known ? known : Unnamed, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, Things: (IReadOnlyList<T>)[.. group]))
            .ToList();
        if (all.Count <= Chart.MostRows + 1)
            return all;
        var most = all.OrderByDescending(row => row.Things.Count).Take(Chart.MostRows).Select(row => row.Key).ToHashSet();
        var shown = all.Where(row => most.Contains(row.Key)).ToList();
        shown.Add((others(all.Count - shown.Count), [.. all.Where(row => !most.Contains(row.Key)).SelectMany(row => row.Things)]));
        return shown;
    }
}
