using BriefBot.Language;

namespace BriefBot.Corpus.Changes;

/// <summary>Whether two texts are about the same, told by the words that tell something: names, numbers, rarer words.</summary>
static class SharedWords
{
    /// <summary>Words of a text that are looked at: news says at its beginning what it is about.</summary>
    const int MostWords = 600;

    const int ShortestWord = 4;
    const double CommonWeight = 0.2;

    // Scripts without spaces: two signs in a row say about as much as a word.
    const char FirstIdeograph = '\u2E80';

    // Little words of all languages: left in, they would make any two German texts alike.
    static readonly HashSet<string> Little = [.. LanguageWords.Latin.SelectMany(profile => Normalizer.Words(profile.Words))];

    /// <summary>Part of the telling words of the one that has fewer which the other has as well, 0 to 1; 0 where one has none.</summary>
    public static double Between(string one, string other)
    {
        var (a, b) = (Read(one), Read(other));
        var fewest = Math.Min(a.Values.Sum(), b.Values.Sum());
        return fewest == 0 ? 0 : a.Where(word => b.ContainsKey(word.Key)).Sum(word => word.Value) / fewest;
    }

    static Dictionary<int, double> Read(string text)
    {
        var words = new Dictionary<int, double>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        for (var count = 0; count < MostWords && tokenizer.Next(); count++)
        {
            var word = tokenizer.Word;
            if (word[0] >= FirstIdeograph)
                AddPairs(word, words);
            else if (IsTelling(word))
                Add(word.ToString(), words);
        }
        return words;
    }

    static void AddPairs(ReadOnlySpan<char> run, Dictionary<int, double> words)
    {
        for (var i = 0; i + 1 < run.Length; i++)
            words.TryAdd(string.GetHashCode(run.Slice(i, 2), StringComparison.Ordinal), 1);
    }

    static bool IsTelling(ReadOnlySpan<char> word) =>
        (word.Length >= ShortestWord || char.IsAsciiDigit(word[0]))
        && !StopWords.IsStopWord(word)
        && !Little.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
        && DateWords.Weekday(word) is null
        && DateWords.Month(word) == 0;

    static void Add(string word, Dictionary<int, double> words)
    {
        var stem = PorterStemmer.Stem(word);
        words.TryAdd(string.GetHashCode(stem, StringComparison.Ordinal), CommonWords.IsCommonStem(stem) ? CommonWeight : 1);
    }
}
