using SQLite;

namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Notes which rows a transaction changes, and how.</summary>
sealed unsafe class ChangeRecorder : IDisposable
{
    readonly SQLiteConnection _connection;
    nint _session;

    ChangeRecorder(SQLiteConnection connection, nint session) => (_connection, _session) = (connection, session);

    /// <summary>Begins to note what a connection changes in replicated tables.</summary>
    public static ChangeRecorder Start(SQLiteConnection connection)
    {
        var handle = connection.Handle.DangerousGetHandle();
        StatementException.Check(NativeSession.Create(handle, "main", out var session), connection.Handle);
        var recorder = new ChangeRecorder(connection, session);
        NativeSession.Filter(session, &NativeSession.IsReplicated, 0);
        recorder.Check(NativeSession.Attach(session, 0));
        return recorder;
    }

    /// <summary>What was changed since, each row once, as a changeset; empty when nothing was.</summary>
    public byte[] Changes()
    {
        Check(NativeSession.Changeset(_session, out var length, out var changes));
        try
        {
            return new ReadOnlySpan<byte>((void*)changes, length).ToArray();
        }
        finally
        {
            NativeSession.Free(changes);
        }
    }

    void Check(int code)
    {
        if (code == 0)
            return;
        Dispose();
        StatementException.Check(code, _connection.Handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_session != 0)
            NativeSession.Delete(_session);
        _session = 0;
    }
}
