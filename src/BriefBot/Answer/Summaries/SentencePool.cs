using BriefBot.Language;

namespace BriefBot.Answer.Summaries;

/// <summary>A sentence that may be chosen.</summary>
/// <param name="Text">Index of its text.</param>
/// <param name="Position">0 for the first sentence of its text.</param>
/// <param name="Words">Words separated by white space.</param>
/// <param name="Stems">Stems of all its words, in order.</param>
/// <param name="Content">Its distinct stems that carry a topic.</param>
/// <param name="Pairs">Its distinct pairs of neighbouring stems, those of two small words left out.</param>
sealed record PoolSentence(
    int Text,
    int Position,
    TextSpan Span,
    int Words,
    IReadOnlyList<string> Stems,
    IReadOnlyList<string> Content,
    IReadOnlyList<(string, string)> Pairs
);

/// <summary>The sentences of several texts, with the texts that hold their words.</summary>
sealed class SentencePool
{
    /// <summary>Most sentences of all texts together, and of one text; those nearer to a beginning come first.</summary>
    public const int MostSentences = 240;
    const int MostOfText = 60;

    readonly Dictionary<string, HashSet<int>> _holders = new(StringComparer.Ordinal);
    readonly Dictionary<(string, string), HashSet<int>> _pairHolders = [];
    readonly Dictionary<string, int> _titles = new(StringComparer.Ordinal);
    readonly List<HashSet<string>> _titleStems = [];
    readonly StemMemory _stems = new();

    /// <summary>Reads the texts.</summary>
    public SentencePool(IReadOnlyList<SummaryText> texts)
    {
        Texts = texts;
        var read = texts.Select((text, i) => Read(text, i, Math.Clamp(MostSentences / Math.Max(1, texts.Count), 1, MostOfText))).ToList();
        Sentences =
        [
            .. read.SelectMany(sentences => sentences)
                .OrderBy(sentence => sentence.Position)
                .ThenBy(sentence => sentence.Text)
                .Take(MostSentences),
        ];
        foreach (var sentence in Sentences)
        {
            foreach (var stem in sentence.Content)
                Holders(_holders, stem).Add(sentence.Text);
            foreach (var pair in sentence.Pairs)
                Holders(_pairHolders, pair).Add(sentence.Text);
        }
        foreach (var text in texts)
        {
            var stems = Stems(text.Title).Where(IsContent).ToHashSet(StringComparer.Ordinal);
            foreach (var stem in stems)
                _titles[stem] = _titles.GetValueOrDefault(stem) + 1;
            _titleStems.Add(stems);
        }
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<SummaryText> Texts { get; }

    /// <summary>By position, then by text.</summary>
    public IReadOnlyList<PoolSentence> Sentences { get; }

    /// <summary>The sentence's words.</summary>
    public string Quote(PoolSentence sentence) => Texts[sentence.Text].Body[sentence.Span.Start..sentence.Span.End];

    /// <summary>Texts that hold a stem.</summary>
    public int Holding(string stem) => _holders.TryGetValue(stem, out var texts) ? texts.Count : 0;

    /// <summary>Texts that hold a pair.</summary>
    public int Holding((string, string) pair) => _pairHolders.TryGetValue(pair, out var texts) ? texts.Count : 0;

    /// <summary>Titles that hold a stem.</summary>
    public int Titles(string stem) => _titles.GetValueOrDefault(stem);

    /// <summary>True when the title of a text holds a stem.</summary>
    public bool IsInTitle(string stem, int text) => _titleStems[text].Contains(stem);

    static readonly string[] Reporting = Lexicon.Lines("en/quotes", "reporting");

    bool IsContent(string stem) => stem.Length > 1 && !StopWords.IsStopWord(stem) && Array.IndexOf(Reporting, stem) < 0;

    List<string> Stems(string text) => Normalizer.Words(text).ConvertAll(_stems.Stem);

    List<PoolSentence> Read(SummaryText text, int index, int most)
    {
        var read = new List<PoolSentence>();
        foreach (var span in BriefBot.Language.Sentences.Split(text.Body, text.Language))
        {
            if (read.Count == most)
                break;
            var quote = text.Body[span.Start..span.End];
            var stems = new List<string>();
            var isSmall = new List<bool>();
            foreach (var word in Normalizer.Words(quote))
            {
                stems.Add(_stems.Stem(word));
                isSmall.Add(StopWords.IsStopWord(word));
            }
            var content = stems.Where((stem, i) => !isSmall[i] && IsContent(stem)).Distinct(StringComparer.Ordinal).ToList();
            var pairs = new List<(string, string)>();
            for (var i = 0; i + 1 < stems.Count; i++)
                if (!(isSmall[i] && isSmall[i + 1]) && !pairs.Contains((stems[i], stems[i + 1])))
                    pairs.Add((stems[i], stems[i + 1]));
            read.Add(new PoolSentence(index, read.Count, span, WordCount(quote), stems, content, pairs));
        }
        return read;
    }

    static HashSet<int> Holders<T>(Dictionary<T, HashSet<int>> index, T key)
        where T : notnull
    {
        if (!index.TryGetValue(key, out var holders))
            index[key] = holders = [];
        return holders;
    }

    /// <summary>Words separated by white space.</summary>
    internal static int WordCount(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace && !inside)
                count++;
            inside = !isSpace;
        }
        return count;
    }
}
