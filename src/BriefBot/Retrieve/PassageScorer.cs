using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Scores passages against one question. Not safe for concurrent use.</summary>
/// <param name="today">The as-of date, or the corpus's newest day where that is earlier: in a corpus that has stopped growing its last days
/// are the news.</param>
public sealed class PassageScorer(QuestionAnalysis question, TermWeights weights, DateOnly today)
{
    // The usual values; nothing near them was measurably better on news questions.
    const double K1 = 1.2;
    const double B = 0.75;
    const double AverageWords = 190;
    const int TitleWeight = 2;
    const int Near = 4;

    /// <summary>What a word that news uses for one of the question's counts beside that word.</summary>
    internal const double Instead = 0.4;

    readonly TermMatcher _matcher = new(question);
    readonly Dictionary<ArticleId, TitleMatch> _titles = [];
    readonly Dictionary<ArticleId, TextLanguage> _languages = [];

    // An article of 2020 seldom prints "2020": its date says it.
    readonly List<(int Index, int Year)> _years = YearTerms(question);

    /// <summary>The finder of this question's terms.</summary>
    public TermMatcher Matcher => _matcher;

    /// <summary>Scores a passage.</summary>
    public PassageFeatures Score(Passage passage) => Score(passage, []);

    /// <summary>Scores a passage and tells what each term adds.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="masses">Takes what each of the question's terms adds to <see cref="PassageFeatures.Bm25"/>; as long as those, or
    /// empty.</param>
    public PassageFeatures Score(Passage passage, Span<double> masses)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var text = passage.Article.Body.AsSpan(passage.Start, passage.End - passage.Start);
        var words = _matcher.Match(text, LanguageOf(passage.Article));
        var title = TitleOf(passage.Article);
        var counts = new int[weights.Idf.Count];
        var near = new int[weights.Idf.Count];
        foreach (var word in words)
        {
            if (word.Term >= 0)
                counts[word.Term]++;
            else if (word.Near >= 0)
                near[word.Near]++;
        }
        return new PassageFeatures(
            Bm25(counts, near, title.Counts, words.Count + title.Words, masses),
            Share(i => counts[i] > 0 || title.Counts[i] > 0, i => true),
            Share(i => counts[i] > 0 || title.Counts[i] > 0, i => question.Terms[i].IsName),
            Share(i => title.Counts[i] > 0, i => true),
            Pairs(words),
            DatePrior.Of(passage.Article.Published.Day, today),
            Years.Agreement(question.Years, text, passage.Article),
            title.NamedSource ? 1 : 0,
            passage.Ordinal == 0 ? 1 : 0
        )
        {
            OtherLanguage = question.ShowsLanguage && LanguageOf(passage.Article) != question.Language ? 1 : 0,
        };
    }

    static List<(int Index, int Year)> YearTerms(QuestionAnalysis question)
    {
        var years = new List<(int, int)>();
        for (var i = 0; i < question.Terms.Count; i++)
            if (
                int.TryParse(
                    question.Terms[i].Term.Word,
                    System.Globalization.NumberStyles.None,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var year
                ) && question.Years.Contains(year)
            )
                years.Add((i, year));
        return years;
    }

    double Bm25(int[] text, int[] near, int[] title, int length, Span<double> masses)
    {
        var sum = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            double frequency = text[i] + TitleWeight * title[i];
            if (frequency == 0)
                frequency = Instead * near[i];
            if (frequency == 0)
                continue;
            var mass = weights.Idf[i] * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / AverageWords));
            sum += mass;
            if (!masses.IsEmpty)
                masses[i] = weights.Total > 0 ? mass / weights.Total : 0;
        }
        return weights.Total > 0 ? sum / weights.Total : 0;
    }

    double Share(Func<int, bool> found, Func<int, bool> counted)
    {
        double mass = 0,
            total = 0;
        for (var i = 0; i < weights.Idf.Count; i++)
        {
            if (!counted(i))
                continue;
            total += weights.Idf[i];
            if (found(i))
                mass += weights.Idf[i];
        }
        return total > 0 ? mass / total : 1;
    }

    /// <summary>
    /// Share, by weight, of the terms that stand next to each other in the question (small words between them aside) and within a few words
    /// of each other in the text, in any order.
    /// </summary>
    public double Pairs(List<MatchedWord> words)
    {
        if (weights.Idf.Count < 2)
            return 0;
        Span<bool> close = stackalloc bool[QuestionAnalyzer.MaxPairs];
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Term < 0)
                continue;
            for (var j = i + 1; j < words.Count && j <= i + Near; j++)
            {
                var (low, high) = words[i].Term < words[j].Term ? (words[i].Term, words[j].Term) : (words[j].Term, words[i].Term);
                if (low >= 0 && high == low + 1)
                    close[low] = true;
            }
        }
        double mass = 0,
            total = 0;
        for (var i = 0; i + 1 < weights.Idf.Count; i++)
        {
            var weight = Math.Min(weights.Idf[i], weights.Idf[i + 1]);
            total += weight;
            if (close[i])
                mass += weight;
        }
        return total > 0 ? mass / total : 0;
    }

    /// <summary>The language by which an article's words are read.</summary>
    public TextLanguage LanguageOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Language is { } stated)
            return TextLanguage.Of(stated);
        if (!_languages.TryGetValue(article.Id, out var language))
            _languages[article.Id] = language = TextLanguage.Of(null, article.Body);
        return language;
    }

    /// <summary>The words of a stretch of an article with the terms that they are.</summary>
    public List<MatchedWord> Match(Article article, ReadOnlySpan<char> text) => _matcher.Match(text, LanguageOf(article));

    /// <summary>For each of the question's terms, whether the article's title has it, or its date for a year.</summary>
    public IReadOnlyList<int> TitleCounts(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return TitleOf(article).Counts;
    }

    TitleMatch TitleOf(Article article)
    {
        if (_titles.TryGetValue(article.Id, out var match))
            return match;
        var words = _matcher.Match(article.Title, LanguageOf(article));
        var counts = new int[weights.Idf.Count];
        foreach (var word in words)
            if (word.Term >= 0)
                counts[word.Term]++;
        foreach (var term in _years)
            if (article.Published.Year == term.Year)
                counts[term.Index]++;
        return _titles[article.Id] = new TitleMatch(counts, words.Count, Outlets.IsNamed(question.Words, article.Source));
    }

    sealed record TitleMatch(int[] Counts, int Words, bool NamedSource);
}
