using BriefBot.Corpus.Sqlite.Replication;

namespace BriefBot.Corpus.Sqlite;

/// <summary>How a corpus file is opened.</summary>
public sealed record SqliteCorpusOptions
{
    /// <summary>Never write, not even to finish an indexing that a crash cut short. A missing file is then an error.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// How long a write waits for its turn, and then for a process that takes no turns; at least 100 ms. Default: 30 seconds, since turns
    /// are short and one that takes longer has hung.
    /// </summary>
    public TimeSpan WriteWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Page cache of each connection, in KiB; 1,000 and up. Default: 8,000. At most <see cref="Readers"/> + 1 connections are
    /// open.</summary>
    public int CacheKibibytes { get; init; } = 8_000;

    /// <summary>How many reads run at the same time; 1 and up. Default: 4.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>Whether a file of an older version is copied before it is brought up to date (<see cref="UpgradeCopies"/>).</summary>
    public bool CopyBeforeUpgrade { get; init; } = true;

    /// <summary>Where the time of storing comes from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where each transaction must stand before it counts; null where the file itself is the truth.</summary>
    public ITruth? Truth { get; init; }

    /// <summary>What is needed as long as the file is open, disposed of when it has been closed; null for nothing.</summary>
    public IAsyncDisposable? Companion { get; init; }

    /// <summary>Whether the file is written to as the copy that it is, with what the truth holds already.</summary>
    internal bool Follows { get; init; }

    /// <summary>Largest size of the file in pages of 4 KiB, null for SQLite's own limit; stands in for a full disk in tests.</summary>
    internal int? PageLimit { get; init; }

    /// <summary>Bytes that a folder's disk has room for, null to ask the system; stands in for a full disk in tests.</summary>
    internal Func<string, long>? FreeBytes { get; init; }

    /// <summary>Told of each write that is surely on the disk; stands in for a power cut in tests.</summary>
    internal Action? OnDisk { get; init; }
}
