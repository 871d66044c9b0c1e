namespace BriefBot.Discord;

/// <summary>
/// A part of the bot's guilds that one process serves: those with (id &gt;&gt; 22) modulo <paramref name="Count"/> equal to
/// <paramref name="Number"/>. Direct messages come to part 0.
/// </summary>
/// <param name="Number">0 to <paramref name="Count"/> − 1.</param>
/// <param name="Count">How many parts there are, 1 and up.</param>
/// <remarks>
/// Where Discord wants more shards than there are parts, there is a multiple of them, and a part is all of its shards: those whose number
/// is <paramref name="Number"/> modulo <paramref name="Count"/> have the same guilds together. Source: Discord gateway reference,
/// "Sharding".
/// </remarks>
public readonly record struct ShardId(int Number, int Count)
{
    /// <summary>The whole bot in one process.</summary>
    public static ShardId Only => new(0, 1);

    /// <summary>Whether a guild is this part's, should the bot be in it.</summary>
    public bool Holds(Snowflake guild) => (guild.Value >> 22) % (ulong)Count == (ulong)Number;

    /// <inheritdoc/>
    public override string ToString() => $"{Number} of {Count}";

    /// <summary>How many shards the bot has where so many are wanted: the least multiple of the parts.</summary>
    internal int ShardsFor(int wanted) => Count * ((Math.Max(wanted, 1) + Count - 1) / Count);

    /// <summary>The shards of this part among so many.</summary>
    internal IEnumerable<int> ShardsOf(int shards)
    {
        for (var shard = Number; shard < shards; shard += Count)
            yield return shard;
    }

    internal void Check()
    {
        if (Count is < 1 or > 16_384 || Number < 0 || Number >= Count)
            throw new ArgumentException($"Part: {Number} of {Count} is none; count from 0, to 16,384 parts at most.");
    }
}
