using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>
/// Many sites with a feed and articles each, on one real socket; neighbours reprint each other. What they show changes from edition to
/// edition: articles are edited, move to other addresses, ids and the words around links change, items come twice, new ones come.
/// </summary>
sealed class NewsCity : IAsyncDisposable
{
    static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentBag<Task> _running = [];
    readonly Task _accepting;
    readonly int _articles;
    int _requests;

    public NewsCity(int articles)
    {
        _articles = articles;
        _listener.Start(1_000);
        _accepting = AcceptAsync();
    }

    /// <summary>1 at first, 2 after the edits.</summary>
    public int Edition { get; set; } = 1;

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static Fetcher Fetcher(int port, TimeProvider time) =>
        new(
            new FetchOptions { Interval = TimeSpan.Zero, Concurrent = 64 },
            time,
            null,
            (_, _) => Task.FromResult<IPAddress[]>([Public]),
            async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
        );

    public static string FeedOf(int site) => string.Create(CultureInfo.InvariantCulture, $"http://site{site}.example/feed");

    /// <summary>The same on the loopback address itself, for a process of its own.</summary>
    public string LocalFeedOf(int site) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/site{site}/feed");

    /// <summary>Waits until so many requests have come.</summary>
    public async Task WaitForAsync(int requests, CancellationToken cancellation)
    {
        while (Requests < requests)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Whether an article says something else in the second edition. One that has a new id and address at once would be another
    /// article.</summary>
    public static bool IsEdited(int article) => article % 5 == 0 && !(IsMoved(article) && HasOtherId(article));

    /// <summary>Whether an article has another address in the second edition.</summary>
    public static bool IsMoved(int article) => article % 7 == 1 || article % 30 == 5;

    /// <summary>Whether an article's old address leads to its new one; else there is nothing any more.</summary>
    public static bool IsForwarded(int article) => article % 2 == 0;

    /// <summary>Whether an article has another id in the second edition.</summary>
    public static bool HasOtherId(int article) => article % 3 == 0;

    /// <summary>Whether two neighbours have an article's text in common.</summary>
    public static bool IsShared(int article) => article % 10 == 7;

    /// <summary>The site with which a site shares texts.</summary>
    public static int Neighbour(int site) => site ^ 1;

    /// <summary>How many articles a site has in an edition: each brings two new ones in the second.</summary>
    public int Count(int edition) => edition == 1 ? _articles : _articles + 2;

    /// <summary>An article's text.</summary>
    public static string Body(int site, int article, int edition) =>
        IsShared(article) ? Text(Math.Min(site, Neighbour(site)), article, edition) : Text(site, article, edition);

    static string Text(int site, int article, int edition)
    {
        string Name(int n) => Word(site + (211 * n), article + (59 * n));
        var vote = edition > 1 && IsEdited(article) ? "against" : "for";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The council of {Name(1)} heard {Name(2)} Holm about {Name(3)} harbour on Monday and voted {vote} the {Name(4)} plan "
                + $"of {Name(5)} street.\n\nIt costs {1_000_000 + (site * 1000) + article} crowns, {Name(6)} Berg told {Name(7)} radio, "
                + $"and {Name(8)} bank keeps {Name(9)} ledger."
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Whoever accepts must have ended: a listener that was stopped can't be asked any more.
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    // Names that differ from article to article, so that none is taken for another one's copy.
    static string Word(int one, int other)
    {
        // Knuth's multiplier spreads the numbers, so that neighbours have nothing in common.
        var seed = unchecked((uint)((one * 7919) + (other * 104_729) + 17) * 2_654_435_761);
        var word = new StringBuilder();
        for (var n = 0; n < 4; n++, seed /= 70)
            word.Append("bdfgklmnprstvz"[(int)(seed % 14)]).Append("aeiou"[(int)(seed / 14 % 5)]);
        return char.ToUpperInvariant(word[0]) + word.ToString(1, word.Length - 1);
    }

    string Feed(int site, string root)
    {
        var items = new StringBuilder();
        for (var article = Count(Edition); article > 0; article--)
        {
            items.Append(Item(site, article, root));
            // Now and then one stands there twice, under another id.
            if (article % 17 == 0)
                items.Append(
                    Item(site, article, root)
                        .Replace("<guid", "<guid data-again=\"1\"", StringComparison.Ordinal)
                        .Replace("</guid>", "-again</guid>", StringComparison.Ordinal)
                );
        }
        return $"<rss version=\"2.0\"><channel><title>Site {site}</title><link>{root}/</link>{items}</channel></rss>";
    }

    string Item(int site, int article, string root)
    {
        // Ids that change with every edition, links that carry where a reader comes from, words that change with the article.
        var id = HasOtherId(article) ? $"{Edition}-{article}" : $"{article}";
        var path = Edition > 1 && IsMoved(article) ? $"moved-{article}" : $"{article}";
        var link = article % 4 == 0 ? $"?utm_source=rss&amp;utm_campaign=e{Edition}" : "";
        var summary = Edition > 1 && IsEdited(article) ? "corrected" : "as reported";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<item><title>Report {article} of district {site}</title><link>{root}/{path}{link}</link><guid "
                + $"isPermaLink=\"false\">{id}</guid><description>Vote {summary}</description></item>"
        );
    }

    byte[] Answer(string target, string host)
    {
        Interlocked.Increment(ref _requests);
        var parts = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isLocal = host.StartsWith("127.", StringComparison.Ordinal);
        var name = isLocal ? parts[0] : host.Split('.')[0];
        var path = parts[^1];
        var site = name.StartsWith("site", StringComparison.Ordinal) ? int.Parse(name.AsSpan(4), CultureInfo.InvariantCulture) : 0;
        var root = isLocal ? $"http://{host}/{name}" : $"http://{host}";
        var isMoved = path.StartsWith("moved-", StringComparison.Ordinal);
        var isPage = int.TryParse(isMoved ? path[6..] : path, CultureInfo.InvariantCulture, out var article);
        var hasLeft = isPage && !isMoved && Edition > 1 && IsMoved(article);
        if (hasLeft && IsForwarded(article))
            return Encoding.ASCII.GetBytes(
                $"HTTP/1.1 301 Moved Permanently\r\nLocation: {root}/moved-{article}\r\nContent-Length: 0\r\n\r\n"
            );
        var body =
            path == "feed" ? Feed(site, root)
            : isPage && !hasLeft ? FeedWorld.Page($"Report {article} of district {site}", Body(site, article, Edition))
            : null;
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        var type = path == "feed" ? "application/rss+xml" : "text/html; charset=utf-8";
        return
        [
            .. Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {(body is null ? "404 Not Found" : "200 OK")}\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\n\r\n"
            ),
            .. bytes,
        ];
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _running.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var buffer = new byte[8 * 1024];
            var length = 0;
            try
            {
                while (true)
                {
                    var read = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                    if (read == 0)
                        return;
                    length += read;
                    var head = Encoding.ASCII.GetString(buffer, 0, length);
                    if (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                        continue;
                    length = 0;
                    var lines = head.Split("\r\n");
                    var host = lines.First(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))[5..].Trim();
                    await socket.SendAsync(Answer(lines[0].Split(' ')[1], host), _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
