namespace BriefBot.Language;

/// <summary>Recognises a sentence that only tells what was wrongly reported before.</summary>
public static class Retractions
{
    static readonly string[] Phrases =
    [
        "earlier version of this", "the earlier version", "the previous version", "the original version", "previous version of this", "earlier version of the article", "earlier version of the story", "an earlier report said", "incorrectly said", "incorrectly stated", "incorrectly reported",
        "incorrectly identified", "wrongly said", "wrongly stated", "wrongly reported", "erroneously", "misstated", "misidentified", "misattributed", "mistakenly said", "mistakenly reported",
    ];

    /// <summary>True when what the text says is what it takes back.</summary>
    public static bool IsRetracted(ReadOnlySpan<char> text)
    {
        foreach (var phrase in Phrases)
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
