namespace BriefBot.Language;

/// <summary>By which rules text is split whose language isn't known: those of the commonest language of its script, and for Latin letters
/// those that cut only where every language would.</summary>
static class UnknownLanguage
{
    /// <summary>The tag of the rules for text in Latin letters.</summary>
    public const string Latin = "any";

    // Behind the letters of Latin, and its marks.
    const char FirstForeign = '\u0370';

    /// <summary>The tag of the rules for a text.</summary>
    public static string Of(string text)
    {
        foreach (var c in text)
            if (LanguageScripts.Of(c) is not Script.None and var script)
                return OfScript(script, c);
        return Latin;
    }

    /// <summary>The tag of the rules for a paragraph in English text that begins with a letter of another script; null when it begins
    /// with none.</summary>
    public static string? OfForeignScript(string text, int start) =>
        text[start] >= FirstForeign && LanguageScripts.Of(text[start]) is not (Script.None or Script.Latin) and var script
            ? OfScript(script, text[start])
            : null;

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
