using BriefBot.Corpus;

namespace BriefBot.Deliver;

/// <summary>The outlets of each library, offered while a person types. Used by several threads.</summary>
/// <remarks>
/// Naming the outlets takes a look at every article, seconds of them in a large corpus, and each letter typed asks anew. So they are kept
/// for <see cref="Life"/>, and longer while the library stays as it is; a look is taken beside whoever waits, and goes on when nobody
/// waits any more. One at a time, so that the corpus's other readers are left to questions.
/// </remarks>
sealed class OutletDirectory(TimeProvider time)
{
    /// <summary>How long outlets are offered without a look at the corpus.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>Outlets kept of one library: those with most articles.</summary>
    public const int MostOutlets = 2_000;

    /// <summary>Libraries whose outlets are kept: those asked for last.</summary>
    public const int MostLibraries = 64;

    readonly Lock _lock = new();
    readonly Dictionary<(ICorpus Corpus, WorkspaceId Workspace), Entry> _entries = [];
    Task _lastLook = Task.CompletedTask;
    long _asked;

    /// <summary>Outlets whose name holds a text, case ignored; those with most articles first.</summary>
    /// <param name="library">Whose outlets.</param>
    /// <param name="text">Part of the name; empty for all.</param>
    /// <param name="limit">Most outlets to name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(Library library, string text, int limit, CancellationToken cancellation)
    {
        var listing = await Current(library).WaitAsync(cancellation);
        return [.. listing.Outlets.Where(outlet => outlet.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(limit)];
    }

    Task<Listing> Current(Library library)
    {
        var key = (library.Corpus, library.Workspace);
        lock (_lock)
        {
            var entry = _entries.GetValueOrDefault(key);
            if (entry is null || !IsFresh(entry.Listing))
            {
                var former = entry is { Listing.IsCompletedSuccessfully: true } ? entry.Listing.Result : null;
                entry = new Entry(LookAsync(library, former, _lastLook));
                _lastLook = entry.Listing;
            }
            _entries[key] = entry with { Asked = ++_asked };
            if (_entries.Count > MostLibraries)
                _entries.Remove(_entries.MinBy(one => one.Value.Asked).Key);
            return entry.Listing;
        }
    }

    bool IsFresh(Task<Listing> listing) =>
        !listing.IsCompleted || (listing.IsCompletedSuccessfully && time.GetElapsedTime(listing.Result.LookedAt) < Life);

    async Task<Listing> LookAsync(Library library, Listing? former, Task before)
    {
        // Whoever waited for the look before was told of its failure.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        // Before the outlets: what changes meanwhile is seen by the next look.
        var statistics = await library.StatisticsAsync(CancellationToken.None);
        var outlets =
            former?.Statistics == statistics
                ? former.Outlets
                : await library.Corpus.SourcesAsync(library.Workspace, MostOutlets, CancellationToken.None);
        return new Listing(outlets, statistics, time.GetTimestamp());
    }

    sealed record Entry(Task<Listing> Listing)
    {
        public long Asked { get; init; }
    }

    sealed record Listing(IReadOnlyList<string> Outlets, CorpusStatistics Statistics, long LookedAt);
}
