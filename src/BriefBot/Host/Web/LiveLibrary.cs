namespace BriefBot.Host.Web;

/// <summary>The library of a host that runs while articles arrive: the samples answer until the first one of one's own is there.</summary>
/// <param name="own">One's own articles.</param>
/// <param name="openSamples">Opens the samples, called at most once.</param>
sealed class LiveLibrary(Library own, Func<CancellationToken, ValueTask<Library>> openSamples) : IAsyncDisposable
{
    readonly SemaphoreSlim _opening = new(1);
    Library? _samples;
    volatile bool _ownHasArticles;

    /// <summary>What answers now.</summary>
    public async ValueTask<Library> CurrentAsync(CancellationToken cancellation)
    {
        if (_ownHasArticles) return own;
        if ((await own.StatisticsAsync(cancellation)).Articles > 0)
        {
            _ownHasArticles = true;
            return own;
        }
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

    public async ValueTask DisposeAsync()
    {
        await own.DisposeAsync();
        if (_samples is not null) await _samples.DisposeAsync();
        _opening.Dispose();
    }
}
