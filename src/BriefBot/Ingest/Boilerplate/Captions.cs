namespace BriefBot.Ingest.Boilerplate;

/// <summary>Tells captions that are a paragraph of their own, above a credit that is another.</summary>
static class Captions
{
    /// <summary>Longest caption, in words.</summary>
    public const int MostWords = 40;

    /// <summary>True for a line that points at a picture. A short line that doesn't may as well be a subheading, a score, a list item.</summary>
    public static bool IsCaption(ReadOnlySpan<char> raw)
    {
        if (raw.Length > LineText.MaxLength) return false;
        Span<char> buffer = stackalloc char[LineText.MaxLength];
        var line = LineText.Of(raw, buffer);
        return !line.ReportsSpeech && (LineText.StartsWithAny(line.Lower, Openers) || LineText.ContainsAnyPhrase(line.Lower, Pointers));
    }

    static readonly string[] Openers = ["a view of", "an aerial view", "aerial view of", "a general view", "a file photo", "file photo", "a file image", "a screenshot", "a still from", "this photo", "this image", "this undated photo", "from left", "left to right", "clockwise from", "pictured", "photos:"];

    static readonly string[] Pointers =
    [
        "(left)", "(right)", "(centre)", "(center)", "(l)", "(r)", "(c)", "(second from left)", "(second from right)", ", left,", ", right,", ", centre,", ", center,", "pictured here", "is pictured", "are pictured", "pictured in", "pictured on", "is seen", "are seen", "seen here", "hide caption",
        "in this photo", "in this file photo", "in this image", "in this picture", "in this undated", "in a file photo", "poses for a photo", "poses for a portrait", "pose for a photo", "looks on during", "look on during",
    ];
}
