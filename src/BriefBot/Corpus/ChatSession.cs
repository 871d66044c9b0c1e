namespace BriefBot.Corpus;

/// <summary>A session of a chat platform's event stream, as it is kept.</summary>
/// <param name="Shard">Number of the shard, from 0.</param>
/// <param name="Shards">How many there are.</param>
/// <param name="Bot">The platform's id of the bot; 1–64 characters.</param>
/// <param name="Session">The platform's name of the session; 1–512 characters.</param>
/// <param name="ResumeUrl">Where it is taken up, at most 2,048 characters; null for the ordinary address.</param>
/// <param name="Sequence">The last event by which all before it, and itself, are handled.</param>
/// <param name="Intents">What it asked for.</param>
/// <param name="IsExact">Whether nothing beyond that event was handled.</param>
/// <param name="SavedAt">When that was.</param>
public sealed record ChatSession(
    int Shard,
    int Shards,
    string Bot,
    string Session,
    string? ResumeUrl,
    long Sequence,
    int Intents,
    bool IsExact,
    DateTimeOffset SavedAt
);

/// <summary>A server of a chat platform that the bot is in.</summary>
/// <param name="Id">The platform's id; 1–64 characters.</param>
/// <param name="Name">Null when it isn't known; at most 200 characters are kept.</param>
/// <param name="Locale">The language that it prefers; null when it isn't known.</param>
public sealed record ChatServer(string Id, string? Name, string? Locale);
