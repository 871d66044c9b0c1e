namespace BriefBot.Discord;

/// <summary>What is needed to take a session up again on another connection. Used by one connection at a time.</summary>
sealed class GatewaySession
{
    /// <summary>Id from READY; null without a session.</summary>
    public string? Id { get; private set; }

    /// <summary>Where Discord wants it resumed; null to resume where sessions start.</summary>
    public Uri? ResumeUrl { get; private set; }

    /// <summary>Number of the last event handed over; null before any.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Takes over what READY said.</summary>
    public void Start(string id, Uri? resumeUrl)
    {
        Id = id;
        ResumeUrl = resumeUrl;
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
        Id = null;
        ResumeUrl = null;
        Sequence = null;
    }
}
