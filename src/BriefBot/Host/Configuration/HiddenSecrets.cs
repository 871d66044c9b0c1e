using System.Text.RegularExpressions;

namespace BriefBot.Host.Configuration;

/// <summary>Addresses as they may be shown: without user names, passwords and the values of queries, where keys hide.</summary>
static partial class HiddenSecrets
{
    const string Hidden = "(hidden)";

    /// <summary>A text with what may be secret in its addresses left out.</summary>
    public static string InAddresses(string text) => Address().Replace(text, match => WithoutSecrets(match.Value));

    static string WithoutSecrets(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = address.AsSpan(start).IndexOfAny("/?#") is >= 0 and var at ? start + at : address.Length;
        var authority = address[start..end];
        if (authority.LastIndexOf('@') is >= 0 and var sign)
            authority = Hidden + authority[sign..];
        return string.Concat(address.AsSpan(0, start), authority, Value().Replace(address[end..], "${key}" + Hidden));
    }

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9+.-]*://[^\s;,""'<>]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // In the query and behind '#', what stands behind each '='; and all of it where there is none.
    [GeneratedRegex(@"(?<key>[?&#](?:[^=&#?]*=)?)[^&#]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
