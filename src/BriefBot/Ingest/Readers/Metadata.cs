namespace BriefBot.Ingest.Readers;

/// <summary>Makes metadata of untrusted inputs fit to store and show.</summary>
public static class Metadata
{
    /// <summary>Characters of a title, byline, outlet or label that are kept.</summary>
    public const int MaxLength = 500;

    /// <summary>The text on one line: white space and control characters collapsed to single spaces, cut at a length; null when nothing is
    /// left.</summary>
    public static string? OneLine(string? text, int maxLength = MaxLength)
    {
        if (text is null)
            return null;
        var line = new System.Text.StringBuilder(Math.Min(text.Length, maxLength));
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B')
            {
                gap = line.Length > 0;
                continue;
            }
            if (gap)
                line.Append(' ');
            gap = false;
            line.Append(c);
            if (line.Length >= maxLength)
                break;
        }
        if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
            line.Length--;
        return line.Length == 0 ? null : line.ToString();
    }

    /// <summary>An absolute http or https address without user and password, else null.</summary>
    /// <param name="relativeTo">Base for a relative address.</param>
    public static string? WebAddress(string? address, string? relativeTo = null)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > 4000)
            return null;
        var trimmed = address.Trim();
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            if (!Uri.TryCreate(relativeTo, UriKind.Absolute, out var root) || !Uri.TryCreate(root, trimmed, out uri))
                return null;
            return uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? uri.AbsoluteUri : null;
        }
        return uri.UserInfo.Length > 0 ? null : trimmed;
    }

    /// <summary>An address's host without "www.", else null.</summary>
    public static string? HostOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return null;
        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? uri.Host[4..].ToLowerInvariant()
            : uri.Host.ToLowerInvariant();
    }
}
