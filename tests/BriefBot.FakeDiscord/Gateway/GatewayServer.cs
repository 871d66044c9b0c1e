using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BriefBot.Fakes;

/// <summary>The gateway: accepts connections, keeps sessions, sends events, replays them.</summary>
sealed class GatewayServer(FakeDiscordOptions options, FakeWorld world, SessionStarts starts, GatewayFaults faults)
{
    const int MostSends = 120;
    static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(60);

    readonly Dictionary<string, GatewaySession> sessions = new(StringComparer.Ordinal);
    readonly HashSet<GatewayConnection> open = [];

    public GatewayFaults Faults => faults;

    public TimeProvider Time => options.Time;

    public List<FakeConnection> Visits { get; } = [];

    public List<FakeFrame> Frames { get; } = [];

    public IEnumerable<GatewayConnection> Open => open;

    public IEnumerable<GatewaySession> Sessions => sessions.Values;

    /// <summary>Address that READY gives for resuming.</summary>
    public string ResumeUrl { get; set; } = "";

    public bool SplitsPayloads { get; set; }

    public int Identifies { get; private set; }

    public int Resumes { get; private set; }

    public int EarlyIdentifies { get; private set; }

    public int ExcessIdentifies { get; private set; }

    public async Task AcceptAsync(HttpContext http)
    {
        if (faults.Take(GatewayMoment.Upgrade) is GatewayFault.Refuse refuse)
        {
            http.Response.StatusCode = refuse.Status;
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = 400;
            return;
        }

        var compressed = http.Request.Query["compress"] == "zlib-stream";
        var opened = (OpenedStream)http.Features.GetRequiredFeature<IHttpUpgradeFeature>();
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var output = new GatewaySocket(socket, opened.Raw!, compressed, () => SplitsPayloads, http.Abort);
        FakeConnection visit;
        lock (world.Gate)
        {
            var request = http.Request;
            var query = request.QueryString.Value ?? "";
            visit = new(Visits.Count + 1, request.Path, query, request.Headers.UserAgent, options.Time.GetUtcNow());
            Visits.Add(visit);
        }

        using var connection = new GatewayConnection(this, visit, socket, output);
        await connection.RunAsync(http.RequestAborted);
    }

    public void Publish(FeedEvent happened)
    {
        foreach (var session in sessions.Values.Where(s => s.Wants(happened)))
            session.Append(happened.Name, happened.Data(session.Intents));
        world.Changed();
    }

    public void Say(Action what)
    {
        lock (world.Gate)
        {
            what();
            world.Changed();
        }
    }

    public void Record(GatewayConnection connection, bool fromClient, JsonObject payload)
    {
        var copy = payload.DeepClone().AsObject();
        if (copy["d"] is JsonObject data && data.ContainsKey("token") && fromClient)
            data["token"] = "";
        Frames.Add(new(connection.Visit.Number, fromClient, options.Time.GetUtcNow(), copy));
        world.Changed();
    }

    public void RecordLocked(GatewayConnection connection, JsonObject payload) => Say(() => Record(connection, fromClient: false, payload));

    public void Opened(GatewayConnection connection) =>
        Say(() =>
        {
            open.Add(connection);
            var hello = new JsonObject
            {
                ["t"] = null,
                ["s"] = null,
                ["op"] = 10,
                ["d"] = new JsonObject
                {
                    ["heartbeat_interval"] = (long)options.HeartbeatInterval.TotalMilliseconds,
                    ["_trace"] = new JsonArray("[\"fake\"]"),
                },
            };
            switch (faults.Take(GatewayMoment.Hello))
            {
                case null:
                    connection.Send(hello);
                    break;
                case GatewayFault.Late late:
                    connection.SendLate(hello, late.Delay);
                    break;
                case GatewayFault.CutInside:
                    connection.CutInside(hello);
                    break;
                case var other:
                    Strike(connection, other);
                    break;
            }
        });

    public void Closed(GatewayConnection connection) =>
        Say(() =>
        {
            open.Remove(connection);
            connection.Visit.ClosedAt = options.Time.GetUtcNow();
            if (connection.Session?.Connection == connection)
                connection.Session.Connection = null;
        });

    public void Left(GatewayConnection connection) =>
        Say(() =>
        {
            if (connection.Session?.Connection == connection)
                connection.Session.Connection = null;
        });

    /// <summary>Codes 1000 and 1001 end the session as well.</summary>
    public void ClientClosed(GatewayConnection connection, int? code) =>
        Say(() =>
        {
            connection.Visit.ClientCloseCode = code;
            if (code is 1000 or 1001 && connection.Session is { } session)
                sessions.Remove(session.Id);
        });

    public void DropRecords() => Say(Frames.Clear);

    public void Forget(GatewaySession session) => sessions.Remove(session.Id);

    public void Handle(GatewayConnection connection, JsonObject payload) =>
        Say(() =>
        {
            Record(connection, fromClient: true, payload);
            if (connection.Visit.ServerCloseCode is not null)
                return;
            if (TooManySends(connection))
            {
                connection.Close(4008, "Rate limited.");
                return;
            }

            switch ((int?)payload["op"])
            {
                case 1:
                    Heartbeat(connection);
                    break;
                case 2:
                    Identify(connection, payload["d"] as JsonObject ?? []);
                    break;
                case 6:
                    Resume(connection, payload["d"] as JsonObject ?? []);
                    break;
                case 3 or 4 or 8 or 31:
                    if (connection.Session is null)
                        connection.Close(4003, "Not authenticated.");
                    break;
                default:
                    connection.Close(4001, "Unknown opcode.");
                    break;
            }
        });

    /// <summary>Does what a plan says, whatever was due.</summary>
    public void Strike(GatewayConnection connection, GatewayFault fault)
    {
        switch (fault)
        {
            case GatewayFault.Close close:
                connection.Close(close.Code, close.Reason);
                break;
            case GatewayFault.Cut:
                connection.Cut();
                break;
            case GatewayFault.CutInside:
                connection.CutInside(Bare(11));
                break;
            case GatewayFault.Reconnect:
                connection.Send(Bare(7));
                break;
            case GatewayFault.Invalid invalid:
                Invalidate(connection, invalid.Resumable);
                break;
            case GatewayFault.Raw raw:
                connection.SendRaw(raw.Text);
                break;
            case GatewayFault.Ignore:
                break;
            default:
                throw new InvalidOperationException($"{fault} can't strike here.");
        }
    }

    public void Invalidate(GatewayConnection connection, bool resumable)
    {
        var json = Bare(9);
        json["d"] = resumable;
        connection.Send(json);
        if (resumable || connection.Session is not { } session)
            return;
        sessions.Remove(session.Id);
        session.Connection = null;
        connection.Session = null;
    }

    bool TooManySends(GatewayConnection connection)
    {
        var now = options.Time.GetUtcNow();
        connection.Received.Enqueue(now);
        while (now - connection.Received.Peek() >= SendWindow)
            connection.Received.Dequeue();
        return connection.Received.Count > MostSends;
    }

    void Heartbeat(GatewayConnection connection)
    {
        if (faults.Take(GatewayMoment.Heartbeat) is { } fault)
            Strike(connection, fault);
        else
            connection.Send(Bare(11));
    }

    void Identify(GatewayConnection connection, JsonObject data)
    {
        Identifies++;
        var (shard, shards) = ShardOf(data);
        var early = starts.TooEarly(shard);
        if (early)
            EarlyIdentifies++;
        if (faults.Take(GatewayMoment.Identify) is { } fault)
            Strike(connection, fault);
        else if (connection.Session is not null)
            connection.Close(4005, "Already authenticated.");
        else if (IdentifyRules.Fatal(options, data, shard, shards) is var (code, reason))
            connection.Close(code, reason);
        else if (!starts.Take())
        {
            ExcessIdentifies++;
            connection.Close(4004, "Authentication failed.");
        }
        else if (early && options.EnforceIdentifyConcurrency)
            Invalidate(connection, resumable: false);
        else
            Ready(connection, new(Guid.NewGuid().ToString("N"), (int)data["intents"]!, shard, shards, options.ReplayBuffer));
    }

    static (int Shard, int Shards) ShardOf(JsonObject data) =>
        data["shard"] is JsonArray { Count: 2 } pair ? ((int)pair[0]!, (int)pair[1]!) : (0, 1);

    void Ready(GatewayConnection connection, GatewaySession session)
    {
        sessions[session.Id] = session;
        connection.Session = session;
        session.Connection = connection;
        session.Append("READY", ReadyJson.Of(world, session, ResumeUrl));
        foreach (var guild in world.Guilds.Values.Where(g => g.Members.ContainsKey(world.Bot.Id)))
        {
            var created = new FeedEvent("GUILD_CREATE", Intents.Guilds, guild, _ => GuildJson.Created(guild, world.Bot));
            if (session.Wants(created))
                session.Append(created.Name, created.Data(session.Intents));
        }
    }

    void Resume(GatewayConnection connection, JsonObject data)
    {
        Resumes++;
        if (faults.Take(GatewayMoment.Resume) is { } fault)
        {
            Strike(connection, fault);
            return;
        }

        if ((string?)data["token"] != options.Token)
        {
            connection.Close(4004, "Authentication failed.");
            return;
        }

        var session = sessions.GetValueOrDefault((string?)data["session_id"] ?? "");
        if (session?.After((int?)data["seq"] ?? -1) is not { } missed)
        {
            Invalidate(connection, resumable: false);
            return;
        }

        session.Connection = connection;
        connection.Session = session;
        foreach (var payload in missed)
            connection.Dispatch(payload);
        session.Tell("RESUMED", new JsonObject { ["_trace"] = new JsonArray("[\"fake\"]") });
    }

    static JsonObject Bare(int op) =>
        new()
        {
            ["t"] = null,
            ["s"] = null,
            ["op"] = op,
            ["d"] = null,
        };
}
