using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace BriefBot.Ingest.Fetching;

/// <summary>Tells addresses of the public internet from all others.</summary>
/// <remarks>
/// Source: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its updates), the multicast registries, and the blocks
/// that were withdrawn. Of IPv6 only 2000::/3 is in use as global unicast, so everything else is out without being named.
/// </remarks>
static class SpecialNetworks
{
    static readonly (IPNetwork Network, string Kind)[] Special = Parse(
        "0.0.0.0/8 this machine",
        "10.0.0.0/8 a private network",
        "100.64.0.0/10 a provider's inner network",
        "127.0.0.0/8 this machine",
        "169.254.0.0/16 the local link, where clouds keep their machines' secrets",
        "172.16.0.0/12 a private network",
        "192.0.0.0/24 addresses kept for protocols",
        "192.0.2.0/24 addresses kept for documentation",
        "192.31.196.0/24 addresses kept for protocols",
        "192.52.193.0/24 addresses kept for protocols",
        "192.88.99.0/24 addresses kept for protocols",
        "192.168.0.0/16 a private network",
        "192.175.48.0/24 addresses kept for protocols",
        "198.18.0.0/15 addresses kept for measurements",
        "198.51.100.0/24 addresses kept for documentation",
        "203.0.113.0/24 addresses kept for documentation",
        "224.0.0.0/4 addresses of groups",
        "240.0.0.0/4 addresses that nobody has",
        // Not in a registry: Azure answers every virtual machine there with its own configuration.
        "168.63.129.16/32 the local link, where clouds keep their machines' secrets",
        "2001::/23 addresses kept for protocols",
        "2001:db8::/32 addresses kept for documentation",
        "2002::/16 addresses that wrap others (6to4)",
        "2620:4f:8000::/48 addresses kept for protocols",
        "3fff::/20 addresses kept for documentation",
        "3ffe::/16 addresses that nobody has",
        "::1/128 this machine",
        "::/128 this machine",
        "fc00::/7 a private network",
        "fe80::/10 the local link",
        "fec0::/10 a private network",
        "ff00::/8 addresses of groups"
    );

    static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>What kind of network an address lies in, in a few words; null when that is the public internet.</summary>
    /// <param name="allowed">Networks that are read from all the same.</param>
    public static string? Objection(IPAddress address, NetworkList allowed)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0)
            address = new IPAddress(address.GetAddressBytes());
        if (allowed.Contains(address))
            return null;
        foreach (var (network, kind) in Special)
        {
            if (network.Contains(address))
                return kind;
        }
        return address.AddressFamily == AddressFamily.InterNetwork ? null : Version6(address, allowed);
    }

    static string? Version6(IPAddress address, NetworkList allowed)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        // A translator (NAT64) or the host itself (ISATAP) sends these on to the IPv4 address in their last bytes.
        if (Nat64.Contains(address))
            return Objection(new IPAddress(bytes[12..]), allowed);
        if (!GlobalUnicast.Contains(address))
            return "addresses that nobody has";
        var interfaceStart = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
        return interfaceStart is 0x00005EFE or 0x02005EFE ? Objection(new IPAddress(bytes[12..]), allowed) : null;
    }

    static (IPNetwork Network, string Kind)[] Parse(params string[] lines) =>
        [.. lines.Select(line => line.Split(' ', 2)).Select(parts => (IPNetwork.Parse(parts[0]), parts[1]))];
}
