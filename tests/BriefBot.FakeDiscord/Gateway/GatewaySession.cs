using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>A session: what the client asked for, and the events that a resume replays. It outlives its connections.</summary>
sealed class GatewaySession(string id, int intents, int shard, int shards, int replayBuffer)
{
    readonly Queue<(int Sequence, JsonObject Payload)> events = new();
    int forgotten;

    public string Id { get; } = id;

    public int Intents { get; } = intents;

    public int Shard { get; } = shard;

    public int Shards { get; } = shards;

    public int Sequence { get; private set; }

    /// <summary>The connection that is open, if any.</summary>
    public GatewayConnection? Connection { get; set; }

    public bool Wants(FeedEvent happened) =>
        (happened.Intent == 0 || (Intents & happened.Intent) != 0)
        && (happened.Guild is { } guild ? (int)((guild.Id >> 22) % (ulong)Shards) == Shard : Shard == 0);

    /// <summary>Numbers an event, keeps it for a resume, and sends it if somebody is there.</summary>
    public void Append(string name, JsonObject data)
    {
        var payload = Numbered(name, data);
        events.Enqueue((Sequence, payload));
        if (events.Count > replayBuffer)
            forgotten = events.Dequeue().Sequence;
        Connection?.Dispatch(payload);
    }

    /// <summary>Sends an event that belongs to this connection alone: it is numbered, and never replayed.</summary>
    public void Tell(string name, JsonObject data) => Connection?.Dispatch(Numbered(name, data));

    /// <summary>The events after a sequence; none when some of them are forgotten or it was never reached.</summary>
    public IReadOnlyList<JsonObject>? After(int sequence)
    {
        if (sequence > Sequence || sequence < forgotten)
            return null;
        return [.. events.Where(e => e.Sequence > sequence).Select(e => e.Payload)];
    }

    JsonObject Numbered(string name, JsonObject data) =>
        new()
        {
            ["t"] = name,
            ["s"] = ++Sequence,
            ["op"] = 0,
            ["d"] = data,
        };
}
