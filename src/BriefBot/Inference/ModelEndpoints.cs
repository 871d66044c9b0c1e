using System.Net;
using System.Net.Sockets;

namespace BriefBot.Inference;

/// <summary>Where models are reached.</summary>
public static class ModelEndpoints
{
    /// <summary>The address that is used when none is set; null when one must be.</summary>
    public static Uri? Default(ModelProvider provider) =>
        provider switch
        {
            ModelProvider.OpenAI => new Uri("https://api.openai.com/v1"),
            ModelProvider.Anthropic => new Uri("https://api.anthropic.com"),
            _ => null,
        };

    /// <summary>What is wrong with an address, and what to do; null when nothing is. Questions and keys go over plain HTTP to near machines
    /// only.</summary>
    public static string? Complaint(string endpoint)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return $"{endpoint} is not an http or https address";
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return $"{address.Host}: the address must have no user name, query or fragment; a key goes into ApiKey or ApiKeyFile";
        return address.Scheme == "http" && !IsNear(address)
            ? $"{endpoint}: over plain http anybody on the way could read questions and keys; use https, or a server on this "
                + "machine or network"
            : null;
    }

    // This machine, its own network, and names that only there mean something.
    static bool IsNear(Uri address)
    {
        if (IPAddress.TryParse(address.DnsSafeHost, out var ip))
            return IPAddress.IsLoopback(ip) || IsPrivate(ip);
        var host = address.Host;
        return address.IsLoopback
            || !host.Contains('.', StringComparison.Ordinal)
            || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".lan", StringComparison.OrdinalIgnoreCase);
    }

    // RFC 1918, RFC 4193, RFC 6598 and link-local addresses.
    static bool IsPrivate(IPAddress ip)
    {
        if (ip.IsIPv4MappedToIPv6)
            ip = ip.MapToIPv4();
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
            return ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal;
        var bytes = ip.GetAddressBytes();
        return bytes[0] switch
        {
            10 => true,
            100 => bytes[1] is >= 64 and < 128,
            169 => bytes[1] == 254,
            172 => bytes[1] is >= 16 and < 32,
            192 => bytes[1] == 168,
            _ => false,
        };
    }
}
