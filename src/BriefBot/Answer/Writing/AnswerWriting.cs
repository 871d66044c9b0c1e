using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Answer.Writing;

/// <summary>Has a model write the answer to a question that quotes answer already.</summary>
/// <param name="models">Writes and checks.</param>
/// <param name="verifier">Checks the quotes behind what is shown before the answer is complete.</param>
/// <param name="language">The language that is asked in.</param>
/// <param name="shown">Told of the answer as it grows; null for nobody.</param>
sealed class AnswerWriting(ModelWriter models, QuoteVerifier verifier, TextLanguage language, PartialReply? shown)
{
    /// <summary>Most sentences of a written answer.</summary>
    public const int MostSentences = 6;

    /// <summary>Most sentences of one that was looked up in parts.</summary>
    public const int MostResearched = 10;

    // Sentences beside those quoted that a model may use.
    const int Further = 8;

    /// <summary>The written answer; the extractive one, with what became of the attempt, when nothing came of it.</summary>
    /// <param name="quoted">The extractive answer.</param>
    /// <param name="eligible">Sentences that may answer, best first.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<Reply.Cited> WriteAsync(
        Reply.Cited quoted,
        IReadOnlyList<SentenceCandidate> eligible,
        CancellationToken cancellation
    )
    {
        var task = new WritingTask(
            models.Prompts.Answer,
            quoted.FullQuestion,
            quoted.Question.AsOf,
            Sources(quoted, eligible),
            MostSentences
        )
        {
            Model = quoted.Question.Model,
            Asker = quoted.Question.Asker,
            Language = language.Tag,
        };
        var sofar = new List<AcceptedSentence>();
        var result = await models.WriteAsync(task, shown is null ? null : ShowAsync, cancellation);
        if (result.Sentences.Count == 0)
            return quoted with { Writing = result.Report };
        return Of(quoted, result.Sentences) with { Writing = result.Report, AnsweredBy = result.Report.Model };

        async ValueTask ShowAsync(AcceptedSentence sentence, CancellationToken stop)
        {
            sofar.Add(sentence);
            if (await verifier.VerifyAsync(Of(quoted, sofar), stop) is { } good)
                await shown(good, stop);
        }
    }

    /// <summary>The answer to a question that asks for several things, written from what a model looked up itself; as without it when
    /// nothing came of that.</summary>
    /// <param name="found">What was found without it.</param>
    /// <param name="eligible">Sentences that may answer, best first.</param>
    /// <param name="tools">To look things up with.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<Reply> ResearchAsync(
        Reply found,
        IReadOnlyList<SentenceCandidate> eligible,
        ResearchTools tools,
        CancellationToken cancellation
    )
    {
        var quoted =
            found as Reply.Cited
            ?? new Reply.Cited(found.Question, [], [], [], found.Confidence, found.Passages, [], found.AnsweredBy, found.Elapsed)
            {
                Understood = found.Understood,
            };
        var evidence = new NumberedSentences();
        foreach (var source in Sources(quoted, eligible))
            evidence.Number(source);
        var task = new WritingTask(models.Prompts.Research, found.FullQuestion, found.Question.AsOf, evidence, MostResearched)
        {
            Model = found.Question.Model,
            Asker = found.Question.Asker,
            Language = language.Tag,
            Tools = fence => tools(evidence, fence),
        };
        var result = await models.WriteAsync(task, null, cancellation);
        if (result.Sentences.Count > 0)
            return Of(quoted, result.Sentences) with { Writing = result.Report, AnsweredBy = result.Report.Model };
        // Not every model knows of functions; one that answered nothing has taken no time either.
        if (found is Reply.Cited && result.Report is { Outcome: WritingOutcome.Failed, Requests: 0 })
            return await WriteAsync(quoted, eligible, cancellation);
        return found with { Writing = result.Report };
    }

    static Reply.Cited Of(Reply.Cited quoted, IReadOnlyList<AcceptedSentence> sentences)
    {
        var kept = quoted
            .Items.SelectMany(item => item.Citations)
            .Concat(quoted.Conflicts.SelectMany(conflict => conflict.Sides).Select(side => side.Citation));
        var sources = new WrittenSources(quoted.Sources, kept);
        var written = sentences
            .Select(sentence => new WrittenSentence(sentence.Text, [.. sentence.Sources.Select(sources.Cite).Distinct()], sentence.Origin)
            {
                TranslatedFrom = sentence.TranslatedFrom,
            })
            .ToList();
        return quoted with { Written = written, Claims = Quotes(quoted, sources), Sources = sources.Sources };
    }

    // The quotes that the written sentences, items and conflicts rest on, those of the extractive answer with their marks.
    static List<Claim> Quotes(Reply.Cited quoted, WrittenSources sources)
    {
        var claims = quoted
            .Claims.Where(claim => sources.Has(claim.Citations[0]))
            .Select(claim => claim with { Citations = [.. claim.Citations.Where(sources.Has)] })
            .ToList();
        var cited = claims.SelectMany(claim => claim.Citations).ToHashSet();
        return
        [
            .. claims,
            .. sources
                .Sources.Where(source => !cited.Contains(source.Number))
                .Select(source => new Claim(source.Quote, [], [source.Number])),
        ];
    }

    static List<CitedSentence> Sources(Reply.Cited quoted, IReadOnlyList<SentenceCandidate> eligible)
    {
        var quotes = quoted.Sources.Select(source => new CitedSentence(
            source.Article,
            new TextSpan(source.Citation.Start, source.Citation.End)
        ));
        var further = eligible.Select(sentence => new CitedSentence(sentence.Article, sentence.Span));
        var known = new HashSet<(long, int)>();
        var fresh = further
            .Where(sentence =>
                !quoted.Sources.Any(source => source.Article.Id == sentence.Article.Id && source.Citation.Start == sentence.Span.Start)
            )
            .Take(Further);
        return
        [
            .. quotes
                .Concat(fresh)
                .Where(sentence => known.Add((sentence.Article.Id.Value, sentence.Span.Start)))
                .Take(WritingTask.MaxSources),
        ];
    }
}
