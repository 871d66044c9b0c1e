using System.Net;
using System.Net.Http.Headers;
using BriefBot.Discord.RateLimits;

namespace BriefBot.Discord.Rest;

/// <summary>Sends a request once, and reads the answer, both bounded.</summary>
sealed class RestTransport : IDisposable
{
    // Connections are renewed, so that a change of Discord's addresses is noticed.
    static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // A request without a connection by then has surely not been sent, and may be sent again.
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    readonly HttpMessageInvoker _invoker;
    readonly DiscordRestConfig _options;
    readonly TimeProvider _time;
    readonly AuthenticationHeaderValue _authorization;
    readonly Uri _baseUrl;
    readonly string _userAgent;

    /// <summary>Makes one; nothing is sent yet.</summary>
    /// <param name="options">Checked settings.</param>
    /// <param name="handler">Sends; not disposed. Null for an own one.</param>
    /// <param name="time">Time.</param>
    /// <exception cref="ArgumentException">The handler follows redirects, which would carry the token elsewhere.</exception>
    public RestTransport(DiscordRestConfig options, HttpMessageHandler? handler, TimeProvider time)
    {
        if (handler is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true })
            throw new ArgumentException("The handler must not follow redirects: set AllowAutoRedirect to false.", nameof(handler));
        _invoker = handler is null ? new(OwnHandler(), disposeHandler: true) : new(handler, disposeHandler: false);
        _options = options;
        _time = time;
        _authorization = new("Bot", options.Token);
        _baseUrl = options.BaseUrl.AbsoluteUri.EndsWith('/') ? options.BaseUrl : new(options.BaseUrl.AbsoluteUri + "/");
        _userAgent = $"DiscordBot ({options.UserAgentUrl!.AbsoluteUri}, {options.UserAgentVersion})";
    }

    /// <summary>Sends once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="timeout">Longest time, answer included.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DiscordResponseException">The answer is too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; running out of time is an outcome instead.</exception>
    public async Task<Attempt> SendAsync(RestRequest request, TimeSpan timeout, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        using var message = CreateMessage(request);
        if (!_options.MaySend())
            return new FailedAttempt(null, MayHaveArrived: false);
        try
        {
            // A connection may have to be made first, which takes seconds.
            if (message.Content is { } content)
                message.Content = new LastMomentContent(content, _options.MaySend);
            using var response = await _invoker.SendAsync(message, linked.Token);
            var body = await ReadAsync(request.Route, response.Content, linked.Token);
            return new RestResponse(response.StatusCode, body, IsJson(response.Content), RateLimitReport.Parse(response.Headers));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Unless it was our own timer, it was the handler's, which counts the time until a connection stands.
            return new FailedAttempt(null, MayHaveArrived: timer.IsCancellationRequested);
        }
        catch (NotSentException)
        {
            return new FailedAttempt(null, MayHaveArrived: false);
        }
        catch (HttpRequestException exception)
        {
            return new FailedAttempt(exception, MayHaveArrived(exception));
        }
        catch (IOException exception)
        {
            return new FailedAttempt(exception, MayHaveArrived: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _invoker.Dispose();

    static SocketsHttpHandler OwnHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = ConnectTimeout,
        };

    HttpRequestMessage CreateMessage(RestRequest request)
    {
        var message = new HttpRequestMessage(request.Route.Method, new Uri(_baseUrl, request.Route.Target));
        message.Content = request.CreateContent();
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        // An interaction's token is enough where there is one.
        if (request.IsOrdinary)
            message.Headers.Authorization = _authorization;
        return message;
    }

    async Task<byte[]> ReadAsync(Route route, HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > _options.MaximumResponseSize)
            throw TooLong(route);
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var buffer = new MemoryStream();
        var block = new byte[16 * 1024];
        while (await stream.ReadAsync(block, cancellation) is var read and > 0)
        {
            if (buffer.Length + read > _options.MaximumResponseSize)
                throw TooLong(route);
            buffer.Write(block, 0, read);
        }

        return buffer.ToArray();
    }

    DiscordResponseException TooLong(Route route) => new(route, $"it is longer than {_options.MaximumResponseSize} bytes.");

    static bool IsJson(HttpContent content) => content.Headers.ContentType?.MediaType is "application/json";

    static bool MayHaveArrived(HttpRequestException exception) =>
        exception.HttpRequestError
            is not (
                HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            );
}
