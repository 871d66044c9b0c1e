namespace BriefBot.Host;

/// <summary>What goes wrong with chat models, for those who run the bot; readers are told less.</summary>
static partial class ModelLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat model {Model} failed: {Reason}")]
    public static partial void Failed(ILogger logger, string model, string reason);
}
