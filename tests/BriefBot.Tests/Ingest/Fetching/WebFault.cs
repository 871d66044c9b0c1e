using System.IO.Compression;
using System.Net;
using System.Text;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>Something that a host does wrong, and how a fetch of it ends.</summary>
/// <param name="Name">In words.</param>
/// <param name="Ends">The failure; null when the body is had all the same.</param>
/// <param name="Play">What the host does about a request.</param>
sealed record WebFault(string Name, FetchFailure? Ends, Func<WebCall, IReadOnlyList<WebStep>> Play)
{
    /// <summary>What is fetched.</summary>
    public string Address { get; init; } = "http://news.example/";

    /// <summary>Where names lead at each look-up, beside those that are public.</summary>
    public IReadOnlyDictionary<string, IPAddress[][]> Names { get; init; } = new Dictionary<string, IPAddress[][]>();

    public FetchPurpose Purpose { get; init; } = FetchPurpose.Feed;

    /// <summary>A fault that is the same whatever is asked.</summary>
    public static WebFault Of(string name, FetchFailure? ends, params WebStep[] steps) => new(name, ends, _ => steps);

    /// <summary>A redirect to an address.</summary>
    public static WebFault To(string name, FetchFailure ends, string location) => Of(name, ends, WebStep.Redirect("302 Found", location));

    /// <summary>An address that leads nowhere, with a server that would answer.</summary>
    public static WebFault At(string name, FetchFailure ends, string address) => new(name, ends, _ => [WebStep.Page]) { Address = address };

    /// <summary>A name with these addresses, look-up by look-up.</summary>
    public static WebFault Named(
        string name,
        FetchFailure? ends,
        Func<WebCall, IReadOnlyList<WebStep>> play,
        params string[][] addresses
    ) =>
        new(name, ends, play)
        {
            Names = new Dictionary<string, IPAddress[][]>
            {
                ["news.example"] = [.. addresses.Select(set => set.Select(IPAddress.Parse).ToArray())],
            },
        };

    /// <summary>Every fault.</summary>
    public static IEnumerable<WebFault> All =>
        [
            .. WebFaults.Connections,
            .. WebFaults.Messages,
            .. WebFaults.Bodies,
            .. WebFaults.Statuses,
            .. WebFaults.Redirects,
            .. WebFaults.Private,
            .. WebFaults.Robots,
        ];

    /// <summary>Bytes packed as a Content-Encoding names.</summary>
    public static byte[] Pack(string encoding, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (
            Stream stream = encoding switch
            {
                "br" => new BrotliStream(packed, CompressionLevel.Optimal),
                "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
                "bare deflate" => new DeflateStream(packed, CompressionLevel.Optimal),
                _ => new GZipStream(packed, CompressionLevel.Optimal),
            }
        )
            stream.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>The start of an answer in chunks.</summary>
    public const string Chunked = "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n";

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
