using System.Buffers;

namespace BriefBot.Language;

/// <summary>Recognises a sentence that only tells what was wrongly reported before.</summary>
public static class Retractions
{
    static readonly SearchValues<string> Phrases = SearchValues.Create(
        Lexicon.Lines("en/retractions", "phrases"),
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>True when what the text says is what it takes back.</summary>
    public static bool IsRetracted(ReadOnlySpan<char> text) => text.ContainsAny(Phrases);
}
