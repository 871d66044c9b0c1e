namespace BriefBot.Discord;

/// <summary>What is needed to take a session up again on another connection. Used by one connection at a time.</summary>
sealed class GatewaySession
{
    readonly Lock _lock = new();
    Snowflake _user;
    long? _startedAt;
    bool _established;

    /// <summary>Id from READY; null without a session.</summary>
    public string? Id { get; private set; }

    /// <summary>Where Discord wants it resumed; null to resume where sessions start.</summary>
    public Uri? ResumeUrl { get; private set; }

    /// <summary>Number of the last event handed over; null before any.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Which of its events are handled.</summary>
    public HandledEvents Handled { get; private set; } = new();

    /// <summary>
    /// Whether what comes may have been handled by an earlier process: until RESUMED, where that one didn't end in good order.
    /// </summary>
    public bool IsUncertain { get; private set; }

    /// <summary>Takes over what READY said.</summary>
    public void Start(string id, Uri? resumeUrl, Snowflake user)
    {
        lock (_lock)
            (Id, ResumeUrl, _user) = (id, resumeUrl, user);
    }

    /// <summary>Takes up a session of an earlier process.</summary>
    /// <param name="resumeUrl">Where; null for the ordinary address.</param>
    public void TakeUp(StoredGatewaySession stored, Uri? resumeUrl)
    {
        lock (_lock)
        {
            (Id, ResumeUrl, _user) = (stored.SessionId, resumeUrl, stored.User);
            (Sequence, _startedAt, IsUncertain, _established) = (stored.Sequence, stored.Sequence, !stored.IsExact, false);
            Handled = new();
            Handled.StartBehind(stored.Sequence);
        }
    }

    /// <summary>READY or RESUMED came: what comes from now on happens now.</summary>
    public void Establish()
    {
        IsUncertain = false;
        lock (_lock)
        {
            _startedAt ??= Sequence;
            _established = true;
        }
    }

    /// <summary>What is to be kept of it; null while there is no session, its start isn't handled yet, or it
    /// was not taken up yet.</summary>
    /// <param name="ended">Whether nothing comes any more.</param>
    public StoredGatewaySession? Snapshot(int shard, int shards, GatewayIntents intents, bool ended, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_established || Id is not { } id || Handled.Through is not { } sequence || !(sequence >= _startedAt))
                return null;
            return new(shard, shards, _user, id, ResumeUrl?.ToString(), sequence, intents, ended && Handled.IsComplete, now);
        }
    }

    /// <summary>Whether an event of this number was handed over already.</summary>
    public bool HasSeen(long sequence) => sequence <= Sequence;

    /// <summary>Counts an event as received. Called only once it is handed over, so that what was lost is replayed.</summary>
    public void Advance(long sequence) => Sequence = sequence;

    /// <summary>Resumes where sessions start from now on, as nobody greets at the other address.</summary>
    public void ForgetResumeUrl() => ResumeUrl = null;

    /// <summary>Gives the session up.</summary>
    public void Drop()
    {
        lock (_lock)
        {
            (Id, ResumeUrl, Sequence, _startedAt, IsUncertain, _established) = (null, null, null, null, false, false);
            Handled = new();
        }
    }
}
