namespace BriefBot.Language;

/// <summary>Finds a verb by the nouns made of it and the other way round, where stemmers leave them apart.</summary>
static class Derivations
{
    // Letters that must be left of a word; more where it has no such end, since many short words begin longer ones.
    const int Shortest = 4;
    const int ShortestBare = 6;

    /// <summary>Stems under which a text may have a word's verb or noun; most of them are none. Empty where a language has none.</summary>
    /// <param name="stem">Of the word.</param>
    /// <param name="language">Its language.</param>
    public static IEnumerable<string> Variants(string stem, TextLanguage language)
    {
        var ends = language.Writing.VerbNouns;
        var own = ends.Where(end => stem.EndsWith(end, StringComparison.Ordinal)).MaxBy(end => end.Length) ?? "";
        if (ends.Count == 0 || stem.Length - own.Length < (own.Length == 0 ? ShortestBare : Shortest))
            return [];
        var root = stem[..^own.Length];
        // The noun alone may have a stem of its own: "Protest".
        return ends.Select(end => root + end).Append(root).Append(language.Stem(root)).Where(other => other != stem);
    }
}
