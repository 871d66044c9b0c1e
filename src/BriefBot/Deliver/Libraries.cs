using System.Collections.Concurrent;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Deliver.Answering;

namespace BriefBot.Deliver;

/// <summary>The libraries of a host that runs while articles arrive, one a workspace. The samples answer for one that has no article
/// yet.</summary>
/// <param name="corpus">Articles of all workspaces; closed with this.</param>
/// <param name="topics">Saved topics of all workspaces.</param>
/// <param name="stories">Stories of all workspaces.</param>
/// <param name="answerer">Answers from that corpus.</param>
/// <param name="openSamples">Opens the samples, called at most once.</param>
/// <param name="threads">Where questions are answered; closed with this.</param>
/// <param name="research">Gives a model what to look things up with; null where none may.</param>
public sealed class Libraries(
    ICorpus corpus,
    TopicStore topics,
    StoryShelf stories,
    Answerer answerer,
    Func<CancellationToken, ValueTask<Library>> openSamples,
    AnswerThreads threads,
    Research? research = null
) : IAsyncDisposable
{
    /// <summary>The workspace of the terminal and the web page.</summary>
    public const string DefaultWorkspace = "default";

    readonly ConcurrentDictionary<string, Library> _own = new(StringComparer.Ordinal);
    readonly SemaphoreSlim _opening = new(1);
    Library? _samples;

    /// <summary>Articles of all workspaces.</summary>
    public ICorpus Corpus => corpus;

    /// <summary>Where questions are answered, each surface in its turn.</summary>
    public AnswerThreads Threads => threads;

    /// <summary>Why nothing can be stored for now, and what to do; null when nothing is known to stand in the way.</summary>
    public string? Trouble => corpus.Trouble;

    /// <summary>Names of chat models that are passed over for now since they failed.</summary>
    public IReadOnlyList<string> PausedModels => [.. answerer.Models.Where(model => model.IsOpen).Select(model => model.Name)];

    /// <summary>Forgets what is kept in memory of what models wrote for a person.</summary>
    public void ForgetPerson(string person) => answerer.Forget(person);

    /// <summary>Forgets which workspace has this name, after it was deleted.</summary>
    public void ForgetWorkspace(string workspace) => _own.TryRemove(workspace, out _);

    /// <summary>What answers for a workspace now: its own articles or, where there are none, the samples.</summary>
    public async ValueTask<Library> CurrentAsync(string workspace, CancellationToken cancellation)
    {
        var own = await OwnAsync(workspace, cancellation);
        return (await own.StatisticsAsync(cancellation)).Articles > 0 ? own : await SamplesAsync(cancellation);
    }

    /// <summary>A workspace's own articles, even when there are none; the workspace is made when missing and the corpus can be written
    /// to.</summary>
    /// <param name="workspace">1–100 characters.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask<Library> OwnAsync(string workspace, CancellationToken cancellation)
    {
        if (_own.TryGetValue(workspace, out var known))
            return known;
        var own = Of(await corpus.WorkspaceAsync(workspace, cancellation));
        // Where this process can only read, another one may still make it.
        return own.Workspace == WorkspaceId.None ? own : _own.GetOrAdd(workspace, own);
    }

    /// <summary>A workspace's own articles.</summary>
    public Library Of(WorkspaceId workspace) => new(corpus, topics, stories, workspace, answerer, isSamples: false, research);

    /// <summary>The samples.</summary>
    public async ValueTask<Library> SamplesAsync(CancellationToken cancellation)
    {
        await _opening.WaitAsync(cancellation);
        try
        {
            return _samples ??= await openSamples(cancellation);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        threads.Dispose();
        await corpus.DisposeAsync();
        if (_samples is not null)
            await _samples.DisposeAsync();
        _opening.Dispose();
    }
}
