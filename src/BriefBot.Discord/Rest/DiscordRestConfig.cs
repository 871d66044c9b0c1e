namespace BriefBot.Discord;

/// <summary>Settings of <see cref="DiscordRestClient"/>.</summary>
public sealed class DiscordRestConfig
{
    /// <summary>Discord's API, version 10.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://discord.com/api/v10/");

    /// <summary>The bot's token, without "Bot " before it. A secret.</summary>
    public string Token { get; set; } = "";

    /// <summary>Address of the API, http or https.</summary>
    public Uri BaseUrl { get; set; } = DefaultBaseUrl;

    /// <summary>Address of the bot's home page, for the User-Agent; must be set.</summary>
    public Uri? UserAgentUrl { get; set; }

    /// <summary>Version of the bot, for the User-Agent: letters, digits, ".", "-" and "+"; must be set.</summary>
    public string UserAgentVersion { get; set; } = "";

    /// <summary>Asked right before each attempt: where it says no, nothing is sent, as if the network were away. For a host that may find
    /// out at any moment that another one acts in its place.</summary>
    public Func<bool> MaySend { get; set; } = static () => true;

    /// <summary>Longest time for one attempt, answer included; above 0.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time for a request with all its waits and attempts; above 0.</summary>
    public TimeSpan RequestDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for the first response to an interaction; Discord gives 3 seconds, which is the most.</summary>
    public TimeSpan InteractionDeadline { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Requests in any second, those with an interaction's token not counted; 1 to 50, which is Discord's limit.</summary>
    public int GlobalRequestsPerSecond { get; set; } = 45;

    /// <summary>
    /// What other processes with the same token share; null where there are none. With it, <see cref="GlobalRequestsPerSecond"/> isn't
    /// used: all of them together send 36 a second at most.
    /// </summary>
    public ISharedLimits? Shared { get; set; }

    /// <summary>
    /// How many such processes there are at most, 1 and up: while <see cref="Shared"/> can't be asked, each sends its part.
    /// </summary>
    public int Processes { get; set; } = 1;

    /// <summary>Retries after a server error, a lost connection or a timeout; 0 to 10.</summary>
    public int MaximumRetries { get; set; } = 3;

    /// <summary>Retries after a 429; 0 to 20.</summary>
    public int MaximumRateLimitRetries { get; set; } = 5;

    /// <summary>Longest wait before the first retry; doubles with each. The wait is a random one of at least half of it. Above 0.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing is sent after a 429 that doesn't say for how long; above 0.</summary>
    public TimeSpan PauseWithoutRetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Answers of 401, 403 and 429 within 10 minutes at which nothing more is sent; 1 to 9,999, as Discord bans an address at 10,000.
    /// </summary>
    public int InvalidRequestLimit { get; set; } = 8_000;

    /// <summary>Longest answer read, in bytes, unpacked; above 0.</summary>
    public int MaximumResponseSize { get; set; } = 8 * 1024 * 1024;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">One is out of range; the message names it and doesn't hold the token.</exception>
    internal void Validate()
    {
        Require(
            Token.Length > 0 && !Token.Any(letter => letter is <= ' ' or >= '\x7f'),
            nameof(Token),
            "must be the bot's token, without spaces and without “Bot ” before it; it stands on the application's Bot page"
        );
        Require(IsWeb(BaseUrl) && BaseUrl.Query.Length == 0, nameof(BaseUrl), "must be an http or https address without a query");
        Require(IsWeb(UserAgentUrl), nameof(UserAgentUrl), "must be an http or https address");
        Require(
            UserAgentVersion.Length > 0 && UserAgentVersion.All(IsOfVersion),
            nameof(UserAgentVersion),
            "must be letters, digits, “.”, “-” and “+”"
        );
        Require(AttemptTimeout > TimeSpan.Zero, nameof(AttemptTimeout), "must be above 0");
        Require(RequestDeadline > TimeSpan.Zero, nameof(RequestDeadline), "must be above 0");
        var inTime = InteractionDeadline > TimeSpan.Zero && InteractionDeadline <= TimeSpan.FromSeconds(3);
        Require(inTime, nameof(InteractionDeadline), "must be above 0 and at most 3 seconds");
        Require(GlobalRequestsPerSecond is >= 1 and <= 50, nameof(GlobalRequestsPerSecond), "must be 1 to 50");
        Require(Processes >= 1, nameof(Processes), "must be 1 or more");
        Require(MaximumRetries is >= 0 and <= 10, nameof(MaximumRetries), "must be 0 to 10");
        Require(MaximumRateLimitRetries is >= 0 and <= 20, nameof(MaximumRateLimitRetries), "must be 0 to 20");
        Require(RetryDelay > TimeSpan.Zero, nameof(RetryDelay), "must be above 0");
        Require(PauseWithoutRetryAfter > TimeSpan.Zero, nameof(PauseWithoutRetryAfter), "must be above 0");
        Require(InvalidRequestLimit is >= 1 and < 10_000, nameof(InvalidRequestLimit), "must be 1 to 9,999");
        Require(MaximumResponseSize > 0, nameof(MaximumResponseSize), "must be above 0");
    }

    static bool IsOfVersion(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+';

    static bool IsWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    static void Require(bool holds, string name, string rule)
    {
        if (!holds)
            throw new ArgumentException($"{name} {rule}.", name);
    }
}
