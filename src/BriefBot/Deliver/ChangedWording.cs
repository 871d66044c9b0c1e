namespace BriefBot.Deliver;

/// <summary>Two wordings of a sentence; long ones without what both begin and end with.</summary>
/// <param name="To">Null when nothing stands in its place.</param>
public sealed record ChangedWording(string From, string? To)
{
    // Sentences up to this length are shown whole.
    const int Short = 240;

    // Words around what differs that are kept.
    const int Around = 80;

    /// <summary>The wordings to show.</summary>
    public static ChangedWording Of(string from, string? to)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (to is null || (from.Length <= Short && to.Length <= Short))
            return new(from, to);
        var head = from.AsSpan().CommonPrefixLength(to);
        var tail = 0;
        while (tail < Math.Min(from.Length, to.Length) - head && from[^(tail + 1)] == to[^(tail + 1)])
            tail++;
        var start = WordStart(from, head - Around);
        return new(Part(from, start, from.Length - tail + Around), Part(to, start, to.Length - tail + Around));
    }

    static int WordStart(string text, int at)
    {
        if (at <= 0)
            return 0;
        var blank = text.LastIndexOf(' ', at);
        return blank < 0 ? 0 : blank + 1;
    }

    static string Part(string text, int start, int end)
    {
        if (end < text.Length && text.IndexOf(' ', end) is var blank and >= 0)
            end = blank;
        else
            end = text.Length;
        return $"{(start > 0 ? "… " : "")}{text[start..end]}{(end < text.Length ? " …" : "")}";
    }
}
