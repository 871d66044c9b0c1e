using System.Net;
using System.Reflection;
using System.Text;

namespace BriefBot.Ingest.Fetching;

/// <summary>Sends one request over a guarded connection and takes the answer within the limits. Follows nothing, remembers
/// nothing.</summary>
sealed class Exchange : IDisposable
{
    readonly FetchLimits _limits;
    readonly TimeProvider _time;
    readonly HttpMessageInvoker _client;
    readonly string _userAgent;

    public Exchange(FetchOptions options, FetchLimits limits, GuardedDialer dialer, TimeProvider time)
    {
        _limits = limits;
        _time = time;
        _userAgent = UserAgent(options.Contact);
        _client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellation) => await dialer.DialAsync(context.DnsEndPoint, cancellation),
                // A proxy would connect in our place, to addresses that nobody judged.
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = limits.HeaderKilobytes,
                // What isn't read isn't waited for.
                MaxResponseDrainSize = 0,
                ConnectTimeout = limits.Connect + limits.Connect,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ActivityHeadersPropagator = null,
                // Header fields keep their bytes, so that a validator goes back as it came.
                RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
                ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            }
        );
    }

    /// <summary>"BriefBot/0.1.0", with the address of whoever runs it where one is given.</summary>
    public static string UserAgent(string contact) => $"{RobotsFile.ProductToken}/{Version}" + (contact.Length > 0 ? $" (+{contact})" : "");

    static string Version { get; } =
        typeof(Exchange).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The answer, or why there is none.</summary>
    public async Task<(WebAnswer? Answer, FetchResult.Failed? Failed)> SendAsync(
        FetchRequest request,
        TimeBudget budget,
        CancellationToken cancellation
    )
    {
        using var spending = budget.Spend();
        using var silence = new CancellationTokenSource(_limits.Answer, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, spending.Token, silence.Token);
        var began = false;
        try
        {
            using var message = Message(request);
            using var response = await _client.SendAsync(message, either.Token);
            began = true;
            return await ReadAsync(response, request.Purpose, () => silence.CancelAfter(_limits.Stall), either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && spending.Token.IsCancellationRequested)
        {
            return (null, new(FetchFailure.TooSlow, $"the answer was not complete within {FailureWords.Seconds(budget.Total)}"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (
                null,
                began
                    ? new(FetchFailure.Stalled, $"the answer began, then nothing came for {FailureWords.Seconds(_limits.Stall)}")
                    : new(FetchFailure.NoAnswer, $"the host did not answer within {FailureWords.Seconds(_limits.Answer)}")
            );
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or FormatException)
        {
            cancellation.ThrowIfCancellationRequested();
            return (null, FailureWords.Of(e, _limits));
        }
    }

    public void Dispose() => _client.Dispose();

    async Task<(WebAnswer? Answer, FetchResult.Failed? Failed)> ReadAsync(
        HttpResponseMessage response,
        FetchPurpose purpose,
        Action arrived,
        CancellationToken cancellation
    )
    {
        var fields = Fields(response);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
            return (new WebAnswer(response.StatusCode, fields, default), null);
        // Whoever sits between could be made to see another end of the answer.
        if (
            response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths)
            && lengths.Distinct(StringComparer.Ordinal).Count() > 1
        )
            return (null, FailureWords.Malformed);
        var most = _limits.BytesFor(purpose);
        var (body, failed) = await BodyReader.ReadAsync(response.Content, most, cut: purpose == FetchPurpose.Robots, arrived, cancellation);
        if (failed is not null)
            return (null, failed);
        var (unpacked, damage) = Unpacker.Unpack(body, fields.GetValueOrDefault("Content-Encoding"), most, _limits);
        return damage is null ? (new WebAnswer(response.StatusCode, fields, unpacked), null) : (null, damage);
    }

    static Dictionary<string, string> Fields(HttpResponseMessage response)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in WebAnswer.Known)
        {
            if (
                response.Headers.NonValidated.TryGetValues(name, out var values)
                || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            )
                fields[name] = name is "Cache-Control" or "Content-Encoding" ? string.Join(", ", values) : values.First();
        }
        return fields;
    }

    HttpRequestMessage Message(FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Headers.TryAddWithoutValidation("Accept", Accept(request.Purpose));
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        AddValidator(message, "If-None-Match", request.ETag);
        AddValidator(message, "If-Modified-Since", request.LastModified);
        return message;
    }

    static void AddValidator(HttpRequestMessage message, string field, string? value)
    {
        // One that can't stand in a header was not had from one.
        if (!string.IsNullOrWhiteSpace(value) && value.Length <= 1024 && !value.Any(c => c is < ' ' or '\u007F' or > '\u00FF'))
            message.Headers.TryAddWithoutValidation(field, value);
    }

    static string Accept(FetchPurpose purpose) =>
        purpose switch
        {
            FetchPurpose.Feed =>
                "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, "
                    + "text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1",
            FetchPurpose.Outline => "text/x-opml, application/xml, text/xml, */*;q=0.1",
            FetchPurpose.Robots => "text/plain, */*;q=0.1",
            _ => "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1",
        };
}
