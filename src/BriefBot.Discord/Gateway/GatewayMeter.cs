namespace BriefBot.Discord;

/// <summary>Counts what happens, from any thread.</summary>
sealed class GatewayMeter
{
    long _connections,
        _identifies,
        _resumes,
        _heartbeats,
        _events,
        _duplicates,
        _dropped,
        _malformed,
        _refused;

    public GatewayCounts Read() =>
        new()
        {
            Connections = Interlocked.Read(ref _connections),
            Identifies = Interlocked.Read(ref _identifies),
            Resumes = Interlocked.Read(ref _resumes),
            Heartbeats = Interlocked.Read(ref _heartbeats),
            Events = Interlocked.Read(ref _events),
            Duplicates = Interlocked.Read(ref _duplicates),
            Dropped = Interlocked.Read(ref _dropped),
            Malformed = Interlocked.Read(ref _malformed),
            Refused = Interlocked.Read(ref _refused),
        };

    public void Connection() => Interlocked.Increment(ref _connections);

    public void Identify() => Interlocked.Increment(ref _identifies);

    public void Resume() => Interlocked.Increment(ref _resumes);

    public void Heartbeat() => Interlocked.Increment(ref _heartbeats);

    public void Event() => Interlocked.Increment(ref _events);

    public void Duplicate() => Interlocked.Increment(ref _duplicates);

    public void Dropped() => Interlocked.Increment(ref _dropped);

    public void Malformed() => Interlocked.Increment(ref _malformed);

    public void Refused() => Interlocked.Increment(ref _refused);
}
