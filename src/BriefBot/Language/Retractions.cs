namespace BriefBot.Language;

/// <summary>Recognises a sentence that only tells what was wrongly reported before.</summary>
public static class Retractions
{
    static readonly string[] Phrases = Lexicon.Lines("en/retractions", "phrases");

    /// <summary>True when what the text says is what it takes back.</summary>
    public static bool IsRetracted(ReadOnlySpan<char> text)
    {
        foreach (var phrase in Phrases)
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
