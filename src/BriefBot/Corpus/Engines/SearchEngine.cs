using System.Globalization;
using System.Net;
using Elastic.Transport;
using Method = Elastic.Transport.HttpMethod;

namespace BriefBot.Corpus.Engines;

/// <summary>
/// A search engine, asked over HTTP in the few ways that Elasticsearch and OpenSearch have in common. Nothing that it answers is trusted:
/// answers are bounded in size and time, and read as <see cref="EngineReplies"/> says.
/// </summary>
/// <remarks>Elastic.Transport chooses the node, asks the next one where one doesn't answer, and signs in; the client above it, which has a
/// type for every request, speaks to Elasticsearch only.</remarks>
public sealed class SearchEngine : IDisposable
{
    // One answer; those of a batch are the longest, some hundred bytes for each passage.
    const int LargestAnswer = 4 << 20;

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    readonly EngineOptions _options;
    readonly TimeProvider _time;
    readonly HttpRequestInvoker _invoker;
    readonly TransportConfiguration _configuration;
    readonly DistributedTransport _transport;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="options">As configured.</param>
    /// <param name="time">Measures how long it takes.</param>
    public SearchEngine(EngineOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time) = (options, time);
        _invoker = new HttpRequestInvoker((handler, _) => new Bounded(Direct(handler)));
        var descriptor = new TransportConfigurationDescriptor(new StaticNodePool(options.Nodes, randomize: false), _invoker)
            // Ours ends a request before.
            .RequestTimeout(TimeSpan.FromHours(1))
            .DisableAuditTrail()
            .EnableHttpCompression(false)
            .UserAgent(UserAgent.Create("BriefBot", typeof(SearchEngine)));
        if (options.ApiKey.Length > 0)
            descriptor = descriptor.Authentication(new ApiKey(options.ApiKey));
        else if (options.Username.Length > 0)
            descriptor = descriptor.Authentication(new BasicAuthentication(options.Username, options.Password));
        if (options.Fingerprint.Length > 0)
            descriptor = descriptor.CertificateFingerprint(options.Fingerprint);
        _configuration = new TransportConfiguration(descriptor);
        _transport = new DistributedTransport(_configuration);
    }

    /// <summary>As configured.</summary>
    public EngineOptions Options => _options;

    /// <summary>Which product answers, and which version of it.</summary>
    /// <exception cref="EngineFailedException">None does, or another one than is configured.</exception>
    public async Task<string> IdentifyAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync(Method.GET, "/", null, _options.Timeout, cancellation);
        var (product, version) =
            EngineReplies.Product(answer.Of(200))
            ?? throw new EngineFailedException("what answers there is neither Elasticsearch nor OpenSearch");
        var oldest = product is EngineProduct.Elasticsearch ? 8 : 2;
        if (product != _options.Product)
            throw new EngineFailedException($"it is {product} {version}, but Search:Provider names {_options.Product}");
        return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= oldest
            ? $"{product} {version}"
            : throw new EngineFailedException($"{product} {version} is too old: {oldest} or later is needed");
    }

    /// <summary>Makes an index with a mark in it.</summary>
    /// <exception cref="EngineFailedException">It can't be made.</exception>
    public async Task CreateAsync(string index, string mark, CancellationToken cancellation)
    {
        var made = await AskAsync(Method.PUT, $"/{index}", EngineRequests.Index(_options), _options.Timeout, cancellation);
        made.Of(200);
        var marked = await AskAsync(
            Method.PUT,
            $"/{index}/_create/{EngineRequests.MarkId}",
            EngineRequests.MarkOf(mark),
            _options.Timeout,
            cancellation
        );
        marked.Of(200, 201);
    }

    /// <summary>Removes an index; one that isn't there is none the less gone.</summary>
    /// <exception cref="EngineFailedException">It can't be removed.</exception>
    public async Task DropAsync(string index, CancellationToken cancellation) =>
        (await AskAsync(Method.DELETE, $"/{index}", null, _options.Timeout, cancellation)).Of(200, 404);

    /// <summary>What tells how far an index is; null where there is no such index, or nothing stands in it.</summary>
    /// <exception cref="EngineFailedException">The engine doesn't say.</exception>
    public async Task<EngineMark?> MarkAsync(string index, CancellationToken cancellation)
    {
        var path = $"/{index}/_doc/{EngineRequests.MarkId}";
        var answer = await AskAsync(Method.GET, path, null, _options.Timeout, cancellation);
        return answer.Status == 404 ? null : EngineReplies.Mark(answer.Of(200));
    }

    /// <summary>Writes another mark.</summary>
    /// <param name="index">Where.</param>
    /// <param name="before">What stands there; where anything else does, nothing is written.</param>
    /// <param name="mark">What is to stand there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where something else stood there, or nothing.</returns>
    /// <exception cref="EngineFailedException">The engine doesn't say.</exception>
    public async Task<EngineMark?> MarkAsync(string index, EngineMark before, string mark, CancellationToken cancellation)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/{index}/_doc/{EngineRequests.MarkId}?if_seq_no={before.Sequence}&if_primary_term={before.Term}"
        );
        var answer = await AskAsync(Method.PUT, path, EngineRequests.MarkOf(mark), _options.Timeout, cancellation);
        return answer.Status is 404 or 409 ? null : EngineReplies.Written(answer.Of(200, 201), mark);
    }

    /// <summary>Has it take changes; searches find them some time later.</summary>
    /// <param name="index">Where.</param>
    /// <param name="changes">One for each passage.</param>
    /// <param name="cancellation">Ends it; some of them may have been taken.</param>
    /// <returns>Those that it refused.</returns>
    /// <exception cref="EngineFailedException">It took none, or doesn't say.</exception>
    public async Task<IReadOnlyList<RefusedChange>> SendAsync(
        string index,
        IReadOnlyList<EngineChange> changes,
        CancellationToken cancellation
    )
    {
        const string Fields = "errors,items.*._id,items.*.status,items.*.error.type,items.*.error.reason";
        var answer = await AskAsync(
            Method.POST,
            $"/{index}/_bulk?filter_path={Fields}",
            EngineRequests.Bulk(changes),
            _options.Timeout,
            cancellation,
            "application/x-ndjson"
        );
        return EngineReplies.Bulk(answer.Of(200), changes);
    }

    /// <summary>Has searches find all that was sent.</summary>
    /// <exception cref="EngineFailedException">It didn't.</exception>
    public async Task RefreshAsync(string index, CancellationToken cancellation) =>
        (await AskAsync(Method.POST, $"/{index}/_refresh", null, _options.Timeout, cancellation)).Of(200);

    /// <summary>How many passages an index holds, as far as searches find them.</summary>
    /// <exception cref="EngineFailedException">It doesn't say.</exception>
    public async Task<long> CountAsync(string index, CancellationToken cancellation) =>
        EngineReplies.Count(
            (await AskAsync(Method.POST, $"/{index}/_count", EngineRequests.Count(), _options.Timeout, cancellation)).Of(200)
        );

    /// <summary>Proposes passages, best first. They are claims: whoever uses them looks whether they are there.</summary>
    /// <exception cref="EngineFailedException">It can't, or not in time.</exception>
    public async Task<IReadOnlyList<EngineHit>> SearchAsync(
        string index,
        EngineBounds bounds,
        EngineQuestion question,
        CancellationToken cancellation
    )
    {
        var answer = await AskAsync(
            Method.POST,
            $"/{index}/_search?allow_partial_search_results=false",
            EngineRequests.Search(bounds, question, _options.QuestionTimeout),
            _options.QuestionTimeout,
            cancellation
        );
        return EngineReplies.Search(answer.Of(200), bounds, question);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _configuration.Dispose();
        _invoker.Dispose();
    }

    async Task<Answer> AskAsync(
        Method method,
        string path,
        ReadOnlyMemory<byte>? body,
        TimeSpan longest,
        CancellationToken cancellation,
        string type = "application/json"
    )
    {
        using var deadline = new CancellationTokenSource(longest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var endpoint = new EndpointPath(method, path);
        BytesResponse response;
        try
        {
            response = await _transport.RequestAsync<BytesResponse>(
                in endpoint,
                body is { } bytes ? PostData.ReadOnlyMemory(bytes) : null,
                null,
                new RequestConfiguration { ContentType = type, Accept = "application/json" },
                either.Token
            );
        }
        catch (Exception e) when (e is TransportException or OperationCanceledException or HttpRequestException or IOException)
        {
            throw Failure(e, longest, deadline.Token, cancellation);
        }
        if (response.ApiCallDetails.HttpStatusCode is not { } status || response.Body is null)
            throw Failure(response.ApiCallDetails.OriginalException, longest, deadline.Token, cancellation);
        return new(status, response.Body);
    }

    static Exception Failure(Exception? cause, TimeSpan longest, CancellationToken deadline, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (deadline.IsCancellationRequested)
            return new EngineFailedException(
                string.Create(CultureInfo.InvariantCulture, $"it didn't answer within {longest.TotalSeconds:0.###} s"),
                inner: cause
            );
        var why = cause;
        while (why is { InnerException: { } inner } and (TransportException or HttpRequestException or AggregateException))
            why = inner;
        return new EngineFailedException($"it can't be reached: {why?.Message ?? "no node answers"}", inner: cause);
    }

    static HttpMessageHandler Direct(HttpMessageHandler handler)
    {
        // A redirect could send words and credentials anywhere.
        if (handler is HttpClientHandler client)
            (client.AllowAutoRedirect, client.UseCookies) = (false, false);
        else if (handler is SocketsHttpHandler sockets)
            (sockets.AllowAutoRedirect, sockets.UseCookies, sockets.ConnectTimeout) = (false, false, ConnectTimeout);
        return handler;
    }

    /// <summary>An answer, as far as it was read.</summary>
    readonly record struct Answer(int Status, byte[] Body)
    {
        /// <summary>Its body where the status is one of these.</summary>
        public ReadOnlyMemory<byte> Of(params ReadOnlySpan<int> expected)
        {
            if (expected.Contains(Status))
                return Body;
            var said = EngineReplies.Reason(Body);
            throw new EngineFailedException(
                Status switch
                {
                    (int)HttpStatusCode.Unauthorized => "it doesn't know the user or key (401); look at Search:Username and the like",
                    (int)HttpStatusCode.Forbidden => $"the user or key may not do that (403){Behind(said)}",
                    (int)HttpStatusCode.TooManyRequests => "it has too much to do (429)",
                    >= 300 and < 400 => $"it answered {Status}, a redirect, which is not followed: set the final address",
                    _ => $"it answered {Status}{Behind(said)}",
                },
                Status == 404
            );
        }

        static string Behind(string said) => said.Length > 0 ? $": {said}" : "";
    }

    /// <summary>Reads no more of an answer than one may hold.</summary>
    sealed class Bounded(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return response;
        }
    }
}
