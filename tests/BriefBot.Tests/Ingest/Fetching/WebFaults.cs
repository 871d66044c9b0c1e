using System.Text;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>What hosts do wrong, as data.</summary>
static class WebFaults
{
    static readonly FetchLimits Limits = new();
    static readonly byte[] Story = "<p>The bridge over the Tarn opened on Monday.</p>"u8.ToArray();
    static readonly byte[] Zeros = new byte[4 * 1024 * 1024];

    static readonly string[] Packings = ["gzip", "deflate", "br"];

    static readonly string[] PrivateHosts =
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0x7f.0.0x0.1",
        "127.0.0.1.",
        "169.254.169.254",
        "2852039166",
        "0.0.0.0",
        "10.0.0.1",
        "100.100.100.200",
        "192.168.1.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:53aa:64c::80ff:fffe]",
        "[fd00:ec2::254]",
        "[fe80::1%25lo]",
        "[fec0::1]",
        "[ff02::1]",
    ];

    static readonly string[] PrivateAddresses =
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "::ffff:192.168.0.1",
        "fd12::1",
        "64:ff9b::a00:1",
    ];

    public static IEnumerable<WebFault> Connections =>
        [
            WebFault.Named("a name that doesn't exist", FetchFailure.NameNotFound, _ => [], Array.Empty<string>()),
            WebFault.Named("an address where nobody answers", FetchFailure.Unreachable, _ => [], [HostileWeb.Deaf.ToString()]),
            WebFault.Named(
                "an address where nobody answers, and one that works",
                null,
                _ => [WebStep.Page],
                [HostileWeb.Deaf.ToString(), HostileWeb.Public.ToString()]
            ),
            WebFault.At("no TLS where it should be", FetchFailure.Insecure, "https://news.example/"),
            WebFault.Of("connection reset before the answer", FetchFailure.CutOff, new WebStep.Reset()),
            WebFault.Of("connection closed before the answer", FetchFailure.CutOff, new WebStep.EndSending()),
            WebFault.Of("silence instead of an answer", FetchFailure.NoAnswer, new WebStep.Silence(Limits.Answer)),
            WebFault.Of(
                "half a status line, then silence",
                FetchFailure.NoAnswer,
                WebStep.Text("HTTP/1."),
                new WebStep.Silence(Limits.Answer)
            ),
            WebFault.Of(
                "headers that come a byte at a time",
                FetchFailure.NoAnswer,
                WebStep.Text("HTTP/1.1 200 OK\nX-Slow: "),
                new WebStep.Drip("a"u8.ToArray(), TimeSpan.FromSeconds(4), 5)
            ),
            WebFault.Of(
                "\"100 Continue\" without end",
                FetchFailure.NoAnswer,
                new WebStep.Drip("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), TimeSpan.FromSeconds(4), 5)
            ),
        ];

    public static IEnumerable<WebFault> Messages =>
        [
            WebFault.Of(
                "garbage instead of a status line",
                FetchFailure.Malformed,
                WebStep.Text("220 mail.example ESMTP ready\n\n"),
                new WebStep.EndSending()
            ),
            WebFault.Of("a status that is no number", FetchFailure.Malformed, WebStep.Text("HTTP/1.1 OK fine\nContent-Length: 2\n\nok")),
            WebFault.Of(
                "HTTP/0.9: the page without any header",
                FetchFailure.Malformed,
                WebStep.Text("<html><p>The bridge opened.</p></html>\n\n"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "headers of a megabyte",
                FetchFailure.HeadersTooLarge,
                WebStep.Text($"HTTP/1.1 200 OK\nX-Large: {new string('a', 1024 * 1024)}\nContent-Length: 0\n\n")
            ),
            WebFault.Of(
                "headers without end",
                FetchFailure.HeadersTooLarge,
                WebStep.Text("HTTP/1.1 200 OK\n"),
                new WebStep.Endless("X-More: and more\r\n"u8.ToArray())
            ),
            WebFault.Of(
                "a header line without a name",
                FetchFailure.Malformed,
                WebStep.Text("HTTP/1.1 200 OK\n: nothing\nContent-Length: 2\n\nok")
            ),
            WebFault.Of(
                "a header that is no header",
                FetchFailure.Malformed,
                WebStep.Text("HTTP/1.1 200 OK\nthis is not a header\nContent-Length: 2\n\nok")
            ),
            WebFault.Of("a NUL in a header", null, WebStep.Text("HTTP/1.1 200 OK\nX-Nul: a\0b\nETag: \"x\"\nContent-Length: 2\n\nok")),
            WebFault.Of(
                "a second answer smuggled behind a header",
                null,
                WebStep.Text("HTTP/1.1 200 OK\nETag: \"a\"\nContent-Length: 2\n\nokHTTP/1.1 302 Found\nLocation: http://127.0.0.1/\n\n")
            ),
            WebFault.Of(
                "two lengths that disagree",
                FetchFailure.Malformed,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 2\nContent-Length: 9\n\nok"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "a length that is negative",
                null,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: -1\n\n"),
                new WebStep.Send(Story),
                new WebStep.EndSending()
            ),
            WebFault.Of("a Content-Type that is none", null, WebStep.Answer("200 OK", Story, "Content-Type: ;;;=\"")),
        ];

    public static IEnumerable<WebFault> Bodies =>
        [
            WebFault.Of(
                "a body shorter than its length",
                FetchFailure.CutOff,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 500\n\n"),
                new WebStep.Send(Story),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "a body longer than its length",
                null,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 10\n\n"),
                new WebStep.Send(Story),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "a reset in the middle of the body",
                FetchFailure.CutOff,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 500\n\n"),
                new WebStep.Send(Story),
                new WebStep.Reset()
            ),
            WebFault.Of(
                "silence in the middle of the body",
                FetchFailure.Stalled,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 500\n\n"),
                new WebStep.Send(Story),
                new WebStep.Silence(Limits.Stall)
            ),
            WebFault.Of(
                "headers, then silence",
                FetchFailure.Stalled,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 500\n\n"),
                new WebStep.Silence(Limits.Stall)
            ),
            WebFault.Of(
                "a body that comes a byte at a time",
                FetchFailure.TooSlow,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 500\n\n"),
                new WebStep.Drip("a"u8.ToArray(), TimeSpan.FromSeconds(14), 5, Limits.Stall)
            ),
            WebFault.Of(
                "a body without end",
                FetchFailure.TooLarge,
                WebStep.Text("HTTP/1.1 200 OK\n\n"),
                new WebStep.Endless(new byte[64 * 1024])
            ),
            WebFault.Of(
                "chunks without end",
                FetchFailure.TooLarge,
                WebStep.Text(WebFault.Chunked),
                new WebStep.Endless([.. "10000\r\n"u8, .. new byte[64 * 1024], .. "\r\n"u8])
            ),
            WebFault.Of(
                "a length of a terabyte",
                FetchFailure.TooLarge,
                WebStep.Text("HTTP/1.1 200 OK\nContent-Length: 1099511627776\n\n"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "chunks that end too soon",
                FetchFailure.CutOff,
                WebStep.Text(WebFault.Chunked + "20\nThe bridge"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "chunks without the last one",
                FetchFailure.CutOff,
                WebStep.Text(WebFault.Chunked + "3\nThe\n"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "a chunk whose size is no number",
                FetchFailure.Malformed,
                WebStep.Text(WebFault.Chunked + "zz\nThe\n0\n\n"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "a chunk larger than any memory",
                FetchFailure.Malformed,
                WebStep.Text(WebFault.Chunked + "FFFFFFFFFFFFFFFFF\nThe\n0\n\n"),
                new WebStep.EndSending()
            ),
            WebFault.Of(
                "a page without length that just ends",
                null,
                WebStep.Text("HTTP/1.1 200 OK\nConnection: close\n\n"),
                new WebStep.Send(Story),
                new WebStep.EndSending()
            ),
            WebFault.Of("an empty body", null, WebStep.Answer("200 OK", "")),
            .. Packings.Select(encoding =>
                WebFault.Of(
                    $"a bomb in {encoding}",
                    FetchFailure.Bomb,
                    WebStep.Answer("200 OK", WebFault.Pack(encoding, Zeros), $"Content-Encoding: {encoding}")
                )
            ),
            WebFault.Of(
                "a bomb in a bomb",
                FetchFailure.Bomb,
                WebStep.Answer("200 OK", WebFault.Pack("gzip", WebFault.Pack("gzip", Zeros)), "Content-Encoding: gzip, gzip")
            ),
            WebFault.Of(
                "packed five times over",
                FetchFailure.Bomb,
                WebStep.Answer("200 OK", Story, "Content-Encoding: gzip, br, gzip, deflate", "Content-Encoding: gzip")
            ),
            WebFault.Of(
                "packed twice",
                null,
                WebStep.Answer("200 OK", WebFault.Pack("br", WebFault.Pack("gzip", Story)), "Content-Encoding: gzip, br")
            ),
            WebFault.Of(
                "deflate without zlib's frame",
                null,
                WebStep.Answer("200 OK", WebFault.Pack("bare deflate", Story), "Content-Encoding: deflate")
            ),
            WebFault.Of(
                "gzip in two parts",
                null,
                WebStep.Answer("200 OK", [.. WebFault.Pack("gzip", Story), .. WebFault.Pack("gzip", Story)], "Content-Encoding: gzip")
            ),
            WebFault.Of("gzip that is none", FetchFailure.BadCompression, WebStep.Answer("200 OK", Story, "Content-Encoding: gzip")),
            WebFault.Of(
                "gzip that is cut off",
                FetchFailure.BadCompression,
                WebStep.Answer("200 OK", WebFault.Pack("gzip", Zeros)[..40], "Content-Encoding: gzip")
            ),
            WebFault.Of(
                "br that is cut off",
                FetchFailure.BadCompression,
                WebStep.Answer(
                    "200 OK",
                    WebFault.Pack("br", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500))))[..40],
                    "Content-Encoding: br"
                )
            ),
            WebFault.Of(
                "a packing that nobody asked for",
                FetchFailure.BadCompression,
                WebStep.Answer("200 OK", Story, "Content-Encoding: zstd")
            ),
            WebFault.Of(
                "the wrong charset",
                null,
                WebStep.Answer("200 OK", "<p>Überfahrt</p>", "Content-Type: text/html; charset=iso-8859-1")
            ),
            WebFault.Of(
                "a charset that doesn't exist",
                null,
                WebStep.Answer("200 OK", "<p>Überfahrt</p>", "Content-Type: text/html; charset=x-nothing")
            ),
            WebFault.Of("a page where a feed should be", null, WebStep.Page),
        ];

    public static IEnumerable<WebFault> Statuses =>
        [
            .. new (string Status, FetchFailure Ends)[]
            {
                ("204 No Content", FetchFailure.Unexpected),
                ("206 Partial Content", FetchFailure.Unexpected),
                ("304 Not Modified", FetchFailure.Unexpected),
                ("302 Found", FetchFailure.BadRedirect),
                ("401 Unauthorized", FetchFailure.Forbidden),
                ("402 Payment Required", FetchFailure.Forbidden),
                ("403 Forbidden", FetchFailure.Forbidden),
                ("404 Not Found", FetchFailure.NotFound),
                ("410 Gone", FetchFailure.Gone),
                ("418 I'm a teapot", FetchFailure.Refused),
                ("429 Too Many Requests", FetchFailure.TooManyRequests),
                ("451 Unavailable For Legal Reasons", FetchFailure.Forbidden),
                ("500 Internal Server Error", FetchFailure.ServerError),
                ("502 Bad Gateway", FetchFailure.ServerError),
                ("503 Service Unavailable", FetchFailure.ServerError),
                ("599 Whatever", FetchFailure.ServerError),
                ("600 Beyond", FetchFailure.Unexpected),
            }.Select(pair => WebFault.Of(pair.Status, pair.Ends, WebStep.Answer(pair.Status, ""))),
            WebFault.Of(
                "429 with Retry-After in seconds",
                FetchFailure.TooManyRequests,
                WebStep.Answer("429 Too Many Requests", "", "Retry-After: 120")
            ),
            WebFault.Of(
                "503 with Retry-After as a date",
                FetchFailure.ServerError,
                WebStep.Answer("503 Service Unavailable", "", "Retry-After: Thu, 01 Jan 2026 02:00:00 GMT")
            ),
            WebFault.Of(
                "503 with Retry-After of a century",
                FetchFailure.ServerError,
                WebStep.Answer("503 Service Unavailable", "", "Retry-After: 3153600000")
            ),
            WebFault.Of(
                "503 with Retry-After that is nothing",
                FetchFailure.ServerError,
                WebStep.Answer("503 Service Unavailable", "", "Retry-After: soon")
            ),
        ];

    public static IEnumerable<WebFault> Redirects =>
        [
            WebFault.To("a redirect to itself", FetchFailure.RedirectLoop, "/"),
            new(
                "redirects in a circle",
                FetchFailure.RedirectLoop,
                call => [WebStep.Redirect("302 Found", call.Target == "/a" ? "/b" : "/a")]
            ),
            new(
                "redirects without end",
                FetchFailure.TooManyRedirects,
                call => [WebStep.Redirect("307 Temporary Redirect", call.Target + "a")]
            ),
            new(
                "five redirects",
                null,
                call => call.Target.Length > 5 ? [WebStep.Page] : [WebStep.Redirect("301 Moved Permanently", call.Target + "a")]
            ),
            WebFault.To("a redirect to file:", FetchFailure.BadRedirect, "file:///etc/passwd"),
            WebFault.To("a redirect to ftp:", FetchFailure.BadRedirect, "ftp://news.example/feed"),
            WebFault.To("a redirect to data:", FetchFailure.BadRedirect, "data:text/html,<p>hello</p>"),
            WebFault.To("a redirect to javascript:", FetchFailure.BadRedirect, "javascript:alert(1)"),
            WebFault.To("a redirect to gopher:", FetchFailure.BadRedirect, "gopher://127.0.0.1:6379/_FLUSHALL"),
            WebFault.To("a redirect to another port", FetchFailure.BadRedirect, "http://news.example:6379/"),
            WebFault.To("a redirect with a user name", FetchFailure.BadRedirect, "http://admin:admin@news.example/"),
            WebFault.To("a redirect to no address", FetchFailure.BadRedirect, "http://"),
        ];

    public static IEnumerable<WebFault> Private =>
        [
            .. PrivateHosts.SelectMany(host =>
                new[]
                {
                    WebFault.At($"the address http://{host}/", FetchFailure.AddressBlocked, $"http://{host}/"),
                    WebFault.To($"a redirect to http://{host}/", FetchFailure.AddressBlocked, $"http://{host}/"),
                }
            ),
            .. PrivateAddresses.Select(address =>
                WebFault.Named($"a name that leads to {address}", FetchFailure.AddressBlocked, _ => [WebStep.Page], [address])
            ),
            WebFault.Named("a name that leads both ways", null, _ => [WebStep.Page], ["127.0.0.1", HostileWeb.Public.ToString(), "::1"]),
            WebFault.Named(
                "a name that turns private after a redirect",
                FetchFailure.AddressBlocked,
                _ => [WebStep.Redirect("302 Found", "/next"), new WebStep.EndSending()],
                [HostileWeb.Public.ToString()],
                ["127.0.0.1"]
            ),
            WebFault.Named(
                "a name that turns private after robots.txt",
                FetchFailure.AddressBlocked,
                _ => [WebStep.Answer("404 Not Found", "", "Connection: close"), new WebStep.EndSending()],
                [HostileWeb.Public.ToString()],
                ["169.254.169.254"]
            ) with
            {
                Purpose = FetchPurpose.Page,
            },
        ];

    public static IEnumerable<WebFault> Robots =>
        [
            RobotsOf("robots.txt forbids it", FetchFailure.RobotsDisallowed, WebStep.Answer("200 OK", "User-agent: *\nDisallow: /")),
            RobotsOf(
                "robots.txt forbids it to others",
                null,
                WebStep.Answer("200 OK", "User-agent: *\nDisallow: /\nUser-agent: briefbot/1.0\nAllow: /")
            ),
            RobotsOf("robots.txt: 404", null, WebStep.Answer("404 Not Found", "")),
            RobotsOf("robots.txt: 403", null, WebStep.Answer("403 Forbidden", "")),
            RobotsOf("robots.txt: 500", FetchFailure.RobotsUnavailable, WebStep.Answer("500 Internal Server Error", "")),
            RobotsOf("robots.txt: silence", FetchFailure.RobotsUnavailable, new WebStep.Silence(Limits.Answer)),
            RobotsOf(
                "robots.txt without end",
                null,
                WebStep.Text("HTTP/1.1 200 OK\n\nUser-agent: *\nAllow: /\n"),
                new WebStep.Endless("# and so on and on\n"u8.ToArray())
            ),
            RobotsOf("robots.txt is a page", null, WebStep.Page),
            RobotsOf("robots.txt redirects in a circle", null, WebStep.Redirect("302 Found", "/robots.txt")),
        ];

    static WebFault RobotsOf(string name, FetchFailure? ends, params WebStep[] robots) =>
        new(name, ends, call => call.Target == "/robots.txt" ? robots : [WebStep.Page]) { Purpose = FetchPurpose.Page };
}
