namespace BriefBot.Benchmarks.Inputs;

/// <summary>Invented words, drawn with the frequencies that words of a language have (Zipf: the n-th word 1/n as often as the
/// first).</summary>
sealed class Vocabulary
{
    static readonly string[] FunctionWords =
    [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "for",
        "on",
        "is",
        "said",
        "with",
        "was",
        "as",
        "at",
        "by",
        "it",
        "from",
        "has",
        "be",
        "are",
        "have",
        "but",
        "not",
        "will",
        "an",
        "who",
        "after",
        "its",
        "their",
    ];

    static readonly string[] Onsets =
    [
        "b",
        "br",
        "d",
        "dr",
        "f",
        "g",
        "gr",
        "k",
        "l",
        "m",
        "n",
        "p",
        "pl",
        "r",
        "s",
        "st",
        "t",
        "tr",
        "v",
        "z",
    ];
    static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea"];
    static readonly string[] Codas = ["", "", "l", "n", "r", "s", "t", "m"];

    readonly string[] _words;
    readonly double[] _cumulative;

    /// <summary>Builds the words; the same for the same <paramref name="random"/>.</summary>
    public Vocabulary(Random random, int size)
    {
        var words = new List<string>(FunctionWords);
        var known = new HashSet<string>(words, StringComparer.Ordinal);
        while (words.Count < size)
        {
            var word = Invent(random, 2 + random.Next(2));
            if (known.Add(word))
                words.Add(word);
        }

        _words = [.. words];
        _cumulative = new double[size];
        var sum = 0.0;
        for (var rank = 0; rank < size; rank++)
            _cumulative[rank] = sum += 1.0 / (rank + 3);
    }

    /// <summary>A word, frequent ones more often.</summary>
    public string Draw(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, _words.Length - 1)];
    }

    /// <summary>A content word of middling frequency: ranks 100 to 2,000.</summary>
    public string DrawTopical(Random random) => _words[random.Next(100, Math.Min(2000, _words.Length))];

    /// <summary>An invented proper name.</summary>
    public static string Name(Random random)
    {
        var word = Invent(random, 2 + random.Next(2));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    static string Invent(Random random, int syllables)
    {
        var word = new System.Text.StringBuilder();
        for (var i = 0; i < syllables; i++)
            word.Append(Onsets[random.Next(Onsets.Length)])
                .Append(Vowels[random.Next(Vowels.Length)])
                .Append(Codas[random.Next(Codas.Length)]);
        return word.ToString();
    }
}
