namespace BriefBot.Discord;

/// <summary>A shard has started a session.</summary>
/// <param name="Shard">Number of the shard, from 0.</param>
/// <param name="User">The bot itself.</param>
/// <param name="ApplicationId">Id of its application.</param>
/// <param name="GuildIds">The shard's guilds. They become available one by one.</param>
public sealed record ReadyEvent(int Shard, User User, Snowflake ApplicationId, IReadOnlyList<Snowflake> GuildIds);
