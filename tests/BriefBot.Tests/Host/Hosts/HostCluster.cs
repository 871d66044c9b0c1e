using System.Globalization;
using System.Runtime.Versioning;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Postgres;
using BriefBot.Fakes;
using Npgsql;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>What hosts are started on.</summary>
/// <param name="Database">Their database; it ends with them.</param>
sealed record HostPlan(IHostDatabase Database)
{
    /// <summary>How far the clock of each host is ahead; negative for behind. The first leads first.</summary>
    public IReadOnlyList<TimeSpan> Clocks { get; init; } = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];

    /// <summary>Until when digests are due by themselves: nobody is there then, so what is posted is what was asked for.</summary>
    public TimeSpan DigestsIn { get; init; } = TimeSpan.FromHours(12);
}

/// <summary>Three hosts on one database, and a server that behaves like Discord's.</summary>
[UnsupportedOSPlatform("windows")]
sealed class HostCluster : IAsyncDisposable
{
    /// <summary>How long leases last: the least that settings allow, so that a run is short.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    const int Places = 3;
    static readonly string[] Names = ["http://one.invalid", "http://two.invalid", "http://three.invalid"];
    static readonly string[] Connected = ["Discord: ready as", "Discord: connected again"];
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly HostPlan _plan;
    readonly NpgsqlDataSource _truth;
    readonly CancellationToken _stop;
    readonly Dictionary<FakeChannel, string> _schedules = [];
    readonly Dictionary<FakeChannel, int> _due = [];
    FakeChannel _desk = null!;
    Person _manager = null!;

    HostCluster(HostPlan plan, FakeDiscord discord, IReadOnlyList<HostProcess> hosts, CancellationToken stop)
    {
        (_plan, Discord, Hosts, _stop) = (plan, discord, hosts, stop);
        // A server that hangs can't be asked to call off what it was asked.
        _truth = new NpgsqlDataSourceBuilder(Connection + ";Host Recheck Seconds=1;Timeout=3;Cancellation Timeout=-1")
            .BuildMultiHost()
            .WithTargetSession(TargetSessionAttributes.Primary);
    }

    /// <summary>Discord.</summary>
    public FakeDiscord Discord { get; }

    /// <summary>The hosts.</summary>
    public IReadOnlyList<HostProcess> Hosts { get; }

    /// <summary>How to connect to whichever server takes writes.</summary>
    string Connection => _plan.Database.Connection;

    /// <summary>Where digests are posted.</summary>
    public IReadOnlyCollection<FakeChannel> Channels => _schedules.Keys;

    /// <summary>Starts them, and waits until one leads and a digest is scheduled for each channel.</summary>
    /// <param name="plan">On what.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<HostCluster> StartAsync(HostPlan plan, CancellationToken stop)
    {
        var discord = await FakeDiscord.StartAsync(ct: stop);
        var hosts = Names.Zip(plan.Clocks, (name, off) => new HostProcess(name, plan.Database.Servers, discord, Lease, off: off)).ToList();
        var cluster = new HostCluster(plan, discord, hosts, stop);
        try
        {
            await cluster.BeginAsync();
            return cluster;
        }
        catch (Exception failure)
        {
            var logs = cluster.Logs;
            await cluster.DisposeAsync();
            throw new InvalidOperationException(logs, failure);
        }
    }

    /// <summary>The host that leads and is connected to Discord; waits for one.</summary>
    public async Task<HostProcess> LeaderAsync(HostProcess? other = null)
    {
        while (true)
        {
            var leader = await FindLeaderAsync();
            if (leader is not null && leader != other && IsReady(leader))
                return leader;
            await Task.Delay(Pause, _stop);
        }
    }

    /// <summary>The host that has the lease; null when none has.</summary>
    public async Task<HostProcess?> FindLeaderAsync()
    {
        try
        {
            var address = await ReadAsync("SELECT coalesce(max(address), '') FROM briefbot.slice WHERE expires > clock_timestamp()");
            return Hosts.FirstOrDefault(host => host.Name == address as string);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until the truth says of each digest that it has ended.</summary>
    public async Task EndedAsync()
    {
        while (true)
        {
            try
            {
                var ended = await ReadAsync("SELECT count(*) FROM briefbot.digest_run WHERE state = 3 AND slot LIKE 'now:%'");
                if (ended as long? == _due.Values.Sum())
                    return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
            {
                // Its primary is away.
            }
            await Task.Delay(Pause, _stop);
        }
    }

    /// <summary>How far a digest is, as the truth says.</summary>
    public async Task<DigestState> StateAsync(int digest) =>
        (DigestState)(long)(await ReadAsync($"SELECT state::bigint FROM briefbot.digest_run ORDER BY id OFFSET {digest} LIMIT 1"))!;

    /// <summary>Asks for a digest in each channel, as people do, and hears that each comes.</summary>
    public async Task AskForDigestsAsync()
    {
        foreach (var (channel, schedule) in _schedules)
        {
            (await SaidAsync("digest now", ("schedule", schedule))).ShouldContain("in a moment", Case.Insensitive, Logs);
            _due[channel] = _due.GetValueOrDefault(channel) + 1;
        }
    }

    /// <summary>Digests that were asked for.</summary>
    public int Due => _due.Values.Sum();

    /// <summary>Digests that don't stand in their channel.</summary>
    public int Lost => _due.Sum(due => Math.Max(0, due.Value - due.Key.Messages.Count));

    /// <summary>Messages beyond one a digest.</summary>
    public int Doubled => _due.Sum(due => Math.Max(0, due.Key.Messages.Count - due.Value));

    /// <summary>Compares each running host's file with the truth: the others follow within a moment.</summary>
    public async Task CompareAsync()
    {
        await using var cluster = await PostgresCluster.ConnectAsync(Connection, 1, _stop);
        foreach (var host in Hosts.Where(host => host.IsRunning))
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await new ReplicaFile(cluster, host.File).CompareAsync(0, _stop);
                    break;
                }
                catch (CorpusException) when (tries < 100)
                {
                    // It has still to follow, or something was written between the two readings.
                    await Task.Delay(Pause, _stop);
                }
                catch (CorpusException failure)
                {
                    throw new InvalidOperationException(host.Name + Logs, failure);
                }
            }
        }
    }

    /// <summary>Starts the hosts that were killed, and waits until all have a copy.</summary>
    public void StartAll()
    {
        foreach (var host in Hosts.Where(host => !host.IsRunning))
            host.Start();
    }

    /// <summary>Everything that the hosts logged, for a failure's message.</summary>
    public string Logs => string.Concat(Hosts.Select(host => $"\n--- {host.Name}\n{host.Log}"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
            await host.DisposeAsync();
        await _truth.DisposeAsync();
        await Discord.DisposeAsync();
        await _plan.Database.DisposeAsync();
    }

    async Task BeginAsync()
    {
        var guild = Discord.AddGuild();
        _desk = Discord.AddChannel(guild, "desk");
        _manager = Discord.Person("manager");
        Discord.AddMember(guild, _manager, Discord.AddRole(guild, "managers", FakePermissions.ManageGuild));
        Hosts[0].Start();
        await LeaderAsync();
        foreach (var host in Hosts.Skip(1))
            host.Start();
        for (var place = 1; place <= Places; place++)
        {
            var channel = Discord.AddChannel(guild, string.Create(CultureInfo.InvariantCulture, $"news-{place}"));
            var at = TimeOnly.FromDateTime(DateTime.UtcNow).Add(_plan.DigestsIn).ToString("HH:mm", CultureInfo.InvariantCulture);
            await SaidAsync("digest schedule", ("channel", channel), ("time", at), ("timezone", "Etc/UTC"));
            _schedules[channel] = place.ToString(CultureInfo.InvariantCulture);
        }
        while (Hosts.Any(host => !host.Log.Contains("stands by", StringComparison.Ordinal) && host != Hosts[0]))
            await Task.Delay(Pause, _stop);
    }

    // Since it leads last, it has connected, with a session of its own or that of the host before it.
    static bool IsReady(HostProcess host)
    {
        var log = host.Log;
        var leads = log.LastIndexOf("This host leads slice", StringComparison.Ordinal);
        return leads >= 0
            && Connected.Any(line => log.IndexOf(line, leads, StringComparison.Ordinal) > 0)
            && (log.IndexOf(" commands, ", StringComparison.Ordinal) > 0);
    }

    async Task<string> SaidAsync(string command, params (string, object)[] options) =>
        (await _manager.Slash(_desk, command, options).AnswerAsync(_stop)).ReadableText;

    async Task<object?> ReadAsync(string sql)
    {
        await using var command = _truth.CreateCommand(sql);
        command.CommandTimeout = 3;
        return await command.ExecuteScalarAsync(_stop);
    }
}
