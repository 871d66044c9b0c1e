using Microsoft.Extensions.Logging;

namespace BriefBot.Discord.Rest;

/// <summary>What the REST client logs. Routes show templates, so no token can stand in a line.</summary>
static partial class RestLog
{
    /// <summary>Event of <see cref="Sending"/>.</summary>
    public const int SendingId = 101;

    /// <summary>Event of <see cref="Waiting"/>, logged once the clock is set for it.</summary>
    public const int WaitingId = 102;

    /// <summary>Event of <see cref="RateLimited"/>, logged once everything that it closes is closed.</summary>
    public const int RateLimitedId = 103;

    /// <summary>Event of <see cref="Retrying"/>, logged once the clock is set for it.</summary>
    public const int RetryingId = 104;

    /// <summary>Event of <see cref="Unauthorized"/>, logged once nothing more can be sent.</summary>
    public const int UnauthorizedId = 105;

    /// <summary>Event of <see cref="NotShared"/>.</summary>
    public const int NotSharedId = 106;

    /// <summary>Event of <see cref="NotTold"/>.</summary>
    public const int NotToldId = 107;

    [LoggerMessage(
        EventId = NotSharedId,
        Level = LogLevel.Warning,
        Message = "How many requests other processes send can't be learned; going by a part of {Processes} until it can"
    )]
    public static partial void NotShared(ILogger logger, Exception exception, int processes);

    [LoggerMessage(EventId = NotToldId, Level = LogLevel.Warning, Message = "Other processes could not be told that Discord asks to wait")]
    public static partial void NotTold(ILogger logger, Exception exception);

    [LoggerMessage(EventId = SendingId, Level = LogLevel.Debug, Message = "Sending {Route}, attempt {Attempt}")]
    public static partial void Sending(ILogger logger, Route route, int attempt);

    [LoggerMessage(
        EventId = WaitingId,
        Level = LogLevel.Debug,
        Message = "{Route} waits for its rate limit ({Scope}), for {Seconds} s at least"
    )]
    public static partial void Waiting(ILogger logger, Route route, RateLimitScope scope, double seconds);

    [LoggerMessage(EventId = RateLimitedId, Level = LogLevel.Warning, Message = "Discord asks to wait with {Route} ({Scope}): {Seconds} s")]
    public static partial void RateLimited(ILogger logger, Route route, RateLimitScope scope, double seconds);

    [LoggerMessage(EventId = RetryingId, Level = LogLevel.Warning, Message = "{Route} is sent again in {Seconds} s: {Reason}")]
    public static partial void Retrying(ILogger logger, Route route, double seconds, string reason);

    [LoggerMessage(
        EventId = UnauthorizedId,
        Level = LogLevel.Error,
        Message = "Discord refused the bot's token at {Route}; nothing more is sent. Reset it on the application's Bot page"
    )]
    public static partial void Unauthorized(ILogger logger, Route route);
}
