using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cluster;

/// <summary>
/// A host of several: it stands by, its copy kept up to date, until it gets the lease of a slice; leads the slice as long as it has the
/// lease; and stands by again.
/// </summary>
sealed partial class ClusterHost(Settings settings, ILoggerFactory loggers, TimeProvider time)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    readonly ILogger _log = loggers.CreateLogger<ClusterHost>();
    volatile string _says = "The database is being connected to.";
    string? _told;

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="lead">Leads a slice from its open copy, which it closes, until the token says that it must not any more.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SettingsException">A setting isn't usable.</exception>
    public async Task RunAsync(Func<SqliteStores, LedSlice, CancellationToken, Task> lead, CancellationToken cancellation)
    {
        // A connection string that is none won't become one by waiting.
        StoreSettings.ConnectionString(settings);
        await using var pages = new Pages(settings.Web, () => _says);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await pages.ShowAsync(cancellation);
                await OnceAsync(pages, lead, cancellation);
            }
            catch (CorpusException trouble)
            {
                Tell(trouble.Message);
                await PauseAsync(AfterTrouble, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    async Task OnceAsync(Pages pages, Func<SqliteStores, LedSlice, CancellationToken, Task> lead, CancellationToken cancellation)
    {
        await using var cluster = await ReplicaStores.ConnectAsync(settings, cancellation);
        var own = new OwnSlice(settings, cluster, time);
        var file = own.File;
        await using var keeper = await WaitAsync(own, cancellation);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation, keeper.Lost);
        file.LeaseLost = keeper.Lose;
        try
        {
            await file.LeadAsync(keeper.Lease, over.Token);
            var stores = await file.OpenAsync(
                new() { Time = keeper.Time, CopyBeforeUpgrade = settings.Store.BackupBeforeUpgrade },
                over.Token
            );
            var slices = (await cluster.Leases.AllAsync(over.Token)).Count;
            LogLeads(_log, keeper.Lease.Slice, keeper.Lease.Epoch);
            // Its place is taken by the pages.
            await pages.DisposeAsync();
            await lead(stores, new(keeper, slices, cluster), over.Token);
        }
        catch (Exception failure) when (keeper.Lost.IsCancellationRequested && failure is OperationCanceledException or CorpusException)
        {
            // Whatever was at hand could not be brought to its end; whoever leads now does that.
            LogEnded(_log, failure.Message);
        }
        finally
        {
            file.LeaseLost = null;
        }
        if (keeper.Lost.IsCancellationRequested)
            LogLost(_log, keeper.Lease.Slice);
        _told = null;
    }

    /// <summary>Stands by until a slice is to be had.</summary>
    async Task<LeaseKeeper> WaitAsync(OwnSlice own, CancellationToken cancellation)
    {
        var isAnyGood = StoreSettings.Slice(settings) is null;
        while (true)
        {
            var warm = own.Number();
            // What this host has a copy of comes first; it needs no more than what has come since.
            if ((await own.TakeAsync(warm, cancellation) ?? (isAnyGood ? await own.TakeAsync(null, cancellation) : null)) is { } keeper)
                return keeper;
            var state = await own.StateAsync(warm, cancellation);
            // What is free and could not be taken is kept by a transaction of whoever had it.
            foreach (var freed in await own.FreeAsync(cancellation))
                LogFreed(_log, freed);
            // What another version of the program writes can't be followed; it is brought up to date when this host leads.
            if (state.IsReady && state.Sequence > 0 && state.Schema == ReplicaFile.Schema)
                await own.File.FollowAsync(warm, cancellation);
            Tell(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This host stands by; slice {warm} is led by {state.Address ?? "another host"}."
                )
            );
            await PauseAsync(Look, cancellation);
        }
    }

    Task PauseAsync(TimeSpan pause, CancellationToken cancellation) => Task.Delay(pause, time, cancellation);

    void Tell(string state)
    {
        _says = state;
        if (_told != state)
            LogState(_log, state);
        _told = state;
    }

    /// <summary>What is shown while nothing is led.</summary>
    sealed class Pages(WebOptions options, Func<string> says) : IAsyncDisposable
    {
        StandbyPage? _shown;

        public async Task ShowAsync(CancellationToken cancellation) => _shown ??= await StandbyPage.StartAsync(options, says, cancellation);

        public async ValueTask DisposeAsync()
        {
            if (_shown is not null)
                await _shown.DisposeAsync();
            _shown = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{State}")]
    private static partial void LogState(ILogger log, string state);

    [LoggerMessage(Level = LogLevel.Information, Message = "This host leads slice {Slice} now (lease {Epoch}).")]
    private static partial void LogLeads(ILogger log, int slice, long epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of slice {Slice} is lost; this host has stopped, and stands by.")]
    private static partial void LogLost(ILogger log, int slice);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The host that had slice {Slice} stands still in the middle of a transaction; that was ended."
    )]
    private static partial void LogFreed(ILogger log, int slice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was at hand when the lease was lost was left: {Reason}")]
    private static partial void LogEnded(ILogger log, string reason);
}
