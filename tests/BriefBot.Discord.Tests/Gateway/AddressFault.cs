using System.Net;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>A way in which GET /gateway/bot doesn't tell where the gateway is, however often it is asked.</summary>
/// <param name="Name">What Discord does, as a row of the table of faults.</param>
/// <param name="Change">Its answer instead of a good one, or what is thrown in place of one.</param>
sealed record AddressFault(string Name, Func<BotGateway, BotGateway> Change)
{
    static readonly Route Asked = Route.Plain(HttpMethod.Get, "gateway/bot");

    public static IReadOnlyList<AddressFault> All { get; } =
    [
        new(
            "can't be reached",
            _ => throw new DiscordConnectionException(Asked, timedOut: false, mayHaveArrived: false, new IOException("no route"))
        ),
        new("answers with HTTP 500", _ => throw new DiscordApiException(Asked, HttpStatusCode.InternalServerError, 0, "", [])),
        new(
            "answers with HTTP 429 and asks for 90 s",
            _ => throw new DiscordRateLimitedException(Asked, RateLimitScope.User, TimeSpan.FromSeconds(90))
        ),
        new("names an address that isn't secure", answer => answer with { Url = "ws://gateway.example" }),
        new(
            "says that no session is left for 6 minutes",
            answer => answer with { SessionStartLimit = answer.SessionStartLimit! with { Remaining = 0, ResetAfter = 360_000 } }
        ),
    ];
}
