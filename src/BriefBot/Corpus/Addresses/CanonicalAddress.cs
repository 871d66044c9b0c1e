using System.Text;

namespace BriefBot.Corpus.Addresses;

/// <summary>
/// One form for all addresses under which the same page is found: a key to tell articles by, never an address to show or to fetch.
/// </summary>
/// <remarks>
/// Scheme, default port, user name and fragment don't count, nor do "www." and hosts and paths for telephones and AMP, index files,
/// doubled and trailing slashes, the order of parameters, and parameters that only tell how a reader came
/// (<see cref="TrackingParameters"/>).
/// Paths and other parameters keep their case: they may tell articles apart. Percent-encoding is that of RFC 3986, section 6.2.2.
/// </remarks>
public static class CanonicalAddress
{
    /// <summary>Longest address that is taken apart, in UTF-16 code units; a longer one only loses its fragment.</summary>
    public const int Longest = 8_192;

    // Each round takes something away, so this many are only needed by addresses made for it.
    const int Rounds = 16;

    /// <summary>The key. Of two addresses that lead to one page it is the same, as far as the addresses alone tell; of a key, the key
    /// itself.</summary>
    /// <param name="address">Anything; what is no web address is only trimmed and loses its fragment.</param>
    public static string Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var key = address;
        for (var round = 0; round < Rounds; round++)
        {
            var next = Once(key);
            if (next == key)
                break;
            key = next;
        }
        return key;
    }

    /// <summary>The host without "www." and the like, in lower case; null for what is no web address.</summary>
    public static string? HostOf(string? address) =>
        address is { Length: <= Longest } && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && IsWeb(uri) ? Host(uri) : null;

    /// <summary>
    /// Whose site a host is: its last two labels, or three where the last two are a registry ("example.co.uk"). Hosts of one site may
    /// still belong to several outlets, as blogs on one platform do.
    /// </summary>
    public static string SiteOf(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.StartsWith('[') || host.All(c => char.IsAsciiDigit(c) || c == '.'))
            return host;
        var labels = host.Split('.');
        var kept = labels.Length > 2 && IsRegistry(labels[^2], labels[^1]) ? 3 : 2;
        return labels.Length <= kept ? host : string.Join('.', labels[^kept..]);
    }

    /// <summary>True for the front page of a site, which is no article's address whatever a page says of itself.</summary>
    public static bool IsFrontPage(string address)
    {
        var key = Of(address);
        return Uri.TryCreate(key, UriKind.Absolute, out var uri) && uri.AbsolutePath == "/" && uri.Query.Length == 0;
    }

    static string Once(string address)
    {
        var trimmed = address.Trim();
        if (trimmed.Length > Longest || !Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || !IsWeb(uri))
            return WithoutFragment(trimmed);
        if (AmpCopies.Original(uri) is { } original)
            return original;
        var key = new StringBuilder("https://").Append(Host(uri));
        if (!uri.IsDefaultPort && uri.Port is not (80 or 443))
            key.Append(':').Append(uri.Port);
        key.Append(AddressPath.Of(PercentEncoding.Normal(uri.AbsolutePath)));
        var query = AddressQuery.Of(uri.Query);
        if (query.Length > 0)
            key.Append('?').Append(query);
        // "#!" is how some pages name the article; any other fragment is a place within the page.
        if (uri.Fragment.StartsWith("#!", StringComparison.Ordinal))
            key.Append(PercentEncoding.Normal(uri.Fragment));
        return key.ToString();
    }

    static bool IsWeb(Uri uri) => uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    static string WithoutFragment(string address) =>
        address.IndexOf('#', StringComparison.Ordinal) is var at and > 0 ? address[..at].TrimEnd() : address;

    static string Host(Uri uri)
    {
        var host = HostName.Ascii(uri).TrimEnd('.').ToLowerInvariant();
        while (
            FirstLabel(host) is "www" or "m" or "mobile" or "amp"
            && host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..] is var rest
            && IsSite(rest)
        )
            host = rest;
        return host;
    }

    static string FirstLabel(string host) => host.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? host[..dot] : "";

    static bool IsSite(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 2
            || (labels.Length == 2 && labels[0].Length > 0 && labels[1].Length > 0 && !IsRegistry(labels[0], labels[1]));
    }

    static bool IsRegistry(string second, string first) =>
        first.Length == 2
        && second
            is "co"
                or "com"
                or "org"
                or "net"
                or "gov"
                or "gob"
                or "gouv"
                or "edu"
                or "ac"
                or "or"
                or "ne"
                or "go"
                or "nom"
                or "info"
                or "press"
                or "ltd"
                or "plc"
                or "me";
}
