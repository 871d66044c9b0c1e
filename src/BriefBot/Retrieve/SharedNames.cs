using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>
/// Names that the best passages have in common and the question doesn't say: it describes somebody ("the minister who …"). By them the
/// passages are found that tell of the same in other words.
/// </summary>
sealed class SharedNames(ICorpus corpus, QuestionAnalysis question, QuestionParts parts)
{
    // Passages that have a name at least, and names at most.
    const int FewestPassages = 2;
    const int MostNames = 5;

    readonly HashSet<string> _known =
    [
        .. question.Words.Select(PorterStemmer.Stem),
        .. parts.Outlets.SelectMany(outlet => outlet.Sources).SelectMany(source => Normalizer.Words(source)).Select(PorterStemmer.Stem),
    ];

    /// <summary>The names, those counting more that are rare and stand in passages that hold much of the question.</summary>
    /// <param name="best">The best passages.</param>
    /// <param name="workspace">Where names are rare or not.</param>
    /// <param name="passages">Passages in the workspace.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    public async ValueTask<NameShares> OfAsync(
        IReadOnlyList<PartedPassage> best,
        WorkspaceId workspace,
        long passages,
        CancellationToken cancellation
    )
    {
        var names = Common(best);
        if (names.Count == 0)
            return new NameShares([]);
        var frequencies = await corpus.PassageFrequenciesAsync(workspace, names.ConvertAll(name => name.Term), cancellation);
        var weighed = names
            .Select((name, i) => new SharedName(name.Term, name.Weight * Rarity(frequencies[i], passages), frequencies[i]))
            .OrderByDescending(name => name.Share)
            .Take(MostNames)
            .ToList();
        var total = weighed.Sum(name => name.Share);
        return new NameShares(weighed.ConvertAll(name => name with { Share = name.Share / total }));
    }

    static double Rarity(long frequency, long passages) =>
        Math.Log(1 + (passages - Math.Min(frequency, passages) + 0.5) / (frequency + 0.5));

    List<(QueryTerm Term, double Weight)> Common(IReadOnlyList<PartedPassage> best) =>
        [
            .. best.SelectMany(passage => NamesIn(passage.Passage).Select(name => (Term: name, passage.Features.Bm25)))
                .GroupBy(name => name.Term.Stem, StringComparer.Ordinal)
                .Where(name => name.Count() >= FewestPassages)
                .Select(name => (name.First().Term, name.Sum(one => one.Bm25))),
        ];

    IEnumerable<QueryTerm> NamesIn(Passage passage)
    {
        var names = new Dictionary<string, QueryTerm>(StringComparer.Ordinal);
        Collect(passage.Article.Title, names);
        Collect(passage.Article.Body.AsSpan(passage.Start, passage.End - passage.Start), names);
        return names.Values;
    }

    void Collect(ReadOnlySpan<char> text, Dictionary<string, QueryTerm> names)
    {
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            if (!char.IsUpper(text[tokenizer.Start]) || OpensSentence(text[..tokenizer.Start]) || StopWords.IsStopWord(tokenizer.Word))
                continue;
            var word = tokenizer.Word.ToString();
            var stem = PorterStemmer.Stem(word);
            if (!_known.Contains(stem) && !CommonWords.IsCommonStem(stem))
                names.TryAdd(stem, new QueryTerm(word, stem));
        }
    }

    static bool OpensSentence(ReadOnlySpan<char> before)
    {
        var text = before.TrimEnd();
        return text.IsEmpty || text[^1] is '.' or '!' or '?' or ':' or '“' or '"' or '‘';
    }
}
