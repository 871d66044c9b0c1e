using BriefBot.Language;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Tells captions that are a paragraph of their own, above a credit that is another.</summary>
static class Captions
{
    /// <summary>Longest caption, in words.</summary>
    public const int MostWords = 40;

    /// <summary>True for a line that points at a picture. A short line that doesn't may as well be a subheading, a score, a list
    /// item.</summary>
    public static bool IsCaption(ReadOnlySpan<char> raw)
    {
        if (raw.Length > LineText.MaxLength)
            return false;
        Span<char> buffer = stackalloc char[LineText.MaxLength];
        var line = LineText.Of(raw, buffer);
        return !line.ReportsSpeech && (LineText.StartsWithAny(line.Lower, Openers) || LineText.ContainsAnyPhrase(line.Lower, Pointers));
    }

    static readonly string[] Openers = Lexicon.Lines("boilerplate/captions", "openers");

    static readonly string[] Pointers = Lexicon.Lines("boilerplate/captions", "pointers");
}
