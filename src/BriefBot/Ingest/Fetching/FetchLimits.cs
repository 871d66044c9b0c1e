namespace BriefBot.Ingest.Fetching;

/// <summary>How much a host may send and how long it may take. Everything beyond ends the fetch with a reason.</summary>
public sealed record FetchLimits
{
    const int Megabyte = 1024 * 1024;

    /// <summary>Bytes of a page, packed or not. Long reads are under 1 MB; the rest is room for pages with inlined pictures.</summary>
    public int PageBytes { get; init; } = 10 * Megabyte;

    /// <summary>Bytes of a feed or a list of feeds, packed or not. Full-text feeds of a hundred articles have about 2 MB.</summary>
    public int FeedBytes { get; init; } = 10 * Megabyte;

    /// <summary>Bytes of robots.txt that are read; what comes after isn't. RFC 9309 asks for 500 KiB at least.</summary>
    public int RobotsBytes { get; init; } = 500 * 1024;

    /// <summary>Unpacked bytes per packed byte, once <see cref="FreeUnpackedBytes"/> have come out. Text reaches about 20, a bomb
    /// 1,000.</summary>
    public int CompressionRatio { get; init; } = 200;

    /// <summary>Unpacked bytes that are let through before the ratio counts.</summary>
    public int FreeUnpackedBytes { get; init; } = Megabyte;

    /// <summary>Packings one within the other.</summary>
    public int Packings { get; init; } = 2;

    /// <summary>Kilobytes of an answer's status line and headers.</summary>
    public int HeaderKilobytes { get; init; } = 64;

    /// <summary>Redirects that are followed.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>Characters of an address.</summary>
    public int AddressLength { get; init; } = 4000;

    /// <summary>Time to find a host's address and connect to it.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from the request until the answer's headers are there, connecting included.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time without a byte of the body.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes that are taken for a purpose.</summary>
    public int BytesFor(FetchPurpose purpose) =>
        purpose switch
        {
            FetchPurpose.Page => PageBytes,
            FetchPurpose.Robots => RobotsBytes,
            _ => FeedBytes,
        };
}
