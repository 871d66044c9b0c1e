using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>One's own articles or, where there are none, the samples, with every article in its story as far as that can be
/// written.</summary>
sealed class OpenedStories : IAsyncDisposable
{
    readonly IAsyncDisposable _owner;

    OpenedStories(SqliteStores stores, WorkspaceId workspace, bool areSamples, IAsyncDisposable owner) =>
        (Stores, Workspace, AreSamples, _owner) = (stores, workspace, areSamples, owner);

    /// <summary>What they are kept in.</summary>
    public SqliteStores Stores { get; }

    /// <summary>Their workspace.</summary>
    public WorkspaceId Workspace { get; }

    /// <summary>True where there are no articles of one's own.</summary>
    public bool AreSamples { get; }

    /// <summary>Opens them.</summary>
    /// <exception cref="CorpusException">The database cannot be used.</exception>
    public static async ValueTask<OpenedStories> OpenAsync(Settings settings, CancellationToken cancellation)
    {
        if (Composition.Stores.IsThere(settings))
        {
            var own = await Composition.Stores.OpenExistingAsync(settings, cancellation);
            var workspace = await own.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
            if ((await own.Corpus.StatisticsAsync(workspace, cancellation)).Articles > 0)
            {
                if (own.Corpus.Trouble is null)
                    await own.Stories.PlaceAllAsync(cancellation);
                return new(own, workspace, areSamples: false, own);
            }
            await own.DisposeAsync();
        }
        var samples = await SampleStores.OpenAsync(TimeProvider.System, cancellation);
        await samples.Stores.Stories.PlaceAllAsync(cancellation);
        return new(samples.Stores, samples.Workspace, areSamples: true, samples);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _owner.DisposeAsync();
}
