using System.Text;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>What a host does next on a connection that a request came over.</summary>
abstract record WebStep
{
    WebStep() { }

    /// <summary>Sends bytes.</summary>
    public sealed record Send(byte[] Bytes) : WebStep;

    /// <summary>Sends the same bytes until the other side has had enough.</summary>
    public sealed record Endless(byte[] Bytes) : WebStep;

    /// <summary>Sends nothing more and keeps the connection open. When the other side has set a time limit, the clock goes on to
    /// it.</summary>
    public sealed record Silence(TimeSpan Limit) : WebStep;

    /// <summary>Sends the same bytes again and again, with a pause on the clock between them.</summary>
    /// <param name="Times">How often; then it waits for the other side to give up.</param>
    /// <param name="Limit">A time limit that the other side sets anew for each arrival, which is waited for; null for none.</param>
    public sealed record Drip(byte[] Bytes, TimeSpan Pause, int Times, TimeSpan? Limit = null) : WebStep;

    /// <summary>Breaks the connection off (RST).</summary>
    public sealed record Reset : WebStep;

    /// <summary>Ends what it sends and goes on reading (a half-closed connection).</summary>
    public sealed record EndSending : WebStep;

    /// <summary>Sends text in Latin-1, its line ends as CRLF.</summary>
    public static WebStep Text(string text) => new Send(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));

    /// <summary>A complete answer.</summary>
    /// <param name="status">"200 OK".</param>
    /// <param name="fields">Further header fields, each "Name: value".</param>
    public static WebStep Answer(string status, byte[] body, params string[] fields) =>
        new Send([
            .. Encoding.Latin1.GetBytes(
                $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{string.Concat(fields.Select(field => field + "\r\n"))}\r\n"
            ),
            .. body,
        ]);

    /// <summary>The same with a text in UTF-8.</summary>
    public static WebStep Answer(string status, string body, params string[] fields) =>
        Answer(status, Encoding.UTF8.GetBytes(body), fields);

    /// <summary>A redirect.</summary>
    public static WebStep Redirect(string status, string location) => Answer(status, "", $"Location: {location}");

    /// <summary>A small page.</summary>
    public static WebStep Page { get; } =
        Answer(
            "200 OK",
            "<!doctype html><title>Bridge opens</title><p>The bridge over the Tarn opened on Monday.</p>",
            "Content-Type: text/html; charset=utf-8"
        );
}

/// <summary>A request as a host sees it.</summary>
/// <param name="Host">The Host field, without port.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Head">Request line and header fields as they came.</param>
sealed record WebCall(string Host, string Target, string Head)
{
    /// <summary>A header field's value; null when it wasn't sent.</summary>
    public string? Field(string name) =>
        Head.Split("\r\n")
            .Skip(1)
            .Select(line => line.Split(": ", 2))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            ?[1];
}
