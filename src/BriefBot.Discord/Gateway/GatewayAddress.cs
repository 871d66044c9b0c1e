namespace BriefBot.Discord;

/// <summary>Addresses that the token may be sent to.</summary>
static class GatewayAddress
{
    /// <summary>The address of GET /gateway/bot with our query.</summary>
    /// <exception cref="FormatException">It is no wss address, nor a ws address of this machine.</exception>
    public static Uri Base(string url, bool compress)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeWss && !(uri.Scheme == Uri.UriSchemeWs && uri.IsLoopback))
        )
            throw new FormatException("GET /gateway/bot gave no wss:// address; the token isn't sent elsewhere.");

        return WithQuery(uri, compress);
    }

    /// <summary>
    /// The address of READY's resume_gateway_url with our query; null when it isn't one to trust with the token: another scheme than the
    /// base's, or a host of another domain. Discord takes a RESUME at the base as well.
    /// </summary>
    public static Uri? Resume(string? url, Uri baseAddress, bool compress)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
            return null;
        if (uri.Scheme != Uri.UriSchemeWss && !(uri.Scheme == Uri.UriSchemeWs && baseAddress.Scheme == Uri.UriSchemeWs))
            return null;

        var trusted = baseAddress.IsLoopback ? uri.IsLoopback : Domain(uri).Equals(Domain(baseAddress), StringComparison.OrdinalIgnoreCase);
        return trusted ? WithQuery(uri, compress) : null;
    }

    // The last two labels: gateway.discord.gg and gateway-us-east1-b.discord.gg are one house.
    static string Domain(Uri uri) =>
        uri.HostNameType == UriHostNameType.Dns ? string.Join('.', uri.IdnHost.Split('.').TakeLast(2)) : uri.Host;

    static Uri WithQuery(Uri uri, bool compress) =>
        new UriBuilder(uri) { Query = compress ? "v=10&encoding=json&compress=zlib-stream" : "v=10&encoding=json", Fragment = "" }.Uri;
}
