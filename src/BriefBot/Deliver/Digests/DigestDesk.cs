using BriefBot.Answer.Digests;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Inference;
using BriefBot.Reader;

namespace BriefBot.Deliver.Digests;

/// <summary>Digests as every surface asks for them: put together for a schedule, or for somebody who asks now.</summary>
/// <param name="corpus">The articles, which quotes are compared with.</param>
/// <param name="composer">Chooses what is told.</param>
/// <param name="topics">Saved topics.</param>
/// <param name="options">Settings.</param>
/// <param name="alerts">Puts together what topics tell at once.</param>
/// <param name="writing">Has a model tell the stories; null when none is configured.</param>
public sealed class DigestDesk(
    ICorpus corpus,
    DigestComposer composer,
    TopicStore topics,
    DigestOptions options,
    AlertDesk alerts,
    DigestWriting? writing = null
)
{
    /// <summary>How digests are put together and posted.</summary>
    public DigestOptions Options => options;

    /// <summary>What topics tell at once.</summary>
    public AlertDesk Alerts => alerts;

    /// <summary>The digest that a schedule's readers would get at an instant. Nothing is noted.</summary>
    /// <param name="most">Most stories; null for as many as configured.</param>
    /// <param name="model">The only model to tell them, by its configured name; null for all in their order, "extractive" for none.</param>
    /// <exception cref="CorpusException">The corpus can't be read, or the schedule's topic is gone.</exception>
    public async ValueTask<Digest> ComposeAsync(
        DigestSchedule schedule,
        DateTimeOffset at,
        int? most,
        string? model,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var what = schedule.What;
        if (what.IsAlert)
            return await alerts.ComposeAsync(schedule, at, most, cancellation);
        SavedTopic? topic = null;
        if (what.Topic is { } name)
            topic =
                await topics.FindAsync(what.Workspace, name, cancellation)
                ?? throw new CorpusException($"The topic {name} of schedule {schedule.Id} is gone.");
        var since = at - options.LookBack;
        var digest = await composer.ComposeAsync(
            new DigestRequest(what.Workspace, at, schedule.CoveredTo < since ? schedule.CoveredTo : since)
            {
                Topic = topic,
                Schedule = schedule.Id,
                Stories = Math.Min(most ?? options.Stories, options.Stories),
                CorrectionsSince = at - options.Remember,
            },
            cancellation
        );
        return writing is null
            ? digest
            : await writing.WriteAsync(digest, what.Workspace, new ModelAsker(what.Place.Guild, null), model, cancellation);
    }

    /// <summary>A digest for somebody who was told nothing yet.</summary>
    /// <param name="topic">Name of a saved topic or, where there is none of that name, what articles hold; null for everything.</param>
    /// <param name="since">Articles that came in later are looked at.</param>
    /// <param name="most">Most stories; null for as many as configured.</param>
    /// <param name="model">The only model to tell them, by its configured name; null for all in their order, "extractive" for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async ValueTask<Digest> ComposeAsync(
        WorkspaceId workspace,
        string? topic,
        DateTimeOffset at,
        DateTimeOffset since,
        int? most,
        string? model,
        CancellationToken cancellation
    )
    {
        var digest = await composer.ComposeAsync(
            new DigestRequest(workspace, at, since)
            {
                Topic = topic is null
                    ? null
                    : await topics.FindAsync(workspace, topic, cancellation) ?? new SavedTopic(topic) { Include = [topic] },
                Stories = most ?? options.Stories,
            },
            cancellation
        );
        return writing is null ? digest : await writing.WriteAsync(digest, workspace, ModelAsker.Nobody, model, cancellation);
    }

    /// <summary>Judges what a model wrote; null where rules decide alone, or no model writes.</summary>
    public QuestionReader? Reader => writing?.Reader;

    /// <summary>Compares what a digest quotes with the stored text.</summary>
    public ValueTask<VerifiedDigest> VerifyAsync(Digest digest, WorkspaceId workspace, CancellationToken cancellation) =>
        VerifiedDigest.OfAsync(digest, corpus, workspace, Reader, cancellation);
}
