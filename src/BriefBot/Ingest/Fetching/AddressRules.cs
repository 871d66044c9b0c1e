using System.Globalization;
using System.Net;

namespace BriefBot.Ingest.Fetching;

/// <summary>Judges addresses before anything is sent. What their host's name leads to is judged when connecting
/// (<see cref="GuardedDialer"/>).</summary>
sealed class AddressRules
{
    readonly HashSet<int> _ports;
    readonly NetworkList _allowed;
    readonly int _longest;

    public AddressRules(FetchOptions options, FetchLimits limits)
    {
        _ports =
        [
            .. options
                .Ports.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(port => int.Parse(port, CultureInfo.InvariantCulture)),
        ];
        _allowed = NetworkList.TryParse(options.AllowNetworks, out var list) ? list : NetworkList.Empty;
        _longest = limits.AddressLength;
    }

    /// <summary>The address as it is asked for, without its fragment and the dot that may end a host; or why it isn't fetched.</summary>
    public FetchResult.Failed? Check(Uri address, out Uri accepted)
    {
        ArgumentNullException.ThrowIfNull(address);
        accepted = address;
        if (!address.IsAbsoluteUri)
            return Refused("the address is not complete; it starts with https:// or http://");
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return Refused($"addresses that start with {Shown(address.Scheme)}: are not fetched, only https: and http:");
        if (address.UserInfo.Length > 0)
            return Refused("the address holds a user name or password; addresses with one are not fetched");
        if (address.OriginalString.Length > _longest)
            return Refused(string.Create(CultureInfo.InvariantCulture, $"the address is longer than {_longest} characters"));
        if (!TryTidy(address, out accepted))
            return Refused("the address names no host that there could be");
        if (!_ports.Contains(accepted.Port))
            return Refused(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"port {accepted.Port} is not fetched from; the setting Fetch:Ports lists those that are"
                )
            );
        return
            IPAddress.TryParse(accepted.IdnHost.Trim('[', ']'), out var literal) && SpecialNetworks.Objection(literal, _allowed) is { } kind
            ? Blocked(kind)
            : null;
    }

    /// <summary>The failure for an address in a network that isn't public.</summary>
    public static FetchResult.Failed Blocked(string kind) =>
        new(
            FetchFailure.AddressBlocked,
            $"the address is not of the public internet ({kind}); nothing is read from there unless the setting "
                + "Fetch:AllowNetworks allows it"
        );

    static bool TryTidy(Uri address, out Uri tidy)
    {
        tidy = address;
        if (address.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
            return false;
        try
        {
            var host = address.IdnHost.TrimEnd('.');
            if (host.Length is 0 or > 253 || host.Contains('%') && address.HostNameType == UriHostNameType.Dns)
                return false;
            if (address.HostNameType == UriHostNameType.Dns && host.Split('.').Any(label => label.Length is 0 or > 63))
                return false;
            if (address.Fragment.Length == 0 && host.Length == address.IdnHost.Length)
                return true;
            var builder = new UriBuilder(address) { Fragment = "" };
            if (host.Length != address.IdnHost.Length)
                builder.Host = host;
            tidy = builder.Uri;
            return tidy.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            return false;
        }
    }

    static string Shown(string scheme) => scheme.Length <= 20 ? scheme : scheme[..20] + "…";

    static FetchResult.Failed Refused(string reason) => new(FetchFailure.AddressRefused, reason);
}
