namespace BriefBot.Ingest.Fetching;

/// <summary>
/// The one way by which BriefBot reads the web: from hosts of the public internet only, within limits of size and time, and with the
/// manners of a guest. One for a process, so that all of it shares what is known of the hosts.
/// </summary>
public sealed class Fetcher : IDisposable
{
    readonly FetchOptions _options;
    readonly FetchLimits _limits;
    readonly TimeProvider _time;
    readonly AddressRules _rules;
    readonly Exchange _exchange;
    readonly HostGates _gates;
    readonly RobotsRules _robots;
    readonly SemaphoreSlim _concurrent;

    /// <summary>Reads as the settings say.</summary>
    public Fetcher(FetchOptions options, TimeProvider time, FetchLimits? limits = null)
        : this(options, time, limits, null, null) { }

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
        _gates = new HostGates(options, time);
        _robots = new RobotsRules(
            (address, cancellation) => FetchAsync(new(address) { Purpose = FetchPurpose.Robots }, cancellation),
            _gates,
            time
        );
    }

    /// <summary>Fetches at the same time; further ones wait.</summary>
    public int Places => _options.Concurrent;

    /// <summary>Fetches an address. Whatever a host does is a value; nothing is tried twice.</summary>
    /// <exception cref="OperationCanceledException">Cancelled by the caller; a time limit is a failure instead.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_rules.Check(request.Address, out var start) is { } refused)
            return refused;
        var trail = new RedirectTrail(start, _rules, _limits);
        var budget = new TimeBudget(_options.Timeout, _time);
        for (Uri? before = null; ; )
        {
            // A redirect within a host is the second half of one request, and doesn't wait like another.
            var current = trail.Current;
            var paced =
                request.Purpose != FetchPurpose.Robots
                && !string.Equals(before?.IdnHost, current.IdnHost, StringComparison.OrdinalIgnoreCase);
            var (answer, failed) = await AskAsync(request with { Address = current }, paced, budget, cancellation);
            if (answer is not null && RedirectTrail.IsRedirect(answer.Status))
                failed = trail.Follow(answer);
            if (failed is not null)
                return failed with { MovedTo = trail.MovedTo };
            if (trail.Current == current)
                return Result(request, answer!, trail);
            before = current;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _concurrent.Dispose();
    }

    async Task<(WebAnswer? Answer, FetchResult.Failed? Failed)> AskAsync(
        FetchRequest request,
        bool paced,
        TimeBudget budget,
        CancellationToken cancellation
    )
    {
        if (request.Purpose == FetchPurpose.Page && await _robots.ObjectionAsync(request.Address, cancellation) is { } objection)
            return (null, objection);
        var (pass, resting) = await _gates.EnterAsync(request.Address.IdnHost, paced, cancellation);
        if (pass is null)
            return (null, resting);
        using (pass)
        {
            await _concurrent.WaitAsync(cancellation);
            try
            {
                var (answer, failed) = await _exchange.SendAsync(request, budget, cancellation);
                pass.Report(answer is not null ? IsTrouble(answer) : IsTrouble(failed!), answer?.RetryAfter(_time.GetUtcNow()));
                return (answer, failed);
            }
            finally
            {
                _concurrent.Release();
            }
        }
    }

    static bool IsTrouble(WebAnswer answer) => (int)answer.Status is 429 or >= 500;

    /// <summary>True when the host is slow, away or breaks off; null when the failure doesn't speak about the host as a whole.</summary>
    static bool? IsTrouble(FetchResult.Failed failed) =>
        failed.Kind
            is FetchFailure.Unreachable
                or FetchFailure.NoAnswer
                or FetchFailure.Stalled
                or FetchFailure.TooSlow
                or FetchFailure.CutOff
            ? true
            : null;

    FetchResult Result(FetchRequest request, WebAnswer answer, RedirectTrail trail)
    {
        var now = _time.GetUtcNow();
        if ((int)answer.Status is 200 or 203)
        {
            return new FetchResult.Fetched(trail.Current, answer.Body)
            {
                MovedTo = trail.MovedTo,
                MediaType = answer.MediaType,
                Charset = answer.Charset,
                ContentLanguage = answer.ContentLanguage,
                ETag = answer.ETag,
                LastModified = answer.LastModified,
                FreshFor = answer.FreshFor(now),
            };
        }
        if ((int)answer.Status == 304 && (request.ETag ?? request.LastModified) is not null)
        {
            return new FetchResult.NotModified(trail.Current)
            {
                MovedTo = trail.MovedTo,
                ETag = answer.ETag ?? request.ETag,
                LastModified = answer.LastModified ?? request.LastModified,
                FreshFor = answer.FreshFor(now),
            };
        }
        return FailureWords.Of(answer.Status) with { RetryAfter = answer.RetryAfter(now), MovedTo = trail.MovedTo };
    }
}
