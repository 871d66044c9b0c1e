using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A person was forgotten, but another process reads an older state of the database: its log still holds it, and is "
            + "emptied with the next clearing, within six hours."
    )]
    public static partial void NotErased(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The answer to interaction {Interaction} stands without its picture.")]
    public static partial void NoPicture(ILogger logger, Snowflake interaction, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} could not be removed.")]
    public static partial void NotRemoved(ILogger logger, string message, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Discord: removed from server {Server}; what is kept of it is deleted in {Days} days."
    )]
    public static partial void ServerLeft(ILogger logger, Snowflake server, int days);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: in server {Server} again; nothing of it is deleted.")]
    public static partial void ServerBack(ILogger logger, Snowflake server);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which servers removed the bot could not be noted; the next start looks again.")]
    public static partial void NotNoted(ILogger logger, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "What there is to say about feeds could not be learned or noted; it is tried again."
    )]
    public static partial void NewsUnknown(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord did not take the answer to interaction {Interaction}.")]
    public static partial void NotAcknowledged(ILogger logger, Snowflake interaction, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Interaction {Interaction} has expired (code {Code}); the answer is posted to the channel where it was public."
    )]
    public static partial void Expired(ILogger logger, Snowflake interaction, int code);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The choices for interaction {Interaction} were not found in time; none are offered."
    )]
    public static partial void SuggestionsLate(ILogger logger, Snowflake interaction);

    [LoggerMessage(Level = LogLevel.Information, Message = "The message of interaction {Interaction} was deleted before the answer came.")]
    public static partial void Deleted(ILogger logger, Snowflake interaction);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to interaction {Interaction} could not be posted to the channel.")]
    public static partial void NotPosted(ILogger logger, Snowflake interaction, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "A draft of the answer to {Question} could not be shown.")]
    public static partial void NoDraft(ILogger logger, Snowflake question, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Choices for what somebody is typing could not be found.")]
    public static partial void NoChoices(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something failed; the person was given reference {Reference}.")]
    public static partial void Failed(ILogger logger, string reference, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Message {Message} was deleted or edited before the answer came, or took too long."
    )]
    public static partial void Dropped(ILogger logger, Snowflake message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing could be sent to channel {Channel}.")]
    public static partial void NotSent(ILogger logger, Snowflake channel, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: ready as {Name} on shard {Shard}, in {Servers} servers.")]
    public static partial void Ready(ILogger logger, string name, int shard, int servers);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: connected again, shard {Shard}.")]
    public static partial void Resumed(ILogger logger, int shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which servers the bot is in could not be kept or read; it is tried again.")]
    public static partial void ServersNotKept(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: {Commands} commands, {Writes} of them written anew.")]
    public static partial void Registered(ILogger logger, int commands, int writes);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} interactions came faster than they could be taken; the last was {Interaction}."
    )]
    public static partial void Refused(ILogger logger, int count, string interaction);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Discord can't be reached or did not tell which account this is; it is tried again in about {Delay}."
    )]
    public static partial void NotPrepared(ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Discord did not take the commands; those that it has go on working, and it is tried again in about {Delay}."
    )]
    public static partial void NotRegistered(ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Discord refused the command {Command}; as far as it has an earlier one, that goes on working, and it is tried again in "
            + "about {Delay}."
    )]
    public static partial void CommandRefused(ILogger logger, string command, TimeSpan delay, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord did not take all commands for a day; it is tried again at the next start.")]
    public static partial void GivenUp(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} questions were left without an answer: Discord did not take the notices in time."
    )]
    public static partial void LeftAlone(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interaction {Interaction} could not even be told that the bot is busy.")]
    public static partial void NotToldBusy(ILogger logger, Snowflake interaction, Exception? exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old answers could not be deleted; it is tried again later.")]
    public static partial void NotPurged(ILogger logger, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Message {Message} can't be told what was corrected (code {Code}): "
            + "it is gone, or the bot may not read or change it any more."
    )]
    public static partial void NotCorrectable(ILogger logger, string message, int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer {Answer} could not be told what was corrected; it is tried again later.")]
    public static partial void NotCorrectedYet(ILogger logger, long answer, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Which answers have to be corrected could not be read or noted; it is tried again later."
    )]
    public static partial void NotCorrected(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} was deleted before.")]
    public static partial void AlreadyGone(ILogger logger, string message);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An answer was shown but could not be kept: it has no Sources, Why or votes, or they end with the message."
    )]
    public static partial void NotKept(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} was deleted before.")]
    public static partial void Gone(ILogger logger, Snowflake message);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Whether a person is in server {Server} could not be learned; for a minute it counts as no."
    )]
    public static partial void MembershipUnknown(ILogger logger, Snowflake server, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "What hosts hand over to each other could not be read or written; it is tried again while this host leads."
    )]
    public static partial void NotRelayed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slice {Slice} has too much to do already, or this is too long: {Kind}.")]
    public static partial void NotTakenOn(ILogger logger, string kind, int slice);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Another host hands over what this version doesn't know: {Kind}. All hosts should have the same version."
    )]
    public static partial void UnknownRelay(ILogger logger, string kind);
}
