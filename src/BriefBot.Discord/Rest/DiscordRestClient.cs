using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BriefBot.Discord.RateLimits;
using BriefBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Discord's REST API, version 10, as far as a bot that answers needs it. For use by many threads at once.</summary>
/// <remarks>
/// Every method keeps to Discord's rate limits, waits for them up to <see cref="DiscordRestConfig.RequestDeadline"/>, and sends again
/// after a server error or lost connection where that can't do anything twice. All throw <see cref="DiscordApiException"/> when Discord
/// refuses, <see cref="DiscordUnauthorizedException"/> when the token is wrong, <see cref="DiscordRateLimitedException"/> when the wait
/// would be too long, <see cref="DiscordConnectionException"/> when Discord can't be reached, <see cref="DiscordResponseException"/> when
/// its answer can't be read, and <see cref="OperationCanceledException"/> only when the caller cancels. No message that it sends can ping
/// anybody. Requests made at once are sent in their order but may arrive in any: await the first where that matters.
/// </remarks>
public sealed partial class DiscordRestClient : IDisposable
{
    readonly RestTransport _transport;
    readonly RequestPipeline _pipeline;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="options">Settings, which must not change afterwards.</param>
    /// <param name="handler">Sends requests; not disposed with the client. Null for one of its own. Must not follow redirects.</param>
    /// <param name="time">Time.</param>
    /// <param name="random">Spreads retries.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public DiscordRestClient(DiscordRestConfig options, HttpMessageHandler? handler, TimeProvider time, Random random, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(logger);
        options.Validate();
        var clock = new MonotonicClock(time);
        _transport = new(options, handler, time);
        Gates = new(options, clock, logger);
        _pipeline = new(options, _transport, Gates, clock, random, logger);
    }

    /// <summary>
    /// Ends, with the reason, when Discord has refused the bot's token on any request, from when on nothing more is sent; never otherwise.
    /// Whoever keeps the bot running should stop then: on the gateway it would go on looking as if it worked.
    /// </summary>
    public Task<DiscordUnauthorizedException> Unauthorized => _pipeline.Unauthorized;

    /// <summary>Limits, for tests.</summary>
    internal RequestGates Gates { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipeline.Dispose();
        Gates.Dispose();
        _transport.Dispose();
    }

    async Task<T> SendAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var response = await _pipeline.SendAsync(request, cancellation);
        return response.Read(request.Route, type);
    }

    Task<T> GetAsync<T>(Route route, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => SendAsync(new(route), type, cancellation);

    static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    // Whatever the caller gave, a message pings nobody; and every file is described.
    static RestRequest MessageRequest(Route route, MessageProperties message, IReadOnlyList<FileAttachment> files, bool isIdempotent)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
            file.Validate();
        var safe = message with
        {
            AllowedMentions = AllowedMentions.None,
            Attachments = files.Count == 0 ? message.Attachments : Describe(files),
            AdditionalFields = WithoutMentions(message.AdditionalFields),
        };
        return new(route)
        {
            Json = Json(safe, DiscordJson.Default.MessageProperties),
            Files = files,
            IsIdempotent = isIdempotent,
        };
    }

    // What only a new message in a channel has; elsewhere Discord has no such fields.
    static MessageProperties WithoutOrigin(MessageProperties message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message with { Nonce = null, EnforceNonce = null, MessageReference = null };
    }

    static Dictionary<string, JsonElement>? WithoutMentions(IDictionary<string, JsonElement>? fields) =>
        fields?.Where(field => field.Key != "allowed_mentions").ToDictionary();

    static List<AttachmentProperties> Describe(IReadOnlyList<FileAttachment> files) =>
        [
            .. files.Select(
                (file, i) =>
                    new AttachmentProperties
                    {
                        Id = i,
                        Filename = file.FileName,
                        Description = file.Description,
                    }
            ),
        ];
}
