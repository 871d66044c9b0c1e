namespace BriefBot.Language;

/// <summary>Reads language tags as pages state them.</summary>
public static class LanguageTag
{
    /// <summary>The primary tag in lower case ("pt-BR", "pt_BR" → "pt"), one for each language however it is tagged; null when it names
    /// none.</summary>
    public static string? Primary(string? stated)
    {
        var tag = stated.AsSpan().Trim();
        if (tag.IndexOfAny("-_,; ") is var end and >= 0)
            tag = tag[..end];
        if (tag.Length is < 2 or > 3 || tag.ContainsAnyExceptInRange('A', 'z'))
            return null;
        foreach (var c in tag)
            if (!char.IsAsciiLetter(c))
                return null;
        return tag.ToString().ToLowerInvariant() switch
        {
            "und" or "mul" or "zxx" or "mis" => null,
            "nb" or "nn" or "nob" or "nno" or "nor" => "no",
            "iw" or "heb" => "he",
            "in" or "ind" => "id",
            "cmn" or "yue" or "zho" or "chi" => "zh",
            "eng" => "en",
            "deu" or "ger" => "de",
            "fra" or "fre" => "fr",
            "spa" => "es",
            "por" => "pt",
            "ita" => "it",
            "nld" or "dut" => "nl",
            "rus" => "ru",
            "jpn" => "ja",
            var primary => primary,
        };
    }

    /// <summary>The language of a text whose source states one: templates often state their own, so a text that is clearly written in
    /// another decides.</summary>
    /// <param name="stated">Primary tag, null when none is stated.</param>
    public static string? Of(string? stated, ReadOnlySpan<char> text)
    {
        if (stated is null)
            return LanguageDetector.Detect(text);
        if (text.Length < ShortestDeciding || !LanguageDetector.Knows(stated))
            return stated;
        return LanguageDetector.Detect(text) is { } detected && !AreAlike(stated, detected) ? detected : stated;
    }

    const int ShortestDeciding = 300;

    /// <summary>So alike that whoever states one of them is believed.</summary>
    static bool AreAlike(string one, string other) =>
        Array.Exists(Alike, group => group.Contains(one, StringComparison.Ordinal) && group.Contains(other, StringComparison.Ordinal));

    static readonly string[] Alike =
    [
        "da no",
        "cs sk",
        "hr sl",
        "es gl ca",
        "pt gl",
        "bg mk",
        "sr mk",
        "ru be",
        "uk be",
        "nl af",
        "hi mr ne",
    ];
}
