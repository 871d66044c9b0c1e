namespace BriefBot.Ingest.Fetching;

/// <summary>
/// The one way by which BriefBot reads the web: from hosts of the public internet only, within limits of size and time, and with the manners
/// of a guest. One for a process, so that all of it shares what is known of the hosts.
/// </summary>
public sealed class Fetcher : IDisposable
{
    readonly FetchOptions _options;
    readonly FetchLimits _limits;
    readonly TimeProvider _time;
    readonly AddressRules _rules;
    readonly Exchange _exchange;
    readonly SemaphoreSlim _concurrent;

    /// <summary>Reads as the settings say.</summary>
    public Fetcher(FetchOptions options, TimeProvider time, FetchLimits? limits = null)
        : this(options, time, limits, null, null)
    {
    }

    /// <summary>The same with another way to look up names and to connect, for tests.</summary>
    internal Fetcher(FetchOptions options, TimeProvider time, FetchLimits? limits, NameResolver? resolve, SocketOpener? open)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _limits = limits ?? new FetchLimits();
        _time = time;
        _rules = new AddressRules(options, _limits);
        var allowed = NetworkList.TryParse(options.AllowNetworks, out var list) ? list : NetworkList.Empty;
        _exchange = new Exchange(options, _limits, new GuardedDialer(_limits, allowed, time, resolve, open), time);
        _concurrent = new SemaphoreSlim(options.Concurrent);
    }

    /// <summary>Fetches an address. Whatever a host does is a value; nothing is tried twice.</summary>
    /// <exception cref="OperationCanceledException">Cancelled by the caller; a time limit is a failure instead.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_rules.Check(request.Address, out var start) is { } refused) return refused;
        var trail = new RedirectTrail(start, _rules, _limits);
        var budget = new TimeBudget(_options.Timeout, _time);
        while (true)
        {
            var (answer, failed) = await AskAsync(request with { Address = trail.Current }, budget, cancellation);
            if (answer is not null && RedirectTrail.IsRedirect(answer.Status))
            {
                failed = trail.Follow(answer);
                if (failed is null) continue;
            }
            return failed is not null ? failed with { MovedTo = trail.MovedTo } : Result(request, answer!, trail);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _concurrent.Dispose();
    }

    async Task<(WebAnswer? Answer, FetchResult.Failed? Failed)> AskAsync(FetchRequest request, TimeBudget budget, CancellationToken cancellation)
    {
        await _concurrent.WaitAsync(cancellation);
        try
        {
            return await _exchange.SendAsync(request, budget, cancellation);
        }
        finally
        {
            _concurrent.Release();
        }
    }

    FetchResult Result(FetchRequest request, WebAnswer answer, RedirectTrail trail)
    {
        var now = _time.GetUtcNow();
        if ((int)answer.Status is 200 or 203)
        {
            return new FetchResult.Fetched(trail.Current, answer.Body)
            {
                MovedTo = trail.MovedTo, MediaType = answer.MediaType, Charset = answer.Charset, ETag = answer.ETag, LastModified = answer.LastModified, FreshFor = answer.FreshFor(now),
            };
        }
        if ((int)answer.Status == 304 && (request.ETag ?? request.LastModified) is not null)
        {
            return new FetchResult.NotModified(trail.Current)
            {
                MovedTo = trail.MovedTo, ETag = answer.ETag ?? request.ETag, LastModified = answer.LastModified ?? request.LastModified, FreshFor = answer.FreshFor(now),
            };
        }
        return FailureWords.Of(answer.Status) with { RetryAfter = answer.RetryAfter(now), MovedTo = trail.MovedTo };
    }
}
