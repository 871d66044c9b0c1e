namespace BriefBot.Corpus.Addresses;

/// <summary>The path of an address without what leads to the same page: AMP's marks, index files, doubled and trailing slashes, session
/// ids.</summary>
static class AddressPath
{
    static readonly string[] IndexNames = ["index", "default"];
    static readonly string[] IndexEndings = [".html", ".htm", ".shtml", ".xhtml", ".php", ".asp", ".aspx", ".jsp"];

    /// <summary>The path, "/" for none.</summary>
    /// <param name="path">In normal percent-encoding.</param>
    public static string Of(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(WithoutSession)
            .Where(segment => segment.Length > 0)
            .ToList();
        while (segments.Count > 0 && Shorten(segments)) { }
        return "/" + string.Join('/', segments);
    }

    static bool Shorten(List<string> segments)
    {
        var last = segments[^1];
        if (IsIndex(last))
        {
            segments.RemoveAt(segments.Count - 1);
            return true;
        }
        if (segments.Count > 1 && IsAmp(segments[0]))
        {
            segments.RemoveAt(0);
            return true;
        }
        if (segments.Count > 1 && (IsAmp(last) || Is(last, "amp.html") || Is(last, "amp.htm")))
        {
            segments.RemoveAt(segments.Count - 1);
            return true;
        }
        return Replace(segments, last, ".amp.html", ".html") || Replace(segments, last, ".amp", "");
    }

    static bool Replace(List<string> segments, string last, string ending, string by)
    {
        if (last.Length <= ending.Length || !last.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            return false;
        segments[^1] = last[..^ending.Length] + by;
        return true;
    }

    static bool IsAmp(string segment) => Is(segment, "amp");

    static bool IsIndex(string segment) =>
        IndexNames.Any(name =>
            segment.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && segment.Length > name.Length
            && IndexEndings.Any(ending => Is(segment[name.Length..], ending))
        );

    static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);

    // ";jsessionid=…" stands behind a segment.
    static string WithoutSession(string segment)
    {
        var at = segment.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? segment : segment[..at];
    }
}
