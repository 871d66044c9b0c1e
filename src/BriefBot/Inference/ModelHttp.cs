using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BriefBot.Inference;

/// <summary>The HTTP side of all models: no redirects, no cookies, bounded answers, errors as <see cref="ModelServerException"/> whatever
/// the library above makes of them.</summary>
public sealed class ModelHttp : DelegatingHandler
{
    /// <summary>Most bytes of one answer: 4 MiB.</summary>
    public const int LargestAnswer = 4 << 20;

    // Of an error's body, in bytes read and in characters shown.
    const int LargestError = 64 * 1024;
    const int ShownError = 160;

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    readonly TimeProvider _time;

    ModelHttp(HttpMessageHandler inner, TimeProvider time)
        : base(inner) => _time = time;

    /// <summary>A client for one model. Its deadlines are the caller's; a proxy is used where the system's environment names one.</summary>
    public static HttpClient Client(TimeProvider time)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            MaxResponseHeadersLength = 32,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(new ModelHttp(sockets, time)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            var content = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), LargestAnswer));
            foreach (var header in response.Content.Headers)
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            response.Content = content;
            return response;
        }
        using (response)
        {
            var said = await ErrorAsync(response, cancellationToken);
            var status = (int)response.StatusCode;
            var where = status is >= 300 and < 400 ? " (a redirect, which is not followed: set the final address)" : "";
            throw new ModelServerException(
                $"the server answered {status}{where}{(said.Length > 0 ? $": {said}" : "")}",
                response.StatusCode,
                RetryAfter(response.Headers.RetryAfter)
            );
        }
    }

    TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // A server's own words help whoever set it up, but are untrusted: a short line of what can be seen.
    static async Task<string> ErrorAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var buffer = new byte[LargestError];
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            return Clean(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return "";
        }
    }

    internal static string Clean(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in Message(text).EnumerateRunes())
        {
            if (line.Length >= ShownError)
                return line.Append('…').ToString();
            if (Rune.IsLetterOrDigit(rune) || rune.Value is > ' ' and < 127)
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().Trim();
    }

    // Both protocols put what is for people into "message".
    static string Message(string text)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(text);
            var root = json.RootElement;
            if (root.ValueKind == System.Text.Json.JsonValueKind.Object && root.TryGetProperty("error", out var error))
                root = error;
            if (root.ValueKind == System.Text.Json.JsonValueKind.Object && root.TryGetProperty("message", out var message))
                root = message;
            return root.ValueKind == System.Text.Json.JsonValueKind.String ? root.GetString()! : "";
        }
        catch (System.Text.Json.JsonException)
        {
            return "";
        }
    }

    /// <summary>Reads no further than a limit.</summary>
    sealed class BoundedStream(Stream inner, long limit) : Stream
    {
        long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        int Count(int read)
        {
            _read += read;
            return _read <= limit ? read : throw new ModelServerException($"the server's answer is larger than {limit >> 20} MB");
        }
    }
}
