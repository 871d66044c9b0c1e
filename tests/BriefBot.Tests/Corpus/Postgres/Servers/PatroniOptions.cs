namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>How quick Patroni is to see that a primary is gone. Its own usual values are 30, 10 and 10 seconds.</summary>
/// <param name="TimeToLive">Seconds for which the leader's key holds without being renewed (ttl).</param>
/// <param name="LoopWait">Seconds between two looks at the cluster (loop_wait).</param>
/// <param name="RetryTimeout">Seconds for which a failing etcd or PostgreSQL is asked again (retry_timeout).</param>
/// <param name="Nodes">Nodes, each with a Patroni and a PostgreSQL, 2 and up.</param>
/// <param name="EtcdMembers">Members of etcd: 1, or 3 for one that may die.</param>
sealed record PatroniOptions(int TimeToLive = 5, int LoopWait = 1, int RetryTimeout = 2, int Nodes = 2, int EtcdMembers = 1)
{
    /// <summary>Patroni's usual values.</summary>
    public static PatroniOptions Usual { get; } = new(TimeToLive: 30, LoopWait: 10, RetryTimeout: 10);

    /// <summary>The configuration file of a node. It speaks etcd's older API (v2), for by the newer one Patroni 3.0.2 lets a primary that
    /// hung take the leader's key back from the one that took over, and what that one has acknowledged is lost
    /// (https://github.com/patroni/patroni/pull/2689).</summary>
    /// <param name="folder">The node's folder.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="api">Port of its REST API.</param>
    /// <param name="port">Port of its PostgreSQL.</param>
    /// <param name="etcd">Ports of etcd's members.</param>
    /// <param name="password">Password of all users.</param>
    public string Configuration(string folder, string name, int api, int port, IEnumerable<int> etcd, string password) =>
        $"""
            scope: briefbot
            name: {name}
            restapi:
              listen: 127.0.0.1:{api}
              connect_address: 127.0.0.1:{api}
            etcd:
              hosts: {string.Join(',', etcd.Select(member => $"127.0.0.1:{member}"))}
            bootstrap:
              dcs:
                ttl: {TimeToLive}
                loop_wait: {LoopWait}
                retry_timeout: {RetryTimeout}
                synchronous_mode: true
                postgresql:
                  use_pg_rewind: true
                  parameters:
                    wal_log_hints: "on"
                    max_connections: 100
                    max_wal_size: 128MB
                    min_wal_size: 32MB
              initdb:
              - encoding: UTF8
              - locale: C.UTF-8
              - auth: scram-sha-256
            postgresql:
              listen: 127.0.0.1:{port}
              connect_address: 127.0.0.1:{port}
              data_dir: {folder}/data
              bin_dir: {PostgresPrograms.Folder}
              pgpass: {folder}/pgpass
              authentication:
                superuser:
                  username: {PostgresServer.Administrator}
                  password: {password}
                replication:
                  username: replicator
                  password: {password}
                rewind:
                  username: rewinder
                  password: {password}
              parameters:
                unix_socket_directories: {folder}
                shared_buffers: 16MB
                dynamic_shared_memory_type: mmap
                jit: "off"
                lc_messages: C
                wal_retrieve_retry_interval: 100ms
              pg_hba:
              - host all all 127.0.0.1/32 scram-sha-256
              - host replication replicator 127.0.0.1/32 scram-sha-256
            watchdog:
              mode: "off"

            """;
}
