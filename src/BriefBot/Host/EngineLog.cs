namespace BriefBot.Host;

/// <summary>What is logged of a search engine.</summary>
static partial class EngineLog
{
    /// <summary>Something happened to its index.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "{What}")]
    public static partial void Noted(ILogger log, string what);

    /// <summary>A question was searched without it.</summary>
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The search engine failed, and the database's own index proposes for {Seconds} s. Reason: {Reason}"
    )]
    public static partial void Failed(ILogger log, double seconds, string reason);
}
