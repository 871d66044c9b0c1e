using BriefBot.Corpus.Addresses;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Sources, hosts and topics as filters compare them: lower case, trimmed.</summary>
static class SearchKey
{
    /// <summary>Key of a source or topic; null for none.</summary>
    public static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();

    /// <summary>Host of an address; null when it has none.</summary>
    public static string? OfHost(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? Of(HostName.Ascii(address)) : null;
}
