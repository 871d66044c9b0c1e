using BriefBot.Corpus;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Where something is asked: a channel or thread of a server, or direct messages.</summary>
/// <param name="Server">Null in direct messages and on a visit.</param>
/// <param name="Channel">The channel or thread.</param>
/// <param name="IsPrivate">Whether only the asker sees the answer. Private questions are a conversation of their own, so that none of them
/// shows in a public answer.</param>
/// <param name="IsVisit">Whether a person brought the bot along to where it isn't itself; then nothing may be shared.</param>
readonly record struct Place(Snowflake? Server, Snowflake Channel, bool IsPrivate, bool IsVisit = false)
{
    /// <summary>What conversations go by, together with the person.</summary>
    public string Key => IsPrivate ? $"{Channel}:private" : Channel.ToString();

    /// <summary>The same as it is kept.</summary>
    public ChatPlace ForStore => new(ChatStore.Platform, Key, Server?.ToString());
}
