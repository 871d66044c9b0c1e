namespace BriefBot.Corpus.Addresses;

/// <summary>The parameters of an address that may tell articles apart, in one order.</summary>
static class AddressQuery
{
    /// <summary>The parameters without "?"; empty when none is left.</summary>
    /// <param name="query">With or without its "?".</param>
    public static string Of(string query)
    {
        var kept = new List<string>();
        foreach (var parameter in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = Normal(equals < 0 ? parameter : parameter[..equals]);
            var value = equals < 0 ? "" : Normal(parameter[(equals + 1)..]);
            if (name.Length > 0 && !TrackingParameters.Is(name, value))
                kept.Add(value.Length == 0 ? name : $"{name}={value}");
        }
        kept.Sort(StringComparer.Ordinal);
        return string.Join('&', kept);
    }

    // In a query "+" is a blank.
    static string Normal(string part) => PercentEncoding.Normal(part).Replace("+", "%20", StringComparison.Ordinal);
}
