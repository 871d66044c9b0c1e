using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Decides under which address an article is known: what its page claims is checked against where it was read.</summary>
static class PageAddress
{
    /// <summary>Second-level names under which sites register ("example.co.uk").</summary>
    static readonly HashSet<string> SharedSecondLevel = new(StringComparer.Ordinal)
    {
        "co",
        "com",
        "org",
        "net",
        "gov",
        "gob",
        "edu",
        "ac",
        "or",
        "ne",
        "go",
        "gv",
        "in",
        "nic",
        "asso",
        "govt",
    };

    /// <summary>Names below which everybody may have a site.</summary>
    static readonly HashSet<string> SharedHosting = new(StringComparer.Ordinal)
    {
        "blogspot.com",
        "wordpress.com",
        "substack.com",
        "tumblr.com",
        "github.io",
        "gitlab.io",
        "medium.com",
        "typepad.com",
        "livejournal.com",
        "ghost.io",
        "pages.dev",
        "netlify.app",
        "vercel.app",
        "herokuapp.com",
        "wixsite.com",
        "weebly.com",
        "jimdo.com",
    };

    /// <summary>The article's own address and, when the page names an original on another site, that.</summary>
    /// <param name="claims">Addresses that the page gives for its article, the best first; may be relative.</param>
    /// <param name="readFrom">Where the page was read, null when unknown.</param>
    public static (string? Own, string? Elsewhere) Choose(IEnumerable<string?> claims, string? readFrom)
    {
        string? elsewhere = null;
        foreach (var claim in claims)
        {
            if (Metadata.WebAddress(claim, readFrom) is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
                continue;
            if (IsHome(uri))
                continue;
            if (!Uri.TryCreate(readFrom, UriKind.Absolute, out var from))
            {
                if (IsPublic(uri))
                    return (address, null);
                continue;
            }
            if (SameSite(uri.Host, from.Host) || IsCopyOf(from, uri))
                return (address, elsewhere);
            if (IsPublic(uri))
                elsewhere ??= address;
        }
        return (Metadata.WebAddress(readFrom), elsewhere);
    }

    /// <summary>True when an address leads to a site's beginning rather than to an article.</summary>
    public static bool IsHome(Uri address) =>
        address.Query.Length <= 1
        && address.AbsolutePath.Trim('/').ToLowerInvariant()
            is ""
                or "index.html"
                or "index.htm"
                or "index.php"
                or "home"
                or "default.aspx"
                or "amp"
                or "en"
                or "de"
                or "fr"
                or "es"
                or "it"
                or "pt"
                or "us"
                or "uk";

    /// <summary>What two addresses of the same page have in common: host without "www.", path without its last slash, query.</summary>
    public static string? Key(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Metadata.HostOf(address) + uri.AbsolutePath.TrimEnd('/') + uri.Query
            : null;

    /// <summary>True when two hosts belong to the same registered name ("m.example.co.uk", "www.example.co.uk").</summary>
    public static bool SameSite(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (
            Uri.CheckHostName(one) == UriHostNameType.Dns
            && Uri.CheckHostName(other) == UriHostNameType.Dns
            && Registered(one).Equals(Registered(other), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Caches and archives have the host of the original in their path ("/c/s/www.example.com/…").</summary>
    static bool IsCopyOf(Uri copy, Uri original) =>
        original.Host.Contains('.', StringComparison.Ordinal)
        && copy.AbsolutePath.Contains("/" + original.Host + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address that anybody may have: a name with a dot, no number.</summary>
    static bool IsPublic(Uri address) =>
        address.HostNameType == UriHostNameType.Dns
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        && !address.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
        && !address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    static string Registered(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        if (labels.Length <= 2)
            return host;
        var shared =
            (labels[^1].Length == 2 && SharedSecondLevel.Contains(labels[^2].ToLowerInvariant()))
            || SharedHosting.Contains(string.Join('.', labels[^2..]).ToLowerInvariant());
        return string.Join('.', labels[^(shared ? Math.Min(3, labels.Length) : 2)..]);
    }
}
