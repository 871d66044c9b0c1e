namespace BriefBot.Language;

/// <summary>Finds a word where it is written together with small words before and behind it, of which stemmers leave some on.</summary>
static class Clitics
{
    // Letters that must be left of a word for its beginning to be taken for another.
    const int ShortestLeft = 4;

    /// <summary>Stems under which a text may have a word beside its own: with a small word before or behind it, and without what may be
    /// one. Empty where a language has none.</summary>
    /// <param name="stem">Of the word.</param>
    /// <param name="language">Its language.</param>
    public static IEnumerable<string> Variants(string stem, TextLanguage language)
    {
        foreach (var before in language.Writing.Proclitics)
        {
            yield return before + stem;
            if (stem.Length >= ShortestLeft + before.Length && stem.StartsWith(before, StringComparison.Ordinal))
                yield return stem[before.Length..];
        }
        foreach (var behind in language.Writing.Enclitics)
        {
            yield return stem + behind;
            if (stem.Length >= ShortestLeft + behind.Length && stem.EndsWith(behind, StringComparison.Ordinal))
                yield return language.Stem(stem[..^behind.Length]);
        }
    }
}
