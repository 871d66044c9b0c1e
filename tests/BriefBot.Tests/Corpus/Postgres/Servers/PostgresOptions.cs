namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>How a server is set.</summary>
/// <param name="IsDurable">Whether it waits until what is committed is on the disk (fsync): for tests of failures. Without, a server
/// that is killed alone still loses nothing, since the system has what it wrote; a machine that dies could.</param>
/// <param name="MaxConnections">Connections at most, of which three are kept for the administrator.</param>
/// <param name="Settings">Lines for postgresql.conf, by name; over those that are given otherwise.</param>
sealed record PostgresOptions(bool IsDurable = false, int MaxConnections = 100, IReadOnlyDictionary<string, string>? Settings = null)
{
    /// <summary>The text for the end of postgresql.conf.</summary>
    public string Configuration(string sockets)
    {
        var onOff = IsDurable ? "on" : "off";
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = sockets,
            ["max_connections"] = $"{MaxConnections}",
            ["fsync"] = onOff,
            ["full_page_writes"] = onOff,
            ["shared_buffers"] = "16MB",
            ["max_wal_size"] = "128MB",
            ["min_wal_size"] = "32MB",
            // In the data, where it is removed with it, instead of in /dev/shm.
            ["dynamic_shared_memory_type"] = "mmap",
            ["jit"] = "off",
            ["lc_messages"] = "C",
        };
        foreach (var (name, value) in Settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            settings[name] = value;
        return string.Concat(
            settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'\n")
        );
    }
}
