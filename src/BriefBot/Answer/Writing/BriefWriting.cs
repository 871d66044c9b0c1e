using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Answer.Writing;

/// <summary>Has a model write what happened on a topic, from the sentences that a briefing quotes.</summary>
/// <param name="models">Writes and checks.</param>
/// <param name="verifier">Checks the quotes behind what is shown before it is complete.</param>
/// <param name="shown">Told of the briefing as it grows; null for nobody.</param>
sealed class BriefWriting(ModelWriter models, QuoteVerifier verifier, PartialReply? shown)
{
    const int MostSentences = 8;

    /// <summary>The briefing with what happened in a model's words; as it was, with what became of the attempt, when nothing came of
    /// it.</summary>
    public async ValueTask<Reply.Brief> WriteAsync(Reply.Brief quoted, CancellationToken cancellation)
    {
        var sources = Sources(quoted);
        if (sources.Count == 0)
            return quoted;
        var task = new WritingTask(models.Prompts.Brief, quoted.FullQuestion, quoted.Question.AsOf, [.. sources.Keys], MostSentences)
        {
            Model = quoted.Question.Model,
            Asker = quoted.Question.Asker,
        };
        var sofar = new List<AcceptedSentence>();
        var result = await models.WriteAsync(task, shown is null ? null : ShowAsync, cancellation);
        if (result.Sentences.Count == 0)
            return quoted with { Writing = result.Report };
        return Of(quoted, result.Sentences, sources) with { Writing = result.Report, AnsweredBy = result.Report.Model };

        async ValueTask ShowAsync(AcceptedSentence sentence, CancellationToken stop)
        {
            sofar.Add(sentence);
            if (await verifier.VerifyAsync(Of(quoted, sofar, sources), stop) is { } good)
                await shown(good, stop);
        }
    }

    static Reply.Brief Of(Reply.Brief quoted, IReadOnlyList<AcceptedSentence> sentences, Dictionary<CitedSentence, int> numbers) =>
        quoted with
        {
            Written =
            [
                .. sentences.Select(sentence => new WrittenSentence(
                    sentence.Text,
                    [.. sentence.Sources.Select(source => numbers[source]).Distinct()],
                    sentence.Origin
                )),
            ],
        };

    // What happened first, then what else the briefing quotes.
    static Dictionary<CitedSentence, int> Sources(Reply.Brief quoted)
    {
        var happened = quoted.Briefing.Happened.SelectMany(claim => claim.Citations.Take(1));
        var others = quoted
            .Briefing.Timeline.Select(one => one.Claim)
            .Concat(quoted.Briefing.Quotes.Select(one => one.Claim))
            .Concat(quoted.Briefing.Numbers.Select(one => one.Claim))
            .SelectMany(claim => claim.Citations.Take(1));
        return happened
            .Concat(others)
            .Distinct()
            .Take(WritingTask.MaxSources)
            .Select(number => quoted.Sources.First(source => source.Number == number))
            .ToDictionary(
                source => new CitedSentence(source.Article, new TextSpan(source.Citation.Start, source.Citation.End)),
                source => source.Number
            );
    }
}
