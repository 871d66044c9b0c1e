using BriefBot.Answer.Reading;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Ranks the sentences of the best passages as answers to a question.</summary>
/// <param name="retrieval">What was found.</param>
/// <param name="read">What the reader made of it; null when nothing is read.</param>
sealed class SentenceRanker(Retrieval retrieval, ReadPassages? read = null)
{
    /// <summary>Passages whose sentences are looked at.</summary>
    public const int Passages = 20;

    readonly QuestionAnalysis _question = retrieval.Question;
    readonly SemanticRoles? _roles = SemanticRoles.Of(retrieval.Question);
    readonly AgeQuestion? _age = AgeQuestion.Of(retrieval.Question);
    readonly TermWeights _weights = Weights(retrieval);
    readonly TermMatcher _matcher = retrieval.Scorer.Matcher;
    readonly Dictionary<ArticleId, ArticleSentences> _articles = [];
    readonly int _headTerm = retrieval.Question.Terms.ToList().FindIndex(term => term.Term.Stem == retrieval.Question.Head);
    readonly bool _asksForPast =
        retrieval.Question.Language.IsEnglish
        && retrieval.Question.Words.Any(word => word is "did" or "was" or "were" or "won" or "happened")
        && !retrieval.Question.Words.Any(word => word is "expected" or "planned" or "will" or "scheduled" or "supposed");

    // What words count in a sentence that were carried over from the question before: they say what all is about, not what is asked.
    const double Carried = 0.15;

    List<int>? _days;

    static TermWeights Weights(Retrieval retrieval)
    {
        var terms = retrieval.Question.Terms;
        return retrieval.Question.CarriedFrom == int.MaxValue
            ? retrieval.Weights
            : retrieval.Weights.With(
                Enumerable.Range(0, terms.Count).Where(i => terms[i].Position >= retrieval.Question.CarriedFrom).ToHashSet(),
                Carried
            );
    }

    /// <summary>Sentences, best first, each once.</summary>
    public List<SentenceCandidate> Rank()
    {
        var found = new List<SentenceCandidate>();
        var seen = new HashSet<(ArticleId, int)>();
        var count = Math.Min(Passages, retrieval.Passages.Count);
        for (var rank = 0; rank < count; rank++)
        {
            var passage = retrieval.Passages[rank];
            var article = SentencesOf(passage.Passage.Article);
            for (var i = 0; i < article.Spans.Count; i++)
            {
                var span = article.Spans[i];
                if (span.Start < passage.Passage.Start || span.End > passage.Passage.End || !seen.Add((article.Article.Id, span.Start)))
                    continue;
                found.Add(Rate(passage, rank, article, i));
            }
        }
        found.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : Order(a, b));
        return found;
    }

    /// <summary>Rates those sentences of a passage's whole article that meet a condition, in the order of the text.</summary>
    public IEnumerable<SentenceCandidate> Rate(ScoredPassage passage, int rank, Func<TextSpan, bool> condition)
    {
        var article = SentencesOf(passage.Passage.Article);
        for (var i = 0; i < article.Spans.Count; i++)
            if (condition(article.Spans[i]))
                yield return Rate(passage, rank, article, i);
    }

    static int Order(SentenceCandidate a, SentenceCandidate b) =>
        a.Article.Id != b.Article.Id ? a.Article.Id.Value.CompareTo(b.Article.Id.Value) : a.Span.Start.CompareTo(b.Span.Start);

    SentenceCandidate Rate(ScoredPassage passage, int rank, ArticleSentences article, int index)
    {
        var features = new double[SentenceFeatures.Count];
        var candidate = new SentenceCandidate(passage, article.Spans[index], index > 0 ? article.Spans[index - 1] : default)
        {
            Features = features,
        };
        var words = article.Words(index, _matcher, Language(article));
        var before = index > 0 ? article.Words(index - 1, _matcher, Language(article)) : [];
        FillCoverage(features, words, before, retrieval.Scorer.TitleCounts(article.Article));
        FillKind(features, candidate, words);
        var saysWhether = _question.IsYesNo && SaysWhether(words, retrieval.Scorer.TitleCounts(article.Article));
        if (saysWhether)
            features[SentenceFeatures.KindFound] = 1;
        features[SentenceFeatures.Passage] = passage.Score;
        features[SentenceFeatures.Rank] = 1.0 / (1 + rank);
        features[SentenceFeatures.Lead] = 1.0 / (1 + index);
        features[SentenceFeatures.Short] = words.Count < 6 && !saysWhether ? 1 : 0;
        features[SentenceFeatures.Long] = Math.Max(0, words.Count - 40) / 10.0;
        features[SentenceFeatures.Density] = features[SentenceFeatures.Coverage] * Math.Sqrt(25.0 / Math.Max(10, words.Count));
        features[SentenceFeatures.IsQuestion] = article.Article.Body[article.Spans[index].End - 1] == '?' ? 1 : 0;
        var lexical = SentenceFeatures.Score(features, _question.Language);
        if (read?.Of(passage.Passage) is not { } readIn)
            return candidate with { Score = lexical + LocalNewest(features) * NewerThanOthers(article.Article) };
        candidate = candidate with
        {
            ReadIn = readIn,
            Read = IsOfAnother(candidate) ? null : Predecessors.Without(_question, candidate, readIn),
        };
        return candidate with
        {
            Score =
                ReadingWeights.Sentence(lexical, candidate)
                + (_question.IsOfNow ? ReadingWeights.Newest * NewerThanOthers(article.Article) : 0),
        };
    }

    bool IsOfAnother(SentenceCandidate sentence) => _roles?.AreReversed(sentence.Reading) == true || _age?.IsAnothers(sentence) == true;

    // What being the newest counts where nothing is read: numbers and days are those of the latest report, also where nobody says "now".
    double LocalNewest(double[] features) =>
        _question.Language.IsEnglish ? 0
        : _question.IsOfNow ? ReadingWeights.Newest
        : _question.Kind is AnswerKind.Number or AnswerKind.Time && features[SentenceFeatures.KindFound] > OfKind ? LatestValue
        : 0;

    const double LatestValue = 0.6;

    // Fit of what counts as of the kind asked for.
    const double OfKind = 0.5;

    // 1 for the newest of the articles found, 0 for the oldest; undated ones are in between.
    double NewerThanOthers(Article article)
    {
        _days ??=
        [
            .. retrieval
                .Passages.Take(Passages)
                .Select(passage => passage.Passage.Article.Published.Day)
                .OfType<DateOnly>()
                .Select(day => day.DayNumber)
                .Distinct()
                .Order(),
        ];
        return article.Published.Day is { } day && _days.Count > 1 ? (double)_days.IndexOf(day.DayNumber) / (_days.Count - 1) : 0.5;
    }

    void FillCoverage(double[] features, List<MatchedWord> words, List<MatchedWord> before, IReadOnlyList<int> title)
    {
        Span<bool> here = stackalloc bool[_weights.Idf.Count];
        Span<bool> near = stackalloc bool[_weights.Idf.Count];
        foreach (var word in words)
            if (word.Term >= 0)
                here[word.Term] = near[word.Term] = true;
        foreach (var word in before)
            if (word.Term >= 0)
                near[word.Term] = true;
        for (var i = 0; i < near.Length; i++)
            near[i] |= title[i] > 0;
        double covered = 0,
            context = 0,
            names = 0,
            allNames = 0;
        for (var i = 0; i < here.Length; i++)
        {
            var idf = _weights.Idf[i];
            if (here[i])
                covered += idf;
            if (near[i])
                context += idf;
            if (!_question.Terms[i].IsName)
                continue;
            allNames += idf;
            if (here[i])
                names += idf;
        }
        var total = Math.Max(1e-9, _weights.Total);
        covered += Instead(words, here, near, ref context);
        features[SentenceFeatures.Coverage] = covered / total;
        features[SentenceFeatures.ContextCoverage] = context / total;
        features[SentenceFeatures.NameCoverage] = allNames > 0 ? names / allNames : 0;
        features[SentenceFeatures.Pairs] = retrieval.Scorer.Pairs(words);
    }

    // "Were there victims in the market fire?": what the article is about needn't be named again by "there were no victims".
    bool SaysWhether(List<MatchedWord> words, IReadOnlyList<int> title)
    {
        var any = false;
        for (var i = 0; i < _question.Terms.Count; i++)
        {
            if (title[i] > 0 || _question.Terms[i].Position >= _question.CarriedFrom)
                continue;
            if (!words.Exists(word => word.Term == i))
                return false;
            any = true;
        }
        return any;
    }

    // In other languages nothing is read that would tell that "Klinik" is the hospital asked for.
    double Instead(List<MatchedWord> words, ReadOnlySpan<bool> here, Span<bool> near, ref double context)
    {
        if (_question.Language.IsEnglish)
            return 0;
        Span<bool> counted = stackalloc bool[here.Length];
        var sum = 0.0;
        foreach (var word in words)
        {
            if (word.Near < 0 || here[word.Near] || counted[word.Near])
                continue;
            counted[word.Near] = true;
            sum += Share * _weights.Idf[word.Near];
            if (!near[word.Near])
                context += Share * _weights.Idf[word.Near];
        }
        return sum;
    }

    // What a word counts that stands for one asked for.
    const double Share = 0.6;

    void FillKind(double[] features, SentenceCandidate candidate, List<MatchedWord> words)
    {
        var body = candidate.Article.Body;
        var language = retrieval.Scorer.LanguageOf(candidate.Article);
        var found = KindFinder.Find(_question, language, body, candidate.Span, candidate.Names);
        var best = 0.0;
        foreach (var candidateAnswer in found)
            best = Math.Max(best, candidateAnswer.Fit);
        // Which names are people's is known in English only.
        var recognisable = language.IsEnglish
            ? _question.Kind is not (AnswerKind.Statement or AnswerKind.Thing or AnswerKind.Reason)
            : _question.Kind is AnswerKind.Time or AnswerKind.Number;
        features[SentenceFeatures.KindFound] = best;
        features[SentenceFeatures.KindMissing] = recognisable && best == 0 ? 1 : 0;
        var text = body.AsSpan(candidate.Span.Start, candidate.Span.Length);
        features[SentenceFeatures.OtherYear] = Years.HasOther(_question.Years, text) ? 1 : 0;
        features[SentenceFeatures.Hedged] = _asksForPast && candidate.Reading.Hedge is not null ? 1 : 0;
        features[SentenceFeatures.Head] = _headTerm >= 0 && words.Exists(word => word.Term == _headTerm) ? 1 : 0;
    }

    TextLanguage Language(ArticleSentences article) => retrieval.Scorer.LanguageOf(article.Article);

    ArticleSentences SentencesOf(Article article)
    {
        if (!_articles.TryGetValue(article.Id, out var sentences))
            _articles[article.Id] = sentences = new ArticleSentences(article);
        return sentences;
    }

    sealed class ArticleSentences(Article article)
    {
        readonly Dictionary<int, List<MatchedWord>> _words = [];

        public Article Article => article;

        public List<TextSpan> Spans { get; } = Sentences.Split(article.Body, article.Language);

        public List<MatchedWord> Words(int index, TermMatcher matcher, TextLanguage language)
        {
            if (!_words.TryGetValue(index, out var words))
                _words[index] = words = matcher.Match(article.Body.AsSpan(Spans[index].Start, Spans[index].Length), language);
            return words;
        }
    }
}
