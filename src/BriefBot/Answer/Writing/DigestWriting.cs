using BriefBot.Answer.Digests;
using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;
using BriefBot.Inference;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Answer.Writing;

/// <summary>
/// Has a model tell the stories of a digest, each from the sentences that the digest quotes of it. A story that nothing comes of is told in
/// quotes, and so are all that are left when the time is over or the model fails: a digest is never late for a model's sake.
/// </summary>
/// <param name="models">Writes and checks.</param>
/// <param name="corpus">Holds the articles.</param>
/// <param name="time">Measures the time that it may take.</param>
public sealed class DigestWriting(ModelWriter models, ICorpus corpus, TimeProvider time)
{
    /// <summary>Longest time for all stories of a digest together.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    const int MostSentences = 3;

    /// <summary>Judges what was written; null where rules decide alone.</summary>
    public QuestionReader? Reader => models.Reader;

    /// <summary>The digest with its stories in a model's words, as far as these passed.</summary>
    /// <param name="digest">What is told, in quotes.</param>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="asker">Whom it is written for.</param>
    /// <param name="model">The only model to ask, by its configured name; null for all in their order, "extractive" for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async ValueTask<Digest> WriteAsync(
        Digest digest,
        WorkspaceId workspace,
        ModelAsker asker,
        string? model,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(digest);
        if (model == ExtractiveWriter.Name)
            return digest;
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        var (stories, reports) = (digest.Stories.ToList(), new List<WritingReport>());
        for (var i = 0; i < stories.Count && !late.IsCancellationRequested; i++)
        {
            try
            {
                var (story, report) = await WriteAsync(stories[i], digest, workspace, asker, model, either.Token);
                stories[i] = story;
                if (report is null)
                    continue;
                reports.Add(report);
                // What failed for this story would keep the next ones waiting as long.
                if (report.Outcome is WritingOutcome.Failed)
                    break;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                break;
            }
        }
        return digest with { Stories = stories, Writing = DigestReport.Of(reports) };
    }

    async ValueTask<(DigestStory Story, WritingReport? Report)> WriteAsync(
        DigestStory story,
        Digest digest,
        WorkspaceId workspace,
        ModelAsker asker,
        string? model,
        CancellationToken cancellation
    )
    {
        var numbers = new Dictionary<CitedSentence, int>();
        foreach (var number in story.Sentences.SelectMany(sentence => sentence.Citations).Distinct().Take(WritingTask.MaxSources))
        {
            var place = digest.Citations.First(citation => citation.Number == number);
            if (await corpus.FindAsync(workspace, new ArticleId(place.Article), place.Version, cancellation) is { } article)
                numbers.TryAdd(new CitedSentence(article, new TextSpan(place.Start, place.End)), number);
        }
        if (numbers.Count == 0)
            return (story, null);
        var task = new WritingTask(
            models.Prompts.Digest,
            story.Title,
            DateOnly.FromDateTime(digest.At.UtcDateTime),
            [.. numbers.Keys],
            MostSentences
        )
        {
            Asker = asker,
            Model = model,
        };
        var result = await models.WriteAsync(task, null, cancellation);
        var written = result.Sentences.Select(sentence => new WrittenSentence(
            sentence.Text,
            [.. sentence.Sources.Select(source => numbers[source]).Distinct()],
            sentence.Origin
        ));
        return (story with { Written = [.. written] }, result.Report);
    }
}
