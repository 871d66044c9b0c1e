using System.Net;

namespace BriefBot.Discord;

/// <summary>Discord could not be asked, or refused. No message holds a token.</summary>
public abstract class DiscordException : Exception
{
    private protected DiscordException(string message, Exception? inner = null)
        : base(message, inner) { }
}

/// <summary>Discord refused a request.</summary>
public sealed class DiscordApiException : DiscordException
{
    /// <summary>Code 10003: the channel is gone.</summary>
    public const int UnknownChannel = 10003;

    /// <summary>Code 10008: the message is gone.</summary>
    public const int UnknownMessage = 10008;

    /// <summary>Code 10015: the webhook, or the token of an interaction, is gone.</summary>
    public const int UnknownWebhook = 10015;

    /// <summary>Code 50001: the bot doesn't see the channel.</summary>
    public const int MissingAccess = 50001;

    /// <summary>Code 50013: the bot may not do that there.</summary>
    public const int MissingPermissions = 50013;

    /// <summary>Code 50035: something in the request is longer than it may be, or wrong.</summary>
    public const int InvalidFormBody = 50035;

    /// <summary>Code 10062: the interaction is unknown or was not answered within 3 seconds.</summary>
    public const int UnknownInteraction = 10062;

    /// <summary>Code 40060: the interaction was answered already.</summary>
    public const int InteractionAlreadyAcknowledged = 40060;

    /// <summary>Code 50027: the token of an interaction or webhook is wrong or has expired.</summary>
    public const int InvalidWebhookToken = 50027;

    internal DiscordApiException(Route route, HttpStatusCode status, int code, string reason, IReadOnlyList<string> errors)
        : base(Describe(route, status, code, reason, errors))
    {
        Route = route;
        HttpStatus = status;
        Code = code;
        Reason = reason;
        Errors = errors;
    }

    /// <summary>What was asked.</summary>
    public Route Route { get; }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode HttpStatus { get; }

    /// <summary>Discord's code of the error; 0 when it gave none.</summary>
    /// <remarks>Source: Discord API reference, "Opcodes and Status Codes", "JSON".</remarks>
    public int Code { get; }

    /// <summary>Discord's own words, cut to a line.</summary>
    public string Reason { get; }

    /// <summary>What is wrong with which field, as "field: what", at most 20.</summary>
    public IReadOnlyList<string> Errors { get; }

    static string Describe(Route route, HttpStatusCode status, int code, string reason, IReadOnlyList<string> errors)
    {
        var number = code == 0 ? "" : $", code {code}";
        var fields = errors.Count == 0 ? "" : $" ({string.Join("; ", errors)})";
        return $"Discord refused {route} with {(int)status}{number}: {reason}{fields}";
    }
}

/// <summary>The bot's token was refused. The client sends nothing more.</summary>
public sealed class DiscordUnauthorizedException : DiscordException
{
    internal DiscordUnauthorizedException()
        : base(
            "Discord refused the bot's token (401), and nothing more is sent with it. "
                + "Reset the token on the application's Bot page, set the new one, and start again."
        ) { }
}

/// <summary>A request would have to wait for longer than its deadline, or was refused for its rate limit too often.</summary>
public sealed class DiscordRateLimitedException : DiscordException
{
    internal DiscordRateLimitedException(Route route, RateLimitScope scope, TimeSpan retryAfter)
        : base(
            $"{route} has to wait {retryAfter.TotalSeconds:0.###} s for its rate limit ({scope}); its time or its retries don't "
                + "allow for that. "
                + "Ask less often, or later."
        )
    {
        Route = route;
        Scope = scope;
        RetryAfter = retryAfter;
    }

    /// <summary>What was asked.</summary>
    public Route Route { get; }

    /// <summary>Whose limit it is.</summary>
    public RateLimitScope Scope { get; }

    /// <summary>Time to wait at least; 0 when only other requests are in the way.</summary>
    public TimeSpan RetryAfter { get; }
}

/// <summary>Discord could not be reached, or didn't answer in time.</summary>
public sealed class DiscordConnectionException : DiscordException
{
    internal DiscordConnectionException(Route route, bool timedOut, bool mayHaveArrived, Exception? inner)
        : base(
            (
                timedOut
                    ? $"Discord didn't answer {route} in time. "
                    : $"The connection to Discord failed for {route}: {inner?.Message.TrimEnd('.')}. "
            ) + (mayHaveArrived ? "It may have been done all the same." : "Check the network, the proxy and the base address."),
            inner
        )
    {
        Route = route;
        TimedOut = timedOut;
        MayHaveArrived = mayHaveArrived;
    }

    /// <summary>What was asked.</summary>
    public Route Route { get; }

    /// <summary>Whether time ran out.</summary>
    public bool TimedOut { get; }

    /// <summary>Whether Discord may have got the request and done it all the same.</summary>
    public bool MayHaveArrived { get; }
}

/// <summary>Discord's answer can't be read: too long, cut off, or not what it should be.</summary>
public sealed class DiscordResponseException : DiscordException
{
    internal DiscordResponseException(Route route, string reason, Exception? inner = null)
        : base($"Discord's answer to {route} can't be read: {reason}", inner) => Route = route;

    /// <summary>What was asked.</summary>
    public Route Route { get; }
}
