using System.Net;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web;

/// <summary>Where the host listens, and whom that lets in.</summary>
/// <param name="Urls">http addresses, as Kestrel takes them.</param>
/// <param name="OnlyLoopback">True when only this machine can connect.</param>
public sealed record ListenAddresses(IReadOnlyList<Uri> Urls, bool OnlyLoopback)
{
    /// <summary>Reads the setting Web:Urls.</summary>
    /// <exception cref="SettingsException">An address is unusable.</exception>
    public static ListenAddresses Parse(string urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var parsed = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToList();
        if (parsed.Count == 0)
            throw new SettingsException("Web:Urls names no address; its default is http://127.0.0.1:5080.");
        return new ListenAddresses(parsed, parsed.All(IsLoopback));
    }

    /// <summary>True for names and addresses that only this machine can reach itself by.</summary>
    public static bool IsLoopbackHost(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    static Uri ParseOne(string url)
    {
        // Kestrel's wildcards are not host names to Uri.
        var address = url.Replace("://*", "://0.0.0.0").Replace("://+", "://0.0.0.0");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            throw new SettingsException($"Web:Urls: '{url}' is not an address; write it as http://127.0.0.1:5080.");
        if (uri.Scheme == Uri.UriSchemeHttps)
            throw new SettingsException(
                $"Web:Urls: '{url}' asks for https, which a reverse proxy in front of BriefBot provides; listen on http."
            );
        if (uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/" || uri.Query.Length > 0)
            throw new SettingsException($"Web:Urls: '{url}' is not an http address without a path; write it as http://127.0.0.1:5080.");
        if (uri.HostNameType == UriHostNameType.Dns && !IsLoopbackHost(uri.Host))
            throw new SettingsException(
                $"Web:Urls: '{url}' names a host; give the IP address to listen on, or http://0.0.0.0:{uri.Port} for all of them."
            );
        return uri;
    }

    static bool IsLoopback(Uri uri) => IsLoopbackHost(uri.Host);
}
