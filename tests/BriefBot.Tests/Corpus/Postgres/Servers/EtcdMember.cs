namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>A member of Debian's etcd.</summary>
sealed class EtcdMember : IAsyncDisposable
{
    /// <summary>Where Debian's package puts it.</summary>
    public const string Program = "/usr/bin/etcd";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string _folder;
    readonly string _name;
    readonly int _peer = FreePort.Find();
    string _all = "";
    ServerProcess? _process;

    EtcdMember(string folder, string name) => (_folder, _name) = (folder, name);

    /// <summary>Port for clients on 127.0.0.1.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>How the other members find it.</summary>
    public string InCluster => $"{_name}=http://127.0.0.1:{_peer}";

    /// <summary>The last lines of its log.</summary>
    public string Log => $"{_name}:\n{_process?.Log}";

    /// <summary>Makes its folder; it isn't started.</summary>
    public static async Task<EtcdMember> AddAsync(ServerFolder servers, string name)
    {
        var folder = servers.Add(name);
        await servers.GiveAsync(folder);
        return new EtcdMember(folder, name);
    }

    /// <summary>Starts it as one of a cluster's members, named all with <see cref="InCluster"/>.</summary>
    public void Start(string all)
    {
        _all = all;
        Start();
    }

    /// <summary>Starts it again, after a kill.</summary>
    public void Start()
    {
        _process?.Dispose();
        string[] command =
        [
            Program,
            $"--name={_name}",
            $"--data-dir={_folder}/data",
            $"--listen-client-urls=http://127.0.0.1:{Port}",
            $"--advertise-client-urls=http://127.0.0.1:{Port}",
            $"--listen-peer-urls=http://127.0.0.1:{_peer}",
            $"--initial-advertise-peer-urls=http://127.0.0.1:{_peer}",
            $"--initial-cluster={_all}",
            "--enable-v2",
        ];
        _process = new ServerProcess(_folder, line => line.Contains("ready to serve client requests", StringComparison.Ordinal), command);
    }

    /// <summary>Waits until it serves, which it does once most members are there.</summary>
    public Task WaitUntilReadyAsync() => _process!.WaitUntilReadyAsync(Patience);

    /// <summary>Kills it (SIGKILL).</summary>
    public Task KillAsync() => ServerFolder.KillAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }
}
