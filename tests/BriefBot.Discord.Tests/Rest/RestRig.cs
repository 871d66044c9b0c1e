using BriefBot.Discord.Rest;
using BriefBot.Discord.Tests.Support;

namespace BriefBot.Discord.Tests.Rest;

/// <summary>A client, a stub for Discord's server, and a clock that both go by.</summary>
sealed class RestRig : IAsyncDisposable
{
    /// <summary>The bot's token.</summary>
    public const string Token = "MTIz.secret.token";

    /// <summary>A token of an interaction.</summary>
    public const string InteractionToken = "aW50ZXJhY3Rpb246c2VjcmV0";

    /// <summary>A channel.</summary>
    public static readonly Snowflake Channel = new(200);

    /// <summary>The application.</summary>
    public static readonly Snowflake Application = new(900);

    RestRig(RestStub stub, DiscordRestClient client, ManualTimeProvider time, ListLogger log)
    {
        Stub = stub;
        Client = client;
        Time = time;
        Log = log;
    }

    /// <summary>The server.</summary>
    public RestStub Stub { get; }

    /// <summary>The client.</summary>
    public DiscordRestClient Client { get; }

    /// <summary>The clock.</summary>
    public ManualTimeProvider Time { get; }

    /// <summary>What the client logs.</summary>
    public ListLogger Log { get; }

    /// <summary>Starts a server and a client of it.</summary>
    /// <param name="answerer">Answers requests; null where the test does, or null for a request that the test answers.</param>
    /// <param name="configure">Changes settings.</param>
    public static async Task<RestRig> StartAsync(
        Func<StubRequest, StubAnswer?>? answerer = null,
        Action<DiscordRestConfig>? configure = null
    )
    {
        var time = new ManualTimeProvider();
        var stub = await RestStub.StartAsync(time, answerer);
        var log = new ListLogger();
        var options = Options(stub.BaseUrl);
        configure?.Invoke(options);
        return new(stub, new(options, null, time, new HalfRandom(), log), time, log);
    }

    /// <summary>Settings for a server.</summary>
    public static DiscordRestConfig Options(Uri baseUrl) =>
        new()
        {
            Token = Token,
            BaseUrl = baseUrl,
            UserAgentUrl = new("https://bot.example/"),
            UserAgentVersion = "1.2.3",
        };

    /// <summary>Answers from a list, one after the other, and with <see cref="StubAnswer.Ok"/> when it has run out.</summary>
    public static Func<StubRequest, StubAnswer?> InTurn(params StubAnswer[] answers)
    {
        var next = -1;
        return _ => Interlocked.Increment(ref next) is var i && i < answers.Length ? answers[i] : StubAnswer.Ok();
    }

    /// <summary>Moves the clock past every wait that the client announces, as soon as it does.</summary>
    public RestRig WithWaitsSkipped()
    {
        Log.OnLine = (id, values) =>
        {
            if (id is RestLog.WaitingId or RestLog.RetryingId && values["Seconds"] is double seconds and > 0)
                _ = Task.Run(() => Time.Advance(TimeSpan.FromSeconds(seconds)));
        };
        return this;
    }

    /// <summary>Gets a channel.</summary>
    public Task<Channel> GetAsync(ulong channel = 200) => Client.GetChannelAsync(new(channel), TestContext.Current.CancellationToken);

    /// <summary>Posts a message.</summary>
    public Task<Message> PostAsync(ulong channel = 200, string? nonce = null)
    {
        var message = new MessageProperties
        {
            Content = "hello",
            Nonce = nonce,
            EnforceNonce = nonce is null ? null : true,
        };
        return Client.CreateMessageAsync(new(channel), message, TestContext.Current.CancellationToken);
    }

    /// <summary>Defers an interaction.</summary>
    public Task<bool> DeferAsync(string token = InteractionToken) =>
        Client.CreateInteractionResponseAsync(
            new(500),
            token,
            InteractionResponse.Defer(ephemeral: false),
            TestContext.Current.CancellationToken
        );

    /// <summary>Edits the first response to an interaction.</summary>
    public Task<Message> EditOriginalAsync(string token = InteractionToken) =>
        Client.EditOriginalInteractionResponseAsync(Application, token, new() { Content = "done" }, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Stub.DisposeAsync();
    }

    // The middle of every spread.
    sealed class HalfRandom() : Random(0)
    {
        public override double NextDouble() => 0.5;
    }
}
