namespace BriefBot.Language;

/// <summary>The names by which people call an outlet, squeezed: its words as <see cref="Tokenizer"/> has them, without blanks.</summary>
/// <remarks>"The Daily Wave | Sports", "thedailywave.com" and "Daily Wave" have a squeezed name in common.</remarks>
public static class OutletAliases
{
    /// <summary>Letters and digits that a squeezed name has at least: shorter ones are too often something else.</summary>
    public const int Shortest = 3;

    // What stands between an outlet's name and its section or motto.
    static readonly string[] Dividers = [" | ", " - ", " – ", " — ", ": ", " » ", " · ", " / "];

    // "co" in "co.uk", "com" in "com.au": no outlet's own name where a longer one stands before.
    const int LongestSecondLevel = 3;

    const string Vowels = "aeiouy";

    /// <summary>The squeezed names of an outlet, each once.</summary>
    /// <param name="source">Name or host, as stored with its articles.</param>
    public static IReadOnlyList<string> Of(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var names = new List<string>(4);
        Add(names, source);
        var end = Dividers
            .Select(divider => source.IndexOf(divider, StringComparison.Ordinal))
            .Where(at => at > 0)
            .DefaultIfEmpty(-1)
            .Min();
        if (end > 0)
            Add(names, source[..end]);
        return names;
    }

    /// <summary>Words without blanks between them.</summary>
    public static string Squeeze(IEnumerable<string> words) => string.Concat(words);

    static void Add(List<string> names, string name)
    {
        var words = Normalizer.Words(name);
        var isHost = !name.Trim().Contains(' ', StringComparison.Ordinal) && name.Contains('.', StringComparison.Ordinal);
        AddSqueezed(names, words);
        if (isHost && words.Count > 1)
        {
            // "bbc" of "www.bbc.co.uk", "cnn" of "edition.cnn.com".
            words.RemoveAt(words.Count - 1);
            if (words.Count > 1 && words[^1].Length <= LongestSecondLevel)
                words.RemoveAt(words.Count - 1);
            words = words[^1..];
            AddSqueezed(names, words);
        }
        if (words.Count > 1 && words[0] == "the")
            AddSqueezed(names, words.GetRange(1, words.Count - 1));
        if (isHost && words is [var only] && only.StartsWith("the", StringComparison.Ordinal))
            AddSqueezed(names, [only[3..]]);
        // "BBC" for "BBC News", but not "Sky" for "Sky News".
        if (words is [{ Length: <= 4 } initials, "news"] && !initials[1..].Any(Vowels.Contains))
            AddSqueezed(names, [initials]);
    }

    static void AddSqueezed(List<string> names, IReadOnlyList<string> words)
    {
        var squeezed = Squeeze(words);
        if (squeezed.Length >= Shortest && !StopWords.IsStopWord(squeezed) && !names.Contains(squeezed))
            names.Add(squeezed);
    }
}
