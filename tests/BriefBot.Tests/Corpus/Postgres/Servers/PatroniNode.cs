namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>A node of a <see cref="PatroniCluster"/>: a Patroni and its PostgreSQL, as on a machine of their own.</summary>
sealed class PatroniNode : IAsyncDisposable
{
    /// <summary>Where Debian's package puts it.</summary>
    public const string Program = "/usr/bin/patroni";

    readonly string _folder;
    ServerProcess? _process;

    PatroniNode(string folder, string name, int api, int port) => (_folder, Name, Api, Port) = (folder, name, api, port);

    /// <summary>Name in the cluster.</summary>
    public string Name { get; }

    /// <summary>Port of the REST API on 127.0.0.1.</summary>
    public int Api { get; }

    /// <summary>Port of PostgreSQL on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The last lines that Patroni and PostgreSQL wrote.</summary>
    public string Log => $"{Name}:\n{_process?.Log}";

    /// <summary>Makes its folder and configuration; it isn't started.</summary>
    public static async Task<PatroniNode> AddAsync(
        ServerFolder servers,
        string name,
        PatroniOptions options,
        IReadOnlyList<int> etcd,
        string password
    )
    {
        var folder = servers.Add(name);
        var (api, port) = (FreePort.Find(), FreePort.Find());
        var configuration = options.Configuration(folder, name, api, port, etcd, password);
        await File.WriteAllTextAsync(Path.Combine(folder, "patroni.yml"), configuration);
        await servers.GiveAsync(folder);
        return new PatroniNode(folder, name, api, port);
    }

    /// <summary>Starts it, at first or after a kill: then it follows who is the primary now.</summary>
    public void Start()
    {
        _process?.Dispose();
        _process = new ServerProcess(_folder, _ => false, Program, Path.Combine(_folder, "patroni.yml"));
    }

    /// <summary>Kills Patroni and PostgreSQL at once, as if the machine had died (SIGKILL).</summary>
    public Task KillAsync() => ServerFolder.KillAsync(_folder);

    /// <summary>Kills PostgreSQL alone (SIGKILL); Patroni notices.</summary>
    public Task KillPostgresAsync() => ServerFolder.KillAsync(Path.Combine(_folder, "data"));

    /// <summary>Makes both stand still, as on a machine that hangs (SIGSTOP).</summary>
    public void Pause()
    {
        ServerFolder.Signal(_folder, Signal.Stop);
        // Those that came up meanwhile.
        ServerFolder.Signal(_folder, Signal.Stop);
    }

    /// <summary>Lets both go on after a pause.</summary>
    public void Continue() => ServerFolder.Signal(_folder, Signal.Continue);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }
}
