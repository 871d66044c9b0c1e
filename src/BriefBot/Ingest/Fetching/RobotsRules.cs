namespace BriefBot.Ingest.Fetching;

/// <summary>What hosts allow programs by robots.txt: asked once, then remembered for a day. As many hosts are remembered as
/// <see cref="HostGates"/> remembers.</summary>
/// <remarks>Source: RFC 9309, section 2.3.1: 4xx means that all is allowed, trouble that nothing is for a while.</remarks>
/// <param name="ask">Fetches a host's robots.txt with all redirects.</param>
sealed class RobotsRules(Func<Uri, CancellationToken, Task<FetchResult>> ask, HostGates gates, TimeProvider time)
{
    /// <summary>How long a host's rules are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>How long nothing is fetched from a host whose rules can't be had; then it is asked again.</summary>
    public static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(10);

    readonly Lock _gate = new();
    readonly Dictionary<string, Entry> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why an address isn't fetched; null when it may be.</summary>
    public async Task<FetchResult.Failed?> ObjectionAsync(Uri address, CancellationToken cancellation)
    {
        var entry = EntryOf(address.GetLeftPart(UriPartial.Authority));
        try
        {
            await entry.Asking.WaitAsync(cancellation);
            try
            {
                if (time.GetUtcNow() >= entry.Until)
                    await RefreshAsync(entry, address, cancellation);
                if (entry.Failure is { } failure)
                    return failure;
                return entry.File!.Allows(address) ? null : Disallowed;
            }
            finally
            {
                entry.Asking.Release();
            }
        }
        finally
        {
            lock (_gate)
                entry.Users--;
        }
    }

    static FetchResult.Failed Disallowed =>
        new(
            FetchFailure.RobotsDisallowed,
            "the host's robots.txt asks programs not to read this address; if you may use it, save the page and ingest the file"
        );

    async Task RefreshAsync(Entry entry, Uri address, CancellationToken cancellation)
    {
        var result = await ask(new Uri(address, "/robots.txt"), cancellation);
        var file = result switch
        {
            FetchResult.Fetched fetched => RobotsFile.Parse(fetched.Text()),
            FetchResult.Failed failed when SaysNothing(failed) => RobotsFile.Empty,
            _ => null,
        };
        // Rules that were known stay in force while the host is in trouble (RFC 9309, section 2.4).
        entry.File = file ?? entry.File;
        entry.Failure = entry.File is null ? Failure((FetchResult.Failed)result) : null;
        entry.Until = time.GetUtcNow() + (file is null ? ClosedFor : KeptFor);
        if (file is not null)
            gates.SetDelay(address.IdnHost, file.CrawlDelay);
        // No connection is the address's own failure; whether it still is, is seen when it is asked.
        if (entry.Failure is { Kind: not FetchFailure.RobotsUnavailable })
            entry.Until = time.GetUtcNow();
    }

    /// <summary>There is no file, or nothing that could be one: the host doesn't care.</summary>
    static bool SaysNothing(FetchResult.Failed failed) =>
        failed.Kind
            is FetchFailure.NotFound
                or FetchFailure.Gone
                or FetchFailure.Forbidden
                or FetchFailure.Refused
                or FetchFailure.Unexpected
                or FetchFailure.BadRedirect
                or FetchFailure.RedirectLoop
                or FetchFailure.TooManyRedirects
                or FetchFailure.BadCompression
                or FetchFailure.Bomb;

    static FetchResult.Failed Failure(FetchResult.Failed failed) =>
        failed.Kind switch
        {
            FetchFailure.AddressRefused
            or FetchFailure.AddressBlocked
            or FetchFailure.NameNotFound
            or FetchFailure.Unreachable
            or FetchFailure.Insecure
            or FetchFailure.HostResting => failed,
            _ => new(
                FetchFailure.RobotsUnavailable,
                $"the host's robots.txt can't be had, and without it nothing is read there: {failed.Reason}"
            )
            {
                Status = failed.Status,
                RetryAfter = failed.RetryAfter ?? ClosedFor,
            },
        };

    Entry EntryOf(string authority)
    {
        lock (_gate)
        {
            if (!_hosts.TryGetValue(authority, out var entry))
            {
                if (_hosts.Count >= HostGates.MostHosts)
                    Forget();
                entry = _hosts[authority] = new Entry();
            }
            entry.Users++;
            entry.UsedAt = time.GetUtcNow();
            return entry;
        }
    }

    void Forget()
    {
        var idle = _hosts.Where(host => host.Value.Users == 0).OrderBy(host => host.Value.UsedAt).Take(HostGates.MostHosts / 16).ToList();
        foreach (var (authority, entry) in idle)
        {
            _hosts.Remove(authority);
            entry.Asking.Dispose();
        }
    }

    sealed class Entry
    {
        public SemaphoreSlim Asking { get; } = new(1);

        public int Users { get; set; }

        public DateTimeOffset UsedAt { get; set; }

        public DateTimeOffset Until { get; set; }

        public RobotsFile? File { get; set; }

        public FetchResult.Failed? Failure { get; set; }
    }
}
