using BriefBot.Retrieve;

namespace BriefBot.Answer.Briefings;

/// <summary>Finds the articles on a topic among what retrieval found, and in them the sentences on it.</summary>
sealed class TopicArticles
{
    /// <summary>Most articles that a briefing is made of.</summary>
    public const int Most = 15;

    /// <summary>Share of the topic's weight that an article must hold.</summary>
    public const double OnTopic = 0.6;

    // Articles that are read to choose from.
    const int MostRead = 40;

    // Share of what the best holds that every other must hold.
    const double BesideBest = 0.8;

    // Share of it that a title or an opening holds where the whole article is about it.
    const double AllAbout = 0.75;
    const int Opening = 3;

    // Share of it that a sentence must hold to be on the topic by itself.
    const double Sentence = 0.5;

    // Share of words in common from which an article only repeats another.
    const double Repeated = 0.8;

    readonly Retrieval _retrieval;
    readonly bool _isKnown;

    /// <summary>Chooses the articles.</summary>
    /// <param name="retrieval">What was found.</param>
    /// <param name="isKnown">True when all that was searched is known to be on the topic.</param>
    public TopicArticles(Retrieval retrieval, bool isKnown)
    {
        (_retrieval, _isKnown) = (retrieval, isKnown);
        var found = retrieval
            .Passages.Where(passage => passage.Features.Year >= 0)
            .Select(passage => passage.Passage.Article)
            .DistinctBy(article => article.Id)
            .Select((article, rank) => Read(article, rank))
            .Take(MostRead)
            .ToList();
        Best = found.Count == 0 ? 0 : found.Max(one => one.Coverage);
        var floor = isKnown ? 0 : Math.Max(OnTopic, BesideBest * Best);
        var chosen = new List<(TopicArticle Article, HashSet<string> Words)>();
        foreach (var (article, coverage) in found)
        {
            if (coverage < floor || !article.Sentences.Any(sentence => sentence.IsOnTopic) || chosen.Count == Most)
                continue;
            var words = article.Sentences.SelectMany(sentence => sentence.Stems).ToHashSet(StringComparer.Ordinal);
            if (chosen.Exists(other => Repeats(other.Words, words)))
                RepeatCount++;
            else
                chosen.Add((article, words));
        }
        Articles = [.. chosen.Select(one => one.Article)];
        Sentences = [.. Articles.SelectMany(article => article.Sentences)];
    }

    /// <summary>The articles, the one that retrieval puts first at the front; none of them repeats another.</summary>
    public IReadOnlyList<TopicArticle> Articles { get; }

    /// <summary>All their sentences.</summary>
    public IReadOnlyList<TopicSentence> Sentences { get; }

    /// <summary>Articles left out because they only repeat another.</summary>
    public int RepeatCount { get; }

    /// <summary>The largest share of the topic, by weight, that an article holds; 0 to 1.</summary>
    public double Best { get; }

    static bool Repeats(HashSet<string> a, HashSet<string> b)
    {
        var shared = a.Count(b.Contains);
        return shared > 0 && shared >= Repeated * (a.Count + b.Count - shared);
    }

    (TopicArticle Article, double Coverage) Read(Corpus.Article article, int rank)
    {
        var terms = _retrieval.Question.Terms.Count;
        var (all, title) = (new bool[terms], new bool[terms]);
        Mark(_retrieval.Scorer.Match(article, article.Title), title);
        for (var i = 0; i < terms; i++)
            title[i] |= _retrieval.Scorer.TitleCounts(article)[i] > 0;
        title.CopyTo(all, 0);
        var spans = Language.Sentences.Split(article.Body, article.Language);
        var shares = new double[spans.Count];
        var opening = new bool[terms];
        for (var i = 0; i < spans.Count; i++)
        {
            var held = new bool[terms];
            Mark(_retrieval.Scorer.Match(article, article.Body.AsSpan(spans[i].Start, spans[i].Length)), held);
            shares[i] = Share(held);
            for (var term = 0; term < terms; term++)
            {
                all[term] |= held[term];
                if (i < Opening)
                    opening[term] |= held[term];
            }
        }
        var isAllAbout = _isKnown || Share(title) >= AllAbout || Share(opening) >= AllAbout;
        var found = new TopicArticle(article, rank, isAllAbout);
        found.Sentences =
        [
            .. spans
                .Select((span, i) => new TopicSentence(found, i, span, i > 0 ? spans[i - 1] : null, shares[i], IsOn(shares, i, isAllAbout)))
                .Where(sentence => !sentence.IsFurniture),
        ];
        return (found, Share(all));
    }

    // In an article about it what stands at the beginning, or next to its words, is on it; elsewhere only what holds most of them.
    static bool IsOn(double[] shares, int i, bool isAllAbout)
    {
        if (!isAllAbout)
            return shares[i] >= Sentence;
        return i < Opening || shares[i] > 0 || (i > 0 && shares[i - 1] > 0);
    }

    static void Mark(List<MatchedWord> words, bool[] held)
    {
        foreach (var word in words)
            if (word.Term >= 0)
                held[word.Term] = true;
    }

    double Share(bool[] held)
    {
        var mass = 0.0;
        for (var i = 0; i < held.Length; i++)
            if (held[i])
                mass += _retrieval.Weights.Idf[i];
        return _retrieval.Weights.Total > 0 ? mass / _retrieval.Weights.Total : 0;
    }
}
