using System.Net;

namespace BriefBot.Ingest.Fetching;

/// <summary>Some networks.</summary>
sealed class NetworkList(IReadOnlyList<IPNetwork> networks)
{
    /// <summary>None.</summary>
    public static NetworkList Empty { get; } = new([]);

    /// <summary>The networks.</summary>
    public IReadOnlyList<IPNetwork> Networks => networks;

    /// <summary>Reads networks in CIDR notation, separated by commas; a single address is a network of one.</summary>
    public static bool TryParse(string text, out NetworkList list)
    {
        list = Empty;
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var written = part.Contains('/') ? part : part + (part.Contains(':') ? "/128" : "/32");
            if (!IPNetwork.TryParse(written, out var network))
                return false;
            networks.Add(network);
        }
        list = new(networks);
        return true;
    }

    /// <summary>Whether an address lies in one of them.</summary>
    public bool Contains(IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
                return true;
        }
        return false;
    }
}
