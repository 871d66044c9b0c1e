using BriefBot.Language;

namespace BriefBot.Answer.Summaries;

/// <summary>
/// Chooses sentences of several texts on the same event that together tell what most of them tell, each thing once, and that can be
/// understood outside their text.
/// </summary>
/// <remarks>
/// Maximises, over the sentences chosen: what is covered (each stem by the texts and titles that hold it, each pair of words by the texts)
/// and the sentences' own quality, less a price for every word. Coverage counts once, so saying a thing twice gains nothing.
/// Source: in the manner of Gillick &amp; Favre, "A scalable global model for summarization", 2009.
/// </remarks>
public static class Summarizer
{
    // What a title counts beside a text, what quality counts beside coverage, and the price of a word at the usual length.
    const double Title = 0.5;
    const double Quality = 1.5;
    const double PriceOfWord = 0.82;
    const double UsualWords = 70;

    // Texts from which on coverage counts shares in place of numbers of texts, so that it doesn't outgrow the rest.
    const int FewTexts = 3;

    // Share of the shorter sentence's content from which two tell the same.
    const double Same = 0.5;

    // Sentences before one that leans on them that may have to come along.
    const int MostTogether = 3;

    /// <summary>The sentences, in the order to read them; empty when none fits.</summary>
    /// <param name="texts">At least one of them with a sentence.</param>
    /// <param name="limits">How long it may be.</param>
    /// <param name="mayChoose">Tells for a text's index and a sentence's place in it whether it may be chosen for its own sake; null for
    /// all.</param>
    public static IReadOnlyList<SummarySentence> Summarize(
        IReadOnlyList<SummaryText> texts,
        SummaryLimits limits,
        Func<int, TextSpan, bool>? mayChoose = null
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Sentences, 1);
        var pool = new SentencePool(texts);
        var standing = pool.Sentences.Select(sentence => Standing.Of(pool, sentence)).ToList();
        var (sentences, coverage) = Worth(pool, limits);
        var search = new SubsetSearch(sentences, coverage, limits);
        bool May(int index) => mayChoose is null || mayChoose(pool.Sentences[index].Text, pool.Sentences[index].Span);
        var chosen = search.Find([.. Units(pool, standing, limits).Where(unit => May(unit.Sentences[^1]))]);
        // Where every sentence leans on another, one that does says more than none.
        if (chosen.Count == 0)
            chosen = search.Find([.. Enumerable.Range(0, pool.Sentences.Count).Where(May).Select(index => new SentenceUnit([index]))]);
        chosen = RivalSentences.Added(
            pool,
            chosen,
            limits,
            index => May(index) && standing[index].StandsAlone(limits.MayClarify),
            AreAlike
        );
        return InOrder(pool, [.. chosen.Select(index => (pool.Sentences[index], standing[index]))], limits);
    }

    static (List<SentenceWorth> Sentences, List<double> Coverage) Worth(SentencePool pool, SummaryLimits limits)
    {
        var (texts, coverage) = (pool.Texts.Count, new List<double>());
        var scale = texts > FewTexts ? (FewTexts - 1.0) / (texts - 1) : 1;
        var titleScale = texts > FewTexts ? (double)FewTexts / texts : 1;
        var known = new Dictionary<object, int>();
        int Number(object unit, double weight)
        {
            if (known.TryGetValue(unit, out var number))
                return number;
            coverage.Add(weight);
            return known[unit] = coverage.Count - 1;
        }
        var price = PriceOfWord * Math.Min(1, UsualWords / limits.Words);
        var alike = Alike(pool);
        var sentences = new List<SentenceWorth>();
        for (var i = 0; i < pool.Sentences.Count; i++)
        {
            var sentence = pool.Sentences[i];
            var covers = sentence
                .Content.Select(stem => Number(stem, (pool.Holding(stem) - 1) * scale + Title * pool.Titles(stem) * titleScale))
                .Concat(
                    sentence.Pairs.Where(pair => pool.Holding(pair) > 1).Select(pair => Number(pair, (pool.Holding(pair) - 1) * scale))
                );
            sentences.Add(
                new SentenceWorth(
                    sentence.Words * (Quality * SentenceQuality.Of(pool, sentence) - price),
                    sentence.Words,
                    [.. covers],
                    [.. alike[i].Where(other => Numbers(sentence).SetEquals(Numbers(pool.Sentences[other])))]
                )
            );
        }
        return (sentences, coverage);
    }

    static bool AreAlike(PoolSentence a, PoolSentence b)
    {
        var (shorter, longer) = a.Content.Count <= b.Content.Count ? (a.Content, b.Content) : (b.Content, a.Content);
        var shared = 0;
        foreach (var stem in shorter)
            if (longer.Contains(stem))
                shared++;
        return shared > 0 && shared >= Same * shorter.Count;
    }

    // For each sentence those that share so much of the shorter one's content; different numbers, though, are different statements.
    static List<List<int>> Alike(SentencePool pool)
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (index, sentence) in pool.Sentences.Index())
        {
            foreach (var stem in sentence.Content)
            {
                if (!holders.TryGetValue(stem, out var list))
                    holders[stem] = list = [];
                list.Add(index);
            }
        }
        var alike = new List<List<int>>();
        var shared = new int[pool.Sentences.Count];
        for (var i = 0; i < pool.Sentences.Count; i++)
        {
            Array.Clear(shared);
            foreach (var stem in pool.Sentences[i].Content)
            foreach (var other in holders[stem])
                shared[other]++;
            var content = pool.Sentences[i].Content.Count;
            alike.Add([
                .. Enumerable
                    .Range(0, shared.Length)
                    .Where(other =>
                        other != i && shared[other] > 0 && shared[other] >= Same * Math.Min(content, pool.Sentences[other].Content.Count)
                    ),
            ]);
        }
        return alike;
    }

    static HashSet<string> Numbers(PoolSentence sentence) => [.. sentence.Content.Where(stem => char.IsAsciiDigit(stem[0]))];

    // A sentence that leans on the one before it comes with it, or not at all.
    static List<SentenceUnit> Units(SentencePool pool, List<Standing> standing, SummaryLimits limits)
    {
        var places = pool.Sentences.Index().ToDictionary(pair => (pair.Item.Text, pair.Item.Position), pair => pair.Index);
        var units = new List<SentenceUnit>();
        for (var i = 0; i < pool.Sentences.Count; i++)
        {
            var together = new List<int> { i };
            while (!standing[together[0]].StandsAlone(limits.MayClarify))
            {
                var first = pool.Sentences[together[0]];
                if (together.Count == MostTogether || !places.TryGetValue((first.Text, first.Position - 1), out var before))
                {
                    together.Clear();
                    break;
                }
                together.Insert(0, before);
            }
            if (together.Count > 0)
                units.Add(new SentenceUnit(together));
        }
        return units;
    }

    // By position, so that what the texts open with opens the summary; what leans on the sentence before it follows it.
    static List<SummarySentence> InOrder(SentencePool pool, List<(PoolSentence Sentence, Standing Standing)> chosen, SummaryLimits limits)
    {
        var left = chosen.OrderBy(one => one.Sentence.Position).ThenBy(one => one.Sentence.Text).ToList();
        var ordered = new List<SummarySentence>();
        while (left.Count > 0)
        {
            var next = left[0];
            for (var follows = true; follows; )
            {
                left.Remove(next);
                var isLed = ordered.Count > 0 && ordered[^1].Text == next.Sentence.Text && IsNeighbour(pool, ordered[^1], next.Sentence);
                ordered.Add(
                    new SummarySentence(next.Sentence.Text, next.Sentence.Span, limits.MayClarify ? next.Standing.ToShow(isLed) : [])
                );
                var at = left.FindIndex(one =>
                    one.Sentence.Text == next.Sentence.Text && one.Sentence.Position == next.Sentence.Position + 1 && one.Standing.Leans
                );
                follows = at >= 0;
                if (follows)
                    next = left[at];
            }
        }
        return ordered;
    }

    static bool IsNeighbour(SentencePool pool, SummarySentence before, PoolSentence sentence) =>
        sentence.Span.Start >= before.Span.End
        && string.IsNullOrWhiteSpace(pool.Texts[sentence.Text].Body[before.Span.End..sentence.Span.Start]);
}
