using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>The gateway as a test sees it: what happened, and how to make it misbehave.</summary>
public sealed class FakeGateway
{
    readonly FakeWorld world;
    readonly GatewayServer server;

    internal FakeGateway(FakeWorld world, GatewayServer server, GatewayFaults faults) =>
        (this.world, this.server, Faults) = (world, server, faults);

    /// <summary>What goes wrong next.</summary>
    public GatewayFaults Faults { get; }

    /// <summary>All connections ever, in order.</summary>
    public IReadOnlyList<FakeConnection> Connections => Read(() => server.Visits.ToArray());

    /// <summary>All payloads, both ways.</summary>
    public IReadOnlyList<FakeFrame> Frames => Read(() => server.Frames.ToArray());

    /// <summary>Whether a compressed payload comes in two messages: it is complete only at 00 00 FF FF.</summary>
    public bool SplitsPayloads
    {
        get => Read(() => server.SplitsPayloads);
        set => server.Say(() => server.SplitsPayloads = value);
    }

    /// <summary>How many IDENTIFYs came.</summary>
    public int Identifies => Read(() => server.Identifies);

    /// <summary>How many RESUMEs came.</summary>
    public int Resumes => Read(() => server.Resumes);

    /// <summary>How many IDENTIFYs came within 5 s of another on the same key.</summary>
    public int EarlyIdentifies => Read(() => server.EarlyIdentifies);

    /// <summary>How many IDENTIFYs came when none was left: Discord resets the token for that.</summary>
    public int ExcessIdentifies => Read(() => server.ExcessIdentifies);

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => Read(() => server.Open.Count());

    /// <summary>How many sessions have a connection that is ready or resumed.</summary>
    public int ReadySessions => Read(() => server.Sessions.Count(s => s.Connection is not null));

    /// <summary>Closes all connections with a code; sessions stay.</summary>
    public void Close(int code, string reason = "") => Each(c => c.Close(code, reason));

    /// <summary>Cuts all TCP connections without a close frame; sessions stay.</summary>
    public void CutAll() => Each(c => c.Cut());

    /// <summary>Cuts all TCP connections in the middle of a frame; sessions stay.</summary>
    public void CutInsideFrame() => Each(c => server.Strike(c, new GatewayFault.CutInside()));

    /// <summary>Sends op 7.</summary>
    public void Reconnect() => Each(c => server.Strike(c, new GatewayFault.Reconnect()));

    /// <summary>Sends op 9.</summary>
    public void InvalidateSessions(bool resumable) => Each(c => server.Invalidate(c, resumable));

    /// <summary>Asks for a heartbeat at once: op 1.</summary>
    public void AskForHeartbeat() =>
        Each(c =>
            c.Send(
                new()
                {
                    ["t"] = null,
                    ["s"] = null,
                    ["op"] = 1,
                    ["d"] = null,
                }
            )
        );

    /// <summary>Sends a text as it is.</summary>
    public void SendRaw(string text) => Each(c => c.SendRaw(text));

    /// <summary>Sends an event of any name and data to every session.</summary>
    public void Dispatch(string name, JsonObject data)
    {
        lock (world.Gate)
        {
            foreach (var session in server.Sessions)
                session.Append(name, data.DeepClone().AsObject());
            world.Changed();
        }
    }

    /// <summary>Forgets all sessions: every RESUME gets op 9 <c>false</c>. Open connections stay open and hear nothing more.</summary>
    public void ForgetSessions()
    {
        lock (world.Gate)
        {
            foreach (var session in server.Sessions.ToArray())
                server.Forget(session);
            world.Changed();
        }
    }

    /// <summary>Waits for so many ready sessions, each with an open connection.</summary>
    public async Task ReadyAsync(CancellationToken ct, int sessions = 1) =>
        await world.WhenAsync(() => server.Sessions.Count(s => s.Connection is not null) >= sessions ? this : null, ct);

    /// <summary>The first payload that fits, once it was sent.</summary>
    public Task<FakeFrame> FrameAsync(Func<FakeFrame, bool> fits, CancellationToken ct) =>
        world.WhenAsync(() => server.Frames.Find(f => fits(f)), ct);

    void Each(Action<GatewayConnection> what)
    {
        lock (world.Gate)
        {
            foreach (var connection in server.Open.ToArray())
                what(connection);
            world.Changed();
        }
    }

    T Read<T>(Func<T> read)
    {
        lock (world.Gate)
            return read();
    }
}
