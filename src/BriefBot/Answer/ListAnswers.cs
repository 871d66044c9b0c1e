using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>An item of a list with the sentences that bear it out.</summary>
/// <param name="Name">As sources write it, the fullest form.</param>
/// <param name="Evidence">Where it stands, best source first, one entry a sentence.</param>
sealed record ListItem(string Name, IReadOnlyList<ListEvidence> Evidence);

/// <summary>A sentence that bears an item out.</summary>
/// <param name="Name">The item's place in the article's body.</param>
/// <param name="Manner">How ("via video"), null when not told.</param>
/// <param name="Hedge">What keeps it from being a fact ("were expected to"), null when it is one.</param>
sealed record ListEvidence(SentenceCandidate Sentence, TextSpan Name, TextSpan? Manner, TextSpan? Hedge);

/// <summary>Answers "who spoke at …" and "which companies …" with everyone found, from whole articles on the subject.</summary>
/// <param name="fates">Takes down why sentences that tell what is asked are left out.</param>
sealed class ListAnswers(Retrieval retrieval, SentenceRanker ranker, SentenceFates fates)
{
    const int Articles = 12;

    // Share of the weight of the question's names that an article must hold to be about the same thing.
    const double SameSubject = 0.99;

    readonly QuestionAnalysis _question = retrieval.Question;
    readonly Predicates _predicates = Predicates.Of(retrieval.Question);
    readonly StemMemory _stems = new();
    readonly Dictionary<ArticleId, List<string>> _fullNames = [];
    readonly List<string> _mannerAsked = [.. retrieval.Question.Words.Where(Manner.IsMeans)];

    /// <summary>Items in the order of their strength: those whose best sentence hedges nothing first, more sources before fewer.</summary>
    public List<ListItem> Find()
    {
        var groups = new List<(NameGroup Group, List<ListEvidence> Evidence)>();
        var rank = 0;
        foreach (var passage in SubjectArticles())
        {
            var body = passage.Passage.Article.Body;
            foreach (var sentence in ranker.Rate(passage, rank, span => ToldClauses(new Sentence(body, span)).Count > 0))
                AddFrom(sentence, groups);
            rank++;
        }
        return
        [
            .. groups
                .OrderBy(group => Best(group.Evidence)[0].Hedge is not null)
                .ThenByDescending(group => group.Evidence.Select(evidence => evidence.Sentence.Article.Id).Distinct().Count())
                .ThenByDescending(group => group.Evidence.Max(evidence => evidence.Sentence.Score))
                .Select(group => new ListItem(group.Group.Display, Best(group.Evidence))),
        ];
    }

    // What tells how somebody took part comes first: "he spoke" alone would hide that it was a letter.
    static List<ListEvidence> Best(List<ListEvidence> evidence) =>
        [.. evidence.OrderByDescending(one => one.Manner is not null).ThenByDescending(one => one.Sentence.Score)];

    // The best passage of each article that names what the question names and is not of another year.
    IEnumerable<ScoredPassage> SubjectArticles() =>
        retrieval
            .Passages.Take(SentenceRanker.Passages)
            .Where(passage => passage.Features.Year >= 0)
            .GroupBy(passage => passage.Passage.Article.Id)
            .Select(group => group.First())
            .Where(passage => NameShare(passage.Passage.Article) >= SameSubject)
            .Take(Articles);

    double NameShare(Article article)
    {
        var held = new bool[_question.Terms.Count];
        foreach (var word in retrieval.Scorer.Match(article, article.Title))
            if (word.Term >= 0)
                held[word.Term] = true;
        foreach (var word in retrieval.Scorer.Match(article, article.Body))
            if (word.Term >= 0)
                held[word.Term] = true;
        double mass = 0,
            total = 0;
        for (var i = 0; i < held.Length; i++)
        {
            if (!_question.Terms[i].IsName)
                continue;
            total += retrieval.Weights.Idf[i];
            if (held[i])
                mass += retrieval.Weights.Idf[i];
        }
        return total > 0 ? mass / total : 1;
    }

    // Clauses that tell what is asked about, not its opposite, with all that the question demands of an item.
    List<TextSpan> ToldClauses(Sentence sentence) =>
        sentence.Clauses.FindAll(clause =>
        {
            var stems = Normalizer.Words(sentence.Text.AsSpan(clause.Start, clause.Length)).ConvertAll(_stems.Stem);
            return _predicates.AreTold(stems) && !sentence.IsNegatedIn(clause) && HoldsWhatIsAsked(sentence.Text, clause);
        });

    void AddFrom(SentenceCandidate sentence, List<(NameGroup Group, List<ListEvidence> Evidence)> groups)
    {
        if (ReasonAgainst(sentence) is { } reason)
        {
            fates.Set(sentence, reason);
            return;
        }
        var body = sentence.Article.Body;
        foreach (var clause in ToldClauses(sentence.Reading))
        {
            foreach (var name in sentence.Names)
            {
                if (name.Span.Start < clause.Start || name.Span.End > clause.End || !IsWanted(name, sentence))
                    continue;
                fates.Set(sentence, SentenceFate.EnoughBetter);
                Add(
                    FullForm(name.Text, FullNames(sentence.Article)),
                    new ListEvidence(
                        sentence,
                        name.Span,
                        _question.Kind == AnswerKind.Person ? Manner.Of(body, clause, name.Span, sentence.Names) : null,
                        sentence.Reading.HedgeIn(clause)
                    ),
                    groups
                );
            }
        }
    }

    // "From Norway", "by video": what the question demands of each item stands with it.
    bool HoldsWhatIsAsked(string body, TextSpan clause)
    {
        if (_question.Affiliations.Count == 0 && _mannerAsked.Count == 0)
            return true;
        var words = Normalizer.Words(body.AsSpan(clause.Start, clause.Length));
        return _mannerAsked.TrueForAll(words.Contains) && (_question.Affiliations.Count == 0 || _question.Affiliations.Any(words.Contains));
    }

    SentenceFate? ReasonAgainst(SentenceCandidate sentence)
    {
        var occasion = Occasions.Of(sentence.Article.Body, sentence.Span, sentence.Article.Published.Year);
        return Eligibility.Reason(_question, occasion) ?? (Retractions.IsRetracted(sentence.Text) ? SentenceFate.Retracted : null);
    }

    bool IsWanted(NameMention name, SentenceCandidate sentence)
    {
        if (IsInQuestion(name.Text) || sentence.Reading.IsOnlyReporter(name))
            return false;
        return _question.Kind switch
        {
            AnswerKind.Person => name.Kind == NameKind.Person || (name.Kind == NameKind.Unknown && IsPersonIn(sentence.Article, name.Text)),
            AnswerKind.Organisation => name.Kind is NameKind.Organisation or NameKind.Unknown && !IsPersonIn(sentence.Article, name.Text),
            AnswerKind.Place => name.Kind == NameKind.Place,
            _ => false,
        };
    }

    bool IsInQuestion(string name) =>
        Normalizer.Words(name).Exists(word => _question.Terms.Any(term => term.IsName && term.Term.Word == word));

    // A lone name is a person's when the article has it as part of a person's full name.
    bool IsPersonIn(Article article, string name) =>
        FullNames(article).Exists(full => full.Contains(' ', StringComparison.Ordinal) && NameGroup.IsSame(full, name));

    List<string> FullNames(Article article)
    {
        if (_fullNames.TryGetValue(article.Id, out var known))
            return known;
        return _fullNames[article.Id] = [
            .. Names
                .Find(article.Title, new TextSpan(0, article.Title.Length))
                .Concat(Sentences.Split(article.Body, article.Language).SelectMany(sentence => Names.Find(article.Body, sentence)))
                .Where(name => name.Kind == NameKind.Person)
                .Select(name => name.Text)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    static string FullForm(string name, List<string> articleNames) =>
        name.Contains(' ', StringComparison.Ordinal)
            ? name
            : articleNames.Find(full => full.Contains(' ', StringComparison.Ordinal) && NameGroup.IsSame(full, name)) ?? name;

    static void Add(string name, ListEvidence evidence, List<(NameGroup Group, List<ListEvidence> Evidence)> groups)
    {
        var at = groups.FindIndex(group => group.Group.Accepts(name));
        if (at < 0)
            groups.Add((new NameGroup(name), [evidence]));
        else
        {
            groups[at].Group.Add(name);
            if (
                !groups[at]
                    .Evidence.Exists(known =>
                        known.Sentence.Article.Id == evidence.Sentence.Article.Id && known.Sentence.Span == evidence.Sentence.Span
                    )
            )
                groups[at].Evidence.Add(evidence);
        }
    }
}
