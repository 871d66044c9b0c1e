using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>Finds the passages that bear a message out or contradict it. It shows them and decides nothing.</summary>
/// <param name="corpus">The articles.</param>
/// <param name="time">Measures how long it takes.</param>
/// <param name="reader">Judges what was found; null where rules decide alone.</param>
/// <param name="engine">Proposes passages in the place of the corpus's own index; null where no search engine is in use.</param>
public sealed class ClaimChecker(ICorpus corpus, TimeProvider time, QuestionReader? reader = null, EngineCandidates? engine = null)
{
    // Sentences of the corpus that are compared with each sentence of the message.
    const int Compared = 40;

    // Of these, how many the reading model judges: about a second of one processor.
    const int Judged = 8;

    const int MostOfEach = 3;
    const int MostRelated = 2;

    // A pronoun among so many words stands for somebody named before.
    const int LeansWithin = 6;

    readonly Retriever _retriever = new(corpus, engine: engine);
    readonly QuoteVerifier _verifier = new(corpus);

    /// <summary>Checks a message sentence by sentence.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async ValueTask<ClaimReport> CheckAsync(ClaimToCheck claim, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (string.IsNullOrWhiteSpace(claim.Text))
            throw new ArgumentException("The text is empty.", nameof(claim));
        var started = time.GetTimestamp();
        var (checkable, skipped) = ClaimSentences.Split(claim.Text);
        var citer = new Citer();
        var found = new List<CheckedSentence>(checkable.Count);
        IReadOnlyList<NameMention> subjects = [];
        foreach (var sentence in checkable)
        {
            // A message may pass on old news word for word: its "on Monday" is any article's Monday.
            var statement = Sentence.Of(sentence);
            IReadOnlyList<NameMention> inherited = OpensWithPronoun(sentence) ? subjects : [];
            found.Add(new CheckedSentence(sentence, await FindAsync(claim, statement, inherited, citer, cancellation)));
            if (statement.Names.Count > 0)
                subjects = [statement.Names[0]];
        }
        var good = await _verifier.VerifiedAsync(citer.Sources, cancellation);
        return Verified(new ClaimReport(claim, found, skipped, citer.Sources, time.GetElapsedTime(started)), good);
    }

    async ValueTask<List<Evidence>> FindAsync(
        ClaimToCheck claim,
        Sentence statement,
        IReadOnlyList<NameMention> inherited,
        Citer citer,
        CancellationToken cancellation
    )
    {
        var text = inherited.Count > 0 ? $"{statement.Text} ({string.Join(", ", inherited.Select(name => name.Text))})" : statement.Text;
        var compared = (await CompareAsync(claim, statement, inherited, text, cancellation))
            .Select(pair => (pair.Sentence, pair.Found))
            .Where(pair => pair.Found.Bearing is not null)
            .OrderByDescending(pair => pair.Found.Score)
            .ToList();
        var evidence = new List<Evidence>();
        foreach (var bearing in Enum.GetValues<Bearing>())
        {
            var most = bearing is Bearing.Related ? Math.Max(0, MostRelated - evidence.Count) : MostOfEach;
            evidence.AddRange(Quote(compared.FindAll(pair => pair.Found.Bearing == bearing), most, citer));
        }
        return evidence;
    }

    /// <summary>Sentences that are near to a claim, each held against it; those that come first in wording are judged as well.</summary>
    internal async ValueTask<List<(SentenceCandidate Sentence, Comparison Found)>> CompareAsync(
        ClaimToCheck claim,
        Sentence statement,
        IReadOnlyList<NameMention> inherited,
        string text,
        CancellationToken cancellation
    )
    {
        var question = AsStatement(QuestionAnalyzer.Analyze(text, claim.AsOf));
        var retrieval = await _retriever.SearchAsync(question, claim.Scope, null, cancellation);
        if (retrieval.Passages.Count == 0)
            return [];
        var reading = new ClaimReading(statement, retrieval.Question, retrieval.Weights, retrieval.Scorer.Matcher, inherited);
        var compared = new SentenceRanker(retrieval)
            .Rank()
            .Where(sentence => sentence.Features[SentenceFeatures.IsQuestion] == 0)
            .OrderByDescending(Nearness)
            .Take(Compared)
            .Select(sentence =>
                (Sentence: sentence, Found: StatementComparison.Compare(reading, sentence.Article, sentence.Span, sentence.Context))
            )
            .OrderByDescending(pair => pair.Found.Score)
            .ToList();
        if (reader is not { Judges: true })
            return compared;
        var judged = compared.Take(Judged).ToList();
        var judgements = reader.Judge(
            [.. judged.Select(pair => new StatementToJudge(statement.Text, JudgedText(pair.Sentence)))],
            cancellation
        );
        var weighed = judged.Zip(
            judgements,
            (pair, known) => (pair.Sentence, known is { } one ? JudgedBearing.Of(pair.Found, one) : pair.Found)
        );
        return [.. weighed, .. compared.Skip(Judged)];
    }

    // A pronoun's meaning stands in the sentence before.
    static string JudgedText(SentenceCandidate sentence)
    {
        var body = sentence.Article.Body;
        var leans =
            sentence.Context.Length > 0
            && Normalizer
                .Words(sentence.Text)
                .Take(LeansWithin)
                .Any(word => word is "he" or "she" or "it" or "they" or "his" or "her" or "its" or "their");
        return leans ? $"{body[sentence.Context.Start..sentence.Context.End]} {sentence.Text}" : sentence.Text;
    }

    // A message states; what the analyser takes for a question's kind, year or subject is only part of the statement.
    internal static QuestionAnalysis AsStatement(QuestionAnalysis analysis) =>
        analysis with
        {
            Kind = AnswerKind.Statement,
            IsList = false,
            Head = null,
            HeadPosition = -1,
            Years = [],
            Subject = [],
            Affiliations = [],
            Scope = TimeScope.Current,
        };

    static double Nearness(SentenceCandidate sentence) =>
        sentence.Features[SentenceFeatures.Coverage]
        + sentence.Features[SentenceFeatures.ContextCoverage]
        + (0.3 * sentence.Features[SentenceFeatures.Pairs]);

    // Sentences that say the same become further citations of the first.
    static IEnumerable<Evidence> Quote(List<(SentenceCandidate Sentence, Comparison Found)> compared, int most, Citer citer)
    {
        var claims = new ClaimBuilder(citer);
        var shown = new List<Comparison>();
        foreach (var (sentence, comparison) in compared)
        {
            var isNew = !claims.Has(sentence);
            if (isNew && claims.Count >= most)
                continue;
            if (!isNew && shown.Count > MostOfEach * most)
                continue;
            claims.Add(sentence, comparison.Marks);
            if (isNew)
                shown.Add(comparison);
        }
        return claims.Claims.Zip(
            shown,
            (claim, comparison) =>
                new Evidence(
                    comparison.Bearing!.Value,
                    claim.Text,
                    claim.Highlights,
                    claim.Citations,
                    comparison.Differences,
                    comparison.SaidBy
                )
        );
    }

    static ClaimReport Verified(ClaimReport report, HashSet<int> good)
    {
        if (good.Count == report.Sources.Count)
            return report;
        return report with
        {
            Sources = [.. report.Sources.Where(source => good.Contains(source.Number))],
            Sentences = [.. report.Sentences.Select(sentence => sentence with { Evidence = Keep(sentence.Evidence, good) })],
        };
    }

    // The text of a quote is its first citation's, so that one must be among those that verify.
    static List<Evidence> Keep(IReadOnlyList<Evidence> evidence, HashSet<int> good) =>
        [
            .. evidence
                .Where(one => good.Contains(one.Citations[0]))
                .Select(one => one with { Citations = [.. one.Citations.Where(good.Contains)] }),
        ];

    static bool OpensWithPronoun(string sentence) =>
        Normalizer.Words(sentence) is ["he" or "she" or "it" or "they" or "his" or "her" or "its" or "their", ..];
}
