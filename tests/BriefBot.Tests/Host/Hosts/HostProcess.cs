using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using BriefBot.Fakes;
using BriefBot.Tests.Corpus.Postgres.Servers;
using Npgsql;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>One of several hosts on a database: a process that serves, with a data folder of its own and a network to each
/// server.</summary>
[UnsupportedOSPlatform("windows")]
sealed class HostProcess : IAsyncDisposable
{
    readonly BriefBotProcess _briefbot = new();
    readonly StringBuilder _log = new();
    Process? _process;

    /// <summary>Makes it; it isn't started.</summary>
    /// <param name="name">Its address, as leases tell it.</param>
    /// <param name="servers">Connection strings to the servers of which one is the primary.</param>
    /// <param name="discord">What it takes for Discord.</param>
    /// <param name="lease">How long its leases last.</param>
    /// <param name="slices">How many slices there are.</param>
    /// <param name="slice">The one that it is to lead; null for any.</param>
    /// <param name="off">How far its clock is ahead; negative for behind.</param>
    public HostProcess(
        string name,
        IReadOnlyList<string> servers,
        FakeDiscord discord,
        TimeSpan lease,
        int slices = 1,
        int? slice = null,
        TimeSpan off = default
    )
    {
        (Name, Off) = (name, off);
        Networks = [.. servers.Select(server => new CuttingProxy(new NpgsqlConnectionStringBuilder(server).Port))];
        var connection = new NpgsqlConnectionStringBuilder(servers[0])
        {
            Host = string.Join(',', Networks.Select(network => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{network.Port}"))),
        };
        Discord.Serving.Connect(_briefbot, discord, discord.Token);
        Set("Store__Provider", "postgres");
        Set("Store__ConnectionString", connection.ConnectionString);
        Set("Store__Lease", lease.ToString("c", CultureInfo.InvariantCulture));
        Set("Store__Address", name);
        Set("Store__Slices", slices.ToString(CultureInfo.InvariantCulture));
        if (slice is { } own)
            Set("Store__Slice", own.ToString(CultureInfo.InvariantCulture));
        Set("Reader__Enabled", "false");
        if (off != TimeSpan.Zero)
            foreach (var (variable, value) in WrongClock.Environment(off))
                _briefbot.Environment[variable] = value;
    }

    /// <summary>Its address, as leases tell it.</summary>
    public string Name { get; }

    /// <summary>How far its clock is ahead; negative for behind.</summary>
    public TimeSpan Off { get; }

    /// <summary>The networks to the servers, in their order.</summary>
    public IReadOnlyList<CuttingProxy> Networks { get; }

    /// <summary>Its copy of the slice.</summary>
    public string File => Path.Combine(_briefbot.Data, "replica.db");

    /// <summary>Whether its process is there.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Number of its process.</summary>
    public int Id => _process!.Id;

    /// <summary>What it has logged since the beginning.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Starts its process.</summary>
    public void Start()
    {
        _process = _briefbot.Start("serve", "--verbose", "--urls", "http://127.0.0.1:0");
        _process.StandardInput.Close();
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Kills its process: no handler runs (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        ServerFolder.Signal(_process.Id, Signal.Kill);
        await _process.WaitForExitAsync();
        WrongClock.Clean(_process.Id);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Makes it stand still (SIGSTOP).</summary>
    public void Pause() => ServerFolder.Signal(Id, Signal.Stop);

    /// <summary>Lets it go on.</summary>
    public void Continue() => ServerFolder.Signal(Id, Signal.Continue);

    /// <summary>Ports of 127.0.0.1 that its process has connected to. Whoever connected to it isn't told of.</summary>
    public IReadOnlySet<int> ConnectedTo()
    {
        const string Listening = "0A";
        var sockets = Directory
            .EnumerateFiles($"/proc/{Id}/fd")
            .Select(file => new FileInfo(file).LinkTarget)
            .OfType<string>()
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1])
            .ToHashSet(StringComparer.Ordinal);
        string[] tables = [$"/proc/{Id}/net/tcp", $"/proc/{Id}/net/tcp6"];
        var own = tables
            .SelectMany(table => System.IO.File.ReadLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(line => sockets.Contains(line[9]))
            .Select(line => (Local: Port(line[1]), Remote: Port(line[2]), State: line[3]))
            .ToList();
        var listening = own.Where(socket => socket.State == Listening).Select(socket => socket.Local).ToHashSet();
        return own.Where(socket => socket.Remote != 0 && !listening.Contains(socket.Local)).Select(socket => socket.Remote).ToHashSet();
    }

    /// <summary>The time by its clock, to the second, as its pages tell it. It leads.</summary>
    public async Task<DateTimeOffset> ClockAsync(CancellationToken cancellation)
    {
        var log = Log;
        var address = log[log.LastIndexOf("BriefBot: open ", StringComparison.Ordinal)..].Split(' ')[2];
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new(address), "/health/live"), cancellation);
        return answer.Headers.Date!.Value;
    }

    /// <summary>Sets a setting.</summary>
    /// <param name="name">Its name as a variable, without the prefix.</param>
    /// <param name="value">Its value.</param>
    public void Set(string name, string value) => _briefbot.Environment["BRIEFBOT_" + name] = value;

    static int Port(string address) => int.Parse(address.Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    void Note(string? line)
    {
        lock (_log)
            _log.Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} ").AppendLine(line);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        foreach (var network in Networks)
            await network.DisposeAsync();
        _briefbot.Dispose();
    }
}
