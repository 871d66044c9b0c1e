namespace BriefBot.Ingest.Feeds;

/// <summary>Makes a sentence of a reason that others go on from.</summary>
static class Sentence
{
    /// <summary>The same with a capital at its beginning and a stop at its end.</summary>
    public static string Of(string reason)
    {
        var text = reason.Trim();
        if (text.Length == 0)
            return "It failed.";
        if (text[^1] is not ('.' or '!' or '?'))
            text += ".";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
