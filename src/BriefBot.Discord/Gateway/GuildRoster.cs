namespace BriefBot.Discord;

/// <summary>
/// The guilds of one shard: tells a guild that became available from one that the bot joined. Used by one reader at a time.
/// </summary>
sealed class GuildRoster
{
    HashSet<Snowflake>? _guilds;
    readonly HashSet<Snowflake> _joinedMeanwhile = [];

    /// <summary>Takes over READY's guilds.</summary>
    /// <returns>Those that the bot was in before and no longer is.</returns>
    public IReadOnlyList<Snowflake> Start(IReadOnlyCollection<Snowflake> guilds)
    {
        var before = _guilds;
        _guilds = [.. guilds];
        _joinedMeanwhile.Clear();
        if (before is null)
            return [];

        _joinedMeanwhile.UnionWith(_guilds.Except(before));
        return [.. before.Except(_guilds)];
    }

    /// <summary>Takes GUILD_CREATE. True when the bot has joined the guild, false when the guild became available.</summary>
    public bool Add(Snowflake guild) => (_guilds ??= []).Add(guild) || _joinedMeanwhile.Remove(guild);

    /// <summary>Takes GUILD_DELETE without an outage.</summary>
    public void Remove(Snowflake guild)
    {
        _guilds?.Remove(guild);
        _joinedMeanwhile.Remove(guild);
    }
}
