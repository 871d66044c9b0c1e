using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BriefBot.Discord.RateLimits;

namespace BriefBot.Discord.Rest;

/// <summary>What came of one attempt.</summary>
abstract record Attempt;

/// <summary>No answer.</summary>
/// <param name="Cause">Why; null when time ran out.</param>
/// <param name="MayHaveArrived">Whether Discord may have got the request.</param>
sealed record FailedAttempt(Exception? Cause, bool MayHaveArrived) : Attempt;

/// <summary>An answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Its bytes; empty for none.</param>
/// <param name="IsJson">Whether it says that it is JSON.</param>
/// <param name="Report">What its headers say of rate limits.</param>
sealed record RestResponse(HttpStatusCode Status, byte[] Body, bool IsJson, RateLimitReport Report) : Attempt
{
    /// <summary>Whether it was not confirmed, but an earlier attempt must have done it.</summary>
    public bool IsPresumed { get; init; }

    /// <summary>Whether Discord did what it was asked.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Reads the body.</summary>
    /// <exception cref="DiscordResponseException">It is not what it should be.</exception>
    public T Read<T>(Route route, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? throw new DiscordResponseException(route, "it is null.");
        }
        catch (JsonException exception)
        {
            throw new DiscordResponseException(route, $"it is not the JSON expected, at {exception.Path ?? "its start"}.", exception);
        }
    }
}
