using System.Globalization;
using BriefBot.Answer.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Finds what is lacking where nothing answers.</summary>
static class Lacks
{
    // Share of the weight of the question's names that the best passages must hold for the subject to be known at all.
    const double KnownSubject = 0.5;

    /// <summary>Why what was found doesn't answer; null when it may.</summary>
    /// <param name="retrieval">What was found.</param>
    /// <param name="ranked">Its sentences.</param>
    /// <param name="confidence">How likely it answers, 0 to 1.</param>
    /// <param name="minimum">The confidence below which nothing is answered.</param>
    public static Lack? Of(Retrieval retrieval, List<SentenceCandidate> ranked, double confidence, double minimum)
    {
        if (retrieval.Passages.Count == 0 || ranked.Count == 0)
            return Lack.Of(LackKind.NoMatch);
        var top = retrieval.Passages.Take(SentenceRanker.Passages).ToList();
        if (top.Max(passage => passage.Features.NameCoverage) < KnownSubject)
            return UnknownSubject(retrieval);
        if (
            retrieval.Question.Years.Count > 0
            && !top.Exists(passage => passage.Features.Year >= 0 && passage.Features.NameCoverage >= KnownSubject)
        )
            return Lack.Of(LackKind.OtherYears, [.. retrieval.Question.Years.Select(year => year.ToString(CultureInfo.InvariantCulture))]);
        return confidence < minimum ? Lack.Of(LackKind.NearestDiffer) : null;
    }

    /// <summary>That a date, number, place or name was asked for and none of the sentences to be quoted has one; null when that isn't so.
    /// Places and names are told in other languages than English only.</summary>
    public static Lack? WhatIsAsked(Retrieval retrieval, List<SentenceCandidate> eligible, TraceBuilder trace)
    {
        // "Which town …": it may be the subject.
        var asksForName =
            retrieval.Question.AsksForName || (retrieval.Question.Kind == AnswerKind.Place && retrieval.Question.Head is null);
        if (
            !(retrieval.Question.Kind is AnswerKind.Time or AnswerKind.Number || (asksForName && !retrieval.Question.Language.IsEnglish))
            || !(retrieval.Question.Language.IsEnglish || LocalKinds.Of(retrieval.Question.Language) is not null)
            || Verdicts.Of(retrieval.Question, eligible[0]) is not null
        )
            return null;
        var best = ExtractiveWriter.WorthQuoting(eligible, trace).Take(WrittenAnswer.PlainQuotes).ToList();
        // Where nothing is read, eleven stakes are no answer to how deep it is.
        var least = retrieval.Question.Language.IsEnglish ? 0 : LocalKinds.OtherMeasure;
        if (best.Exists(sentence => sentence.Features[SentenceFeatures.KindFound] > least || ReadAnswer.IsIn(sentence)))
            return null;
        foreach (var sentence in best)
            trace.Fates.Set(sentence, SentenceFate.NotOfKind);
        trace.Otherwise(SentenceFate.NoAnswer);
        return Lack.Of(
            retrieval.Question.Kind switch
            {
                AnswerKind.Time => LackKind.NoDate,
                AnswerKind.Number => LackKind.NoNumber,
                _ => LackKind.NearestDiffer,
            }
        );
    }

    /// <summary>That the corpus doesn't know what was asked about.</summary>
    public static Lack UnknownSubject(Retrieval retrieval)
    {
        var unknown = retrieval
            .Question.Terms.Where((term, i) => term.IsName && retrieval.Weights.Frequencies[i] == 0)
            .Select(term => term.Surface)
            .ToArray();
        return unknown.Length > 0 ? Lack.Of(LackKind.UnknownNames, unknown) : Lack.Of(LackKind.NamesApart);
    }
}
