using System.Runtime.CompilerServices;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>
/// Connections to that one of several servers which is the primary. Where it isn't known, all are asked at the same moment and the first
/// one that is it counts: one that hangs, or whose machine is gone without a word, keeps nobody waiting. (Npgsql's own search asks one
/// after the other, and each time anew where it isn't to remember a standby for a standby.)
/// </summary>
sealed class PrimarySource : IAsyncDisposable, IDisposable
{
    const int Unknown = -1;
    static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(500);

    readonly NpgsqlDataSource[] _servers;
    readonly string _hosts;
    int _primary;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="settings">As Npgsql has them; hosts are separated by commas. Where there is one, whatever it is counts.</param>
    /// <exception cref="ArgumentException">They name no server.</exception>
    public PrimarySource(NpgsqlConnectionStringBuilder settings)
    {
        _hosts = settings.Host!;
        var hosts = _hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _servers = [.. hosts.Select(host => Server(settings, host, mustBePrimary: hosts.Length > 1))];
        _primary = hosts.Length > 1 ? Unknown : 0;
    }

    /// <summary>A connection to the primary, to be disposed of.</summary>
    /// <exception cref="NpgsqlException">None can be had.</exception>
    public NpgsqlConnection Open()
    {
        if (Known is { } known)
        {
            try
            {
                return _servers[known].OpenConnection();
            }
            catch (Exception failure) when (_servers.Length > 1 && IsOutage(failure))
            {
                Miss(known);
            }
        }
        // Rare, and it takes as long as a connection does.
        return FindAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="Open"/>.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        if (Known is { } known)
        {
            try
            {
                return await _servers[known].OpenConnectionAsync(cancellation);
            }
            catch (Exception failure) when (_servers.Length > 1 && IsOutage(failure))
            {
                Miss(known);
            }
        }
        return await FindAsync(cancellation);
    }

    /// <summary>Closes the connections that aren't in use, and looks for the primary anew: it may be another one.</summary>
    public void Forget()
    {
        if (_servers.Length > 1)
            Volatile.Write(ref _primary, Unknown);
        foreach (var server in _servers)
            server.Clear();
    }

    /// <summary>Whether a server, or the way to it, failed.</summary>
    public static bool IsOutage(Exception failure) => failure is NpgsqlException or TimeoutException or IOException;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var server in _servers)
            server.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    int? Known => Volatile.Read(ref _primary) is var known and not Unknown ? known : null;

    void Miss(int known) => Interlocked.CompareExchange(ref _primary, Unknown, known);

    static NpgsqlDataSource Server(NpgsqlConnectionStringBuilder settings, string host, bool mustBePrimary)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Host = host, TargetSessionAttributes = null };
        var builder = new NpgsqlDataSourceBuilder(own.ConnectionString);
        // A server doesn't become a standby without a restart, which ends its connections: it is asked once for each.
        if (mustBePrimary)
            builder.UsePhysicalConnectionInitializer(Check, CheckAsync);
        return builder.Build();
    }

    async Task<NpgsqlConnection> FindAsync(CancellationToken cancellation)
    {
        using var found = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var silent = new StrongBox<int>(_servers.Length);
        var asked = _servers.Select(server => AskAsync(server, silent, found.Token)).ToArray();
        var left = asked.ToList();
        while (left.Count > 0)
        {
            var first = await Task.WhenAny(left);
            left.Remove(first);
            if (!first.IsCompletedSuccessfully)
                continue;
            Volatile.Write(ref _primary, Array.IndexOf(asked, first));
            await found.CancelAsync();
            foreach (var late in left)
                _ = CloseAsync(late);
            return await first;
        }
        cancellation.ThrowIfCancellationRequested();
        var failures = asked.Select(task => task.Exception!.InnerException!).ToList();
        throw failures.Find(failure => !IsOutage(failure))
            ?? new NpgsqlException(
                $"none of {_hosts} is a primary: {string.Join("; ", failures.Select(failure => failure.Message.TrimEnd('.')).Distinct())}",
                failures[0]
            );
    }

    /// <summary>Asks one, and again as long as another one hasn't answered: it may be promoted while that one hangs.</summary>
    static async Task<NpgsqlConnection> AskAsync(NpgsqlDataSource server, StrongBox<int> silent, CancellationToken cancellation)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return await server.OpenConnectionAsync(cancellation);
            }
            catch (Exception failure) when (IsOutage(failure))
            {
                var others = isFirst ? Interlocked.Decrement(ref silent.Value) : Volatile.Read(ref silent.Value);
                if (others == 0)
                    throw;
            }
            await Task.Delay(AskAgain, cancellation);
        }
    }

    static async Task CloseAsync(Task<NpgsqlConnection> late)
    {
        try
        {
            await using var unused = await late;
        }
        catch (Exception failure) when (IsOutage(failure) || failure is OperationCanceledException)
        {
            // Then there is nothing to close.
        }
    }

    static void Check(NpgsqlConnection connection)
    {
        using var command = Question(connection);
        Judge(command.ExecuteScalar());
    }

    static async Task CheckAsync(NpgsqlConnection connection)
    {
        await using var command = Question(connection);
        Judge(await command.ExecuteScalarAsync());
    }

    static NpgsqlCommand Question(NpgsqlConnection connection) =>
        new("SELECT pg_is_in_recovery()", connection) { CommandTimeout = connection.ConnectionTimeout };

    static void Judge(object? isStandby)
    {
        if (isStandby is true)
            throw new NpgsqlException("a server is a standby");
    }
}
