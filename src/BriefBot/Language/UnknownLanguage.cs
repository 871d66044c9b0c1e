namespace BriefBot.Language;

/// <summary>By which rules text is split whose language isn't known: those of the commonest language of its script, and for Latin letters
/// those that cut only where every language would.</summary>
static class UnknownLanguage
{
    /// <summary>The tag of the rules for text in Latin letters.</summary>
    public const string Latin = "any";

    const char FirstForeign = '\u0370';
    const int FirstLetters = 4;

    /// <summary>The tag of the rules for a text.</summary>
    public static string Of(string text)
    {
        foreach (var c in text)
            if (LanguageScripts.Of(c) is not Script.None and var script)
                return OfScript(script, c);
        return Latin;
    }

    /// <summary>The tag of the rules for a text that begins with letters of another script than Latin; null when it doesn't.</summary>
    public static string? OfForeignScript(string text)
    {
        var seen = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            if (c < FirstForeign)
                return null;
            if (++seen == FirstLetters)
                return Of(text);
        }
        return null;
    }

    static string OfScript(Script script, char letter) =>
        script switch
        {
            Script.Cyrillic => "ru",
            Script.Arabic => "ar",
            Script.Devanagari => "hi",
            Script.Han => "zh",
            Script.Kana => "ja",
            Script.Hangul => "ko",
            Script.OfOneLanguage => LanguageScripts.OnlyLanguage(letter) ?? Latin,
            _ => Latin,
        };
}
