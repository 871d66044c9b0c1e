using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Answering;

/// <summary>Answers that pages gave, kept so that a link leads to each as it was given.</summary>
/// <param name="answers">Where they are kept.</param>
/// <param name="feedback">What people think of them.</param>
/// <param name="corrected">What was corrected since.</param>
/// <param name="time">The clock.</param>
public sealed class KeptAnswers(AnswerLog answers, AnswerFeedback feedback, CorrectedAnswers corrected, TimeProvider time)
{
    /// <summary>Name of the platform in what is kept.</summary>
    public const string Platform = "web";

    // Who asks on a page isn't known, and isn't kept.
    const string Person = "web";

    const int MostCiting = 10;

    /// <summary>Keeps an answer.</summary>
    /// <param name="own">Whose page gave it.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null for an answer that isn't kept: a briefing, thanks.</returns>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask<AnswerKey?> KeepAsync(WorkspaceId own, Reply reply, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (KeptReply.Of(reply) is not { } kept)
            return null;
        var record = RecordedReply.Of(
            reply,
            own,
            new ChatPlace(Platform, "page"),
            Person,
            reply.Question.Text,
            time.GetUtcNow(),
            kept.ToJson()
        );
        return await answers.AddAsync(record, cancellation);
    }

    /// <summary>An answer that was kept; null when there is none by this key, or no page gave it.</summary>
    /// <param name="own">Whose page gave it.</param>
    /// <param name="key">Which.</param>
    /// <param name="libraries">Where its quotes are read again.</param>
    /// <param name="words">In whose language to say how it came about.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask<GivenAnswer?> FindAsync(
        WorkspaceId own,
        AnswerKey key,
        Libraries libraries,
        Localization words,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(libraries);
        if (
            await answers.FindAsync(own, key, cancellation) is not { } record
            || record.Place.Platform != Platform
            || KeptReply.Read(record.Shown) is not { } kept
        )
            return null;
        var library = kept.FromSamples ? await libraries.SamplesAsync(cancellation) : libraries.Of(own);
        var sources = await ShownCitation.ReadAsync(kept.Citations, library, cancellation);
        var (state, noted) = (await feedback.FindAsync(own, key, Person, cancellation), await corrected.FindAsync(own, key, cancellation));
        return new(
            key,
            kept.ToReply(record, sources),
            record.AskedAt,
            KeptTrace.Lines(record, words),
            state?.Own ?? Feedback.None,
            kept.Citations.Count - sources.Count,
            kept.Writing is null ? kept.WrittenBy : null,
            noted?.Corrections ?? [],
            noted?.MayNotHold ?? false
        );
    }

    /// <summary>Notes what the reader of an answer thinks of it, or takes that back when it is said again; false when there is no such
    /// answer.</summary>
    public async ValueTask<bool> PressAsync(WorkspaceId own, AnswerKey key, Feedback pressed, CancellationToken cancellation) =>
        await feedback.PressAsync(own, key, Person, pressed, cancellation) is not null;

    /// <summary>Deletes an answer that a page gave; false when there is none by this key.</summary>
    public async ValueTask<bool> ForgetAsync(WorkspaceId own, AnswerKey key, CancellationToken cancellation) =>
        await answers.FindAsync(own, key, cancellation) is { Place.Platform: Platform }
        && await answers.ForgetAsync(own, key, cancellation);

    /// <summary>Answers of pages that cite an article, the newest first.</summary>
    public ValueTask<IReadOnlyList<AnswerSummary>> CitingAsync(WorkspaceId own, ArticleId article, CancellationToken cancellation) =>
        answers.CitingAsync(own, article, Platform, MostCiting, cancellation);
}

/// <summary>An answer that was kept.</summary>
/// <param name="Reply">As far as its quotes still stand.</param>
/// <param name="GivenAt">When it was given.</param>
/// <param name="Trace">How it came about.</param>
/// <param name="Feedback">What its reader thinks of it.</param>
/// <param name="Gone">Quotes that no longer stand: how many.</param>
/// <param name="WrittenBy">A line in English on the model that wrote it, where no more was kept of that; else null.</param>
/// <param name="Corrections">What its sources corrected since.</param>
/// <param name="MayNotHold">True when its short answer no longer stands where it was taken from.</param>
public sealed record GivenAnswer(
    AnswerKey Key,
    Reply Reply,
    DateTimeOffset GivenAt,
    IReadOnlyList<string> Trace,
    Feedback Feedback,
    int Gone,
    string? WrittenBy,
    IReadOnlyList<AnswerCorrection> Corrections,
    bool MayNotHold
);
