namespace BriefBot.Ingest.Fetching;

/// <summary>Why a fetch failed.</summary>
public enum FetchFailure
{
    /// <summary>The address is none that is fetched: another scheme than http and https, another port than the usual ones, a user name in
    /// it, no host.</summary>
    AddressRefused,

    /// <summary>The address lies, or the host's name leads, into a network that isn't public.</summary>
    AddressBlocked,

    /// <summary>The host's name has no address.</summary>
    NameNotFound,

    /// <summary>No connection: refused, no route, or nobody answered in time.</summary>
    Unreachable,

    /// <summary>No secure connection: certificate, protocol, or no TLS at all.</summary>
    Insecure,

    /// <summary>Connected, but the answer's headers weren't there in time.</summary>
    NoAnswer,

    /// <summary>The answer began, then nothing came any more.</summary>
    Stalled,

    /// <summary>All in all it took too long, however it was spent.</summary>
    TooSlow,

    /// <summary>The connection ended before the answer did.</summary>
    CutOff,

    /// <summary>The answer isn't HTTP.</summary>
    Malformed,

    /// <summary>The answer's headers are larger than any need.</summary>
    HeadersTooLarge,

    /// <summary>The body is larger than is taken for the purpose.</summary>
    TooLarge,

    /// <summary>The body unpacks to a multiple that no text does, or is packed again and again.</summary>
    Bomb,

    /// <summary>The body can't be unpacked.</summary>
    BadCompression,

    /// <summary>A redirect that leads nowhere: without an address, or to none that is fetched.</summary>
    BadRedirect,

    /// <summary>Redirects that lead back to where they came from.</summary>
    RedirectLoop,

    /// <summary>More redirects than are followed.</summary>
    TooManyRedirects,

    /// <summary>The host wants a log-in, payment, or doesn't hand it to programs (401, 402, 403, 407, 451).</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410: there was something, and it won't come back.</summary>
    Gone,

    /// <summary>429.</summary>
    TooManyRequests,

    /// <summary>Another status that refuses the request (4xx).</summary>
    Refused,

    /// <summary>The host is in trouble (5xx).</summary>
    ServerError,

    /// <summary>A status that holds nothing to store: 204, 206, 304 without being asked, and such.</summary>
    Unexpected,

    /// <summary>robots.txt keeps programs from the address.</summary>
    RobotsDisallowed,

    /// <summary>robots.txt can't be had although the host is there; until it can, nothing is fetched.</summary>
    RobotsUnavailable,

    /// <summary>Not asked at all: the host said to wait, or failed again and again.</summary>
    HostResting,
}
