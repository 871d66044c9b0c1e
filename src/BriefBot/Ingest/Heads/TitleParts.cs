namespace BriefBot.Ingest.Heads;

/// <summary>Parts a title from the outlet, section and writer that stand beside it: "Bridge closed | Business | Coast Wire".</summary>
static class TitleParts
{
    const int ShortestTitle = 8;

    static readonly string[] Bars = [" | ", " · ", " • ", " :: ", " » ", " › ", " « ", " ‹ ", " ~ "];
    static readonly string[] Dashes = [" - ", " – ", " — "];

    /// <summary>The title alone.</summary>
    /// <param name="notes">Told of what stood beside it.</param>
    /// <param name="isToldOf">True for a name that the story itself speaks of: before a title it is what the story is about.</param>
    public static string Read(string title, HeadNotes notes, Func<string, bool> isToldOf)
    {
        var left = WithoutSuffix(title, notes);
        return WithoutPrefix(left, notes, isToldOf);
    }

    static string WithoutSuffix(string title, HeadNotes notes)
    {
        foreach (var (at, length, isBar) in Separators(title))
        {
            if (
                at < ShortestTitle
                || HeadWords.IsGenericName(title.AsSpan(0, at))
                || Beside(title.AsSpan(at + length), isBar) is not { } head
            )
                continue;
            notes.Add(head, HeadPlace.Title);
            return title[..at].TrimEnd();
        }
        if (
            title[^1] != ')'
            || title.LastIndexOf('(') is not (var open and >= ShortestTitle)
            || Beside(title.AsSpan(open), isBar: false) is not { } bracketed
        )
            return title;
        notes.Add(bracketed, HeadPlace.Title);
        return title[..open].TrimEnd();
    }

    static string WithoutPrefix(string title, HeadNotes notes, Func<string, bool> isToldOf)
    {
        foreach (var (at, length, isBar) in Separators(title))
        {
            if (title.Length - at - length < ShortestTitle)
                break;
            if (isBar && HeadWords.IsGenericName(title.AsSpan(0, at)))
                return WithoutPrefix(title[(at + length)..].TrimStart(), notes, isToldOf);
            if (OutletBefore(title[..at], notes, isToldOf))
                return title[(at + length)..].TrimStart();
        }
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && title.Length - colon - 2 >= ShortestTitle && OutletBefore(title[..colon], notes, isToldOf)
            ? title[(colon + 2)..].TrimStart()
            : title;
    }

    static bool OutletBefore(string prefix, HeadNotes notes, Func<string, bool> isToldOf)
    {
        if (HeadLine.Read(prefix) is not { Outlet: { } outlet, Names.Count: 0 } head || isToldOf(outlet))
            return false;
        notes.Add(head, HeadPlace.Title);
        return true;
    }

    /// <summary>What stands behind a title, when it surely isn't part of it.</summary>
    static HeadLine? Beside(ReadOnlySpan<char> text, bool isBar) =>
        HeadLine.Read(text.Trim()) is { Names.Count: 0 } head && (head.Outlet is not null || (isBar && head.Author is not null))
            ? head
            : null;

    static IEnumerable<(int At, int Length, bool IsBar)> Separators(string title)
    {
        for (var i = 1; i < title.Length; i++)
        {
            if (title[i - 1] is not ' ' && title[i] is not ' ')
                continue;
            foreach (var bar in Bars)
                if (string.CompareOrdinal(title, i, bar, 0, bar.Length) == 0)
                    yield return (i, bar.Length, true);
            foreach (var dash in Dashes)
                if (string.CompareOrdinal(title, i, dash, 0, dash.Length) == 0)
                    yield return (i, dash.Length, false);
        }
    }
}
