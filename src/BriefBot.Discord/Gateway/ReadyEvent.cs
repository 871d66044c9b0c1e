namespace BriefBot.Discord;

/// <summary>A shard has started a session.</summary>
/// <param name="Shard">Number of the shard, from 0.</param>
/// <param name="User">The bot itself.</param>
/// <param name="ApplicationId">Id of its application.</param>
/// <param name="GuildIds">The shard's guilds. They become available one by one.</param>
/// <param name="Shards">How many shards there are, 1 and up.</param>
public sealed record ReadyEvent(int Shard, User User, Snowflake ApplicationId, IReadOnlyList<Snowflake> GuildIds, int Shards = 1)
{
    /// <summary>Whether a guild is this shard's, should the bot be in it.</summary>
    public bool Holds(Snowflake guild) => new ShardId(Shard, Shards).Holds(guild);
}
