namespace BriefBot.Language;

/// <summary>Tells which language a text is written in: by its script and, where several languages share that, by little words, word endings
/// and letters.</summary>
/// <remarks>
/// A word speaks for every language that has it, the more the fewer they are; a letter that a language doesn't have speaks against it.
/// Unsure is null: a short text, a language that isn't known, or two that fit about as well.
/// </remarks>
public static class LanguageDetector
{
    /// <summary>Characters looked at, from the beginning.</summary>
    const int Sample = 6000;

    const int FewestLetters = 20;
    const int FewestIdeographs = 8;
    const double DominantShare = 0.6;

    /// <summary>Japanese writes at least this share of its letters in kana; Chinese none.</summary>
    const double KanaShare = 0.08;

    static readonly ProfileComparison Latin = new(LanguageWords.Latin, "abcdefghijklmnopqrstuvwxyz");
    static readonly ProfileComparison Cyrillic = new(LanguageWords.Cyrillic, "абвгдежзиклмнопрстуфхцчш");
    static readonly ProfileComparison Arabic = new(LanguageWords.Arabic, "ابتثجحخدذرزسشصضطظعغفقلمنهو");
    static readonly ProfileComparison Devanagari = new(LanguageWords.Devanagari, null);

    static readonly HashSet<string> Known = new(
        new[] { LanguageWords.Latin, LanguageWords.Cyrillic, LanguageWords.Arabic, LanguageWords.Devanagari }
            .SelectMany(profiles => profiles)
            .Select(p => p.Tag)
            .Concat(LanguageScripts.OwnScript),
        StringComparer.Ordinal
    );

    /// <summary>True when the detector can find this language.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    public static bool Knows(string tag) => Known.Contains(tag);

    /// <summary>Primary BCP 47 tag of the text's language ("en"; "no" for both kinds of Norwegian), null when unsure.</summary>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Sample)];
        Span<int> letters = stackalloc int[(int)Script.OfOneLanguage + 1];
        letters.Clear();
        var own = default(char);
        var total = 0;
        foreach (var c in text)
        {
            var script = LanguageScripts.Of(c);
            if (script == Script.None)
                continue;
            letters[(int)script]++;
            total++;
            if (script == Script.OfOneLanguage)
                own = c;
        }
        return total < FewestIdeographs ? null : OfScript(text, letters, total, own);
    }

    // Of languages that many write, Spanish alone opens questions and calls with a mark.
    static readonly System.Buffers.SearchValues<char> OpeningMarks = System.Buffers.SearchValues.Create("¿¡");

    // Looked at to guess by.
    const int ShortSample = 1500;

    /// <summary>Primary BCP 47 tag of the language that a text, be it as short as a question, most likely is in; English where nothing
    /// tells.</summary>
    public static string Guess(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, ShortSample)];
        if (Detect(text) is { } sure)
            return sure;
        if (text.IndexOfAny(OpeningMarks) >= 0)
            return "es";
        Span<int> letters = stackalloc int[(int)Script.OfOneLanguage + 1];
        letters.Clear();
        var own = default(char);
        foreach (var c in text)
        {
            var script = LanguageScripts.Of(c);
            letters[(int)script] += script == Script.None ? 0 : 1;
            own = script == Script.OfOneLanguage ? c : own;
        }
        var most = (Script)IndexOfMost(letters);
        return most switch
        {
            Script.Latin => Latin.Likeliest(text, most) ?? "en",
            Script.Cyrillic => Cyrillic.Likeliest(text, most) ?? "ru",
            Script.Arabic => Arabic.Likeliest(text, most) ?? "ar",
            Script.Devanagari => Devanagari.Likeliest(text, most) ?? "hi",
            Script.Han => letters[(int)Script.Kana] > 0 ? "ja" : "zh",
            Script.Kana => "ja",
            Script.Hangul => "ko",
            Script.OfOneLanguage => LanguageScripts.OnlyLanguage(own) ?? "en",
            _ => "en",
        };
    }

    static int IndexOfMost(ReadOnlySpan<int> counts)
    {
        var most = 0;
        for (var i = 1; i < counts.Length; i++)
            most = counts[i] > counts[most] ? i : most;
        return most;
    }

    static string? OfScript(ReadOnlySpan<char> text, ReadOnlySpan<int> letters, int total, char own)
    {
        var eastern = letters[(int)Script.Han] + letters[(int)Script.Kana];
        if (eastern > DominantShare * total)
            return letters[(int)Script.Kana] >= KanaShare * eastern ? "ja"
                : letters[(int)Script.Kana] == 0 || eastern > 200 ? "zh"
                : null;
        if (letters[(int)Script.Hangul] + letters[(int)Script.Han] > DominantShare * total)
            return letters[(int)Script.Hangul] > letters[(int)Script.Han] ? "ko" : null;
        if (total < FewestLetters)
            return null;
        if (letters[(int)Script.OfOneLanguage] > DominantShare * total)
            return LanguageScripts.OnlyLanguage(own);
        foreach (
            var (script, profiles) in new[]
            {
                (Script.Latin, Latin),
                (Script.Cyrillic, Cyrillic),
                (Script.Arabic, Arabic),
                (Script.Devanagari, Devanagari),
            }
        )
        {
            if (letters[(int)script] > DominantShare * total)
                return profiles.Best(text, script);
        }
        return null;
    }
}
