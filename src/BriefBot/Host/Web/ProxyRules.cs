using BriefBot.Host.Configuration;
using BriefBot.Ingest.Fetching;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BriefBot.Host.Web;

/// <summary>Whose word on a request's sender is taken: only that of reverse proxies which the settings name.</summary>
static class ProxyRules
{
    static readonly IPNetwork[] Loopback = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>Which proxies are believed; null for none.</summary>
    public static ForwardedHeadersOptions? Of(WebOptions options)
    {
        IReadOnlyList<IPNetwork> networks =
            NetworkList.TryParse(options.Proxies, out var named) && named.Networks.Count > 0 ? named.Networks
            : options.PublicUrl.Length > 0 ? Loopback
            : [];
        if (networks.Count == 0)
            return null;
        var rules = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many proxies as stand in a row, each of them named: whatever stands before the first one that isn't is hearsay.
            ForwardLimit = null,
        };
        rules.KnownProxies.Clear();
        rules.KnownIPNetworks.Clear();
        foreach (var network in networks)
            rules.KnownIPNetworks.Add(network);
        return rules;
    }
}
