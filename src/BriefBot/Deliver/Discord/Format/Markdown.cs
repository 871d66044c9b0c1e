using System.Text;
using BriefBot.Corpus.Addresses;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Writes text from outside so that Discord's client shows it letter by letter, and links that lead where they say.</summary>
/// <remarks>
/// A backslash before a sign makes the client show the sign. Every sign that opens something anywhere in a line is escaped
/// always; those that only count at the start of a line, there. That covers emphasis, spoilers, code, headings, lists, quotes,
/// masked links, mentions, timestamps, emoji, and addresses ("https\://…" is shown as written and not linked).
/// </remarks>
public static class Markdown
{
    /// <summary>Longest address of a link, in characters; a longer one would crowd out the text around it.</summary>
    public const int MaxAddress = 600;

    /// <summary>Longest address that is looked at.</summary>
    const int MaxInput = 4_096;

    // Shows nothing and keeps "@" and "everyone" from being one word, also where a backslash isn't obeyed.
    const char WordJoiner = '\u2060';

    const string KeptInAddress = "-._~:/?#!$&+,;=%";

    /// <summary>Text of any origin, in full.</summary>
    public static string Escape(string text) => Escape(CleanText.Of(text));

    /// <summary>Text of any origin, in full, with its bold stretches.</summary>
    public static string Escape(CleanText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(text, 0, text.Text.Length);
    }

    /// <summary>Text of any origin, cut to fit.</summary>
    /// <param name="limit">Most UTF-16 code units of the outcome, backslashes and the "…" of a cut included; 1 or more.</param>
    public static string Escape(string text, int limit)
    {
        var clean = CleanText.Of(text);
        var end = TextCut.End(clean, 0, limit);
        return end == clean.Text.Length ? Escape(clean) : Escape(clean, 0, TextCut.End(clean, 0, limit - 1)).TrimEnd() + TextCut.Ellipsis;
    }

    /// <summary>Text for places without markdown (footers, labels, choices), cut to fit.</summary>
    /// <param name="limit">Most UTF-16 code units of the outcome; 1 or more.</param>
    public static string Plain(string text, int limit)
    {
        var clean = CleanText.Of(text);
        var whole = Defused(clean.Text);
        if (whole.Length <= limit)
            return whole;
        for (var end = Math.Min(limit - 1, clean.Text.Length); ; end--)
        {
            if (!clean.MayCutAt(end))
                continue;
            var shown = Defused(clean.Text[..end]);
            if (shown.Length < limit)
                return shown.TrimEnd() + TextCut.Ellipsis;
        }
    }

    /// <summary>A masked link, or the text alone where the address can't be linked to (<see cref="Address"/>).</summary>
    /// <param name="text">Of any origin. One that looks like an address itself isn't linked: the client takes that for deceit.</param>
    public static string Link(string text, string? url)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = Escape(text);
        if (string.IsNullOrWhiteSpace(shown) || text.Contains("://", StringComparison.Ordinal))
            return shown;
        return Address(url) is { } address ? $"[{shown}]({address})" : shown;
    }

    /// <summary>
    /// An address as it may stand in a masked link; null for anything but an absolute http(s) address without user name or
    /// password, for one that is longer than <see cref="MaxAddress"/>, and for a bare IPv6 host, whose brackets are markdown.
    /// </summary>
    public static string? Address(string? url)
    {
        if (url is null || url.Length > MaxInput || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;
        if (uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            return null;
        if (uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4))
            return null;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var address = $"{uri.Scheme}://{HostName.Ascii(uri)}{port}{Encode(uri.PathAndQuery)}{Encode(uri.Fragment)}";
        return address.Length <= MaxAddress && address.All(char.IsAscii) ? address : null;
    }

    /// <summary>A stretch of a text as markdown.</summary>
    internal static string Escape(CleanText text, int start, int end)
    {
        var markdown = new StringBuilder(end - start + 16);
        for (var i = start; i < end; i++)
        {
            if (MarkdownSigns.OpensBold(text, i, start) || MarkdownSigns.ClosesBold(text, i, start))
                markdown.Append("**");
            if (MarkdownSigns.NeedsBackslash(text.Text, i))
                markdown.Append('\\');
            markdown.Append(text.Text[i]);
            if (MarkdownSigns.IsBroadcast(text.Text, i))
                markdown.Append(WordJoiner);
        }

        if (end > start && text.IsMarked(end - 1))
            markdown.Append("**");
        return markdown.ToString();
    }

    static string Defused(string text)
    {
        if (!text.Contains('@'))
            return text;
        var defused = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            defused.Append(text[i]);
            if (MarkdownSigns.IsBroadcast(text, i))
                defused.Append(WordJoiner);
        }

        return defused.ToString();
    }

    static string Encode(string part)
    {
        var encoded = new StringBuilder(part.Length);
        foreach (var c in part)
        {
            if (char.IsAsciiLetterOrDigit(c) || KeptInAddress.Contains(c))
                encoded.Append(c);
            else
                encoded.Append(Uri.HexEscape(c <= '\u007f' ? c : '?'));
        }

        return encoded.ToString();
    }
}
