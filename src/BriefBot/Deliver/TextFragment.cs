using System.Text;

namespace BriefBot.Deliver;

/// <summary>Addresses that make a browser scroll to a quote on the live page and highlight it.</summary>
/// <remarks>Source: WICG, URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.</remarks>
public static class TextFragment
{
    /// <summary>Unless asked otherwise, quotes up to this many characters are named in full; longer ones by their first and last
    /// words.</summary>
    public const int LongestWhole = 150;

    /// <summary>Words at each end of a long quote.</summary>
    public const int WordsAtEachEnd = 5;

    /// <summary>The page's address with a directive for the quote; null when the page has no http(s) address or the quote is
    /// blank.</summary>
    /// <param name="longestWhole">Quotes up to this many characters are named in full.</param>
    public static string? Link(string? url, string quote, int longestWhole = LongestWhole)
    {
        ArgumentNullException.ThrowIfNull(quote);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return null;
        var words = quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        var page = address.AbsoluteUri;
        var separator = page.Contains('#') ? ":~:text=" : "#:~:text=";
        return page + separator + Directive(words, longestWhole);
    }

    static string Directive(string[] words, int longestWhole)
    {
        var whole = string.Join(' ', words);
        if (whole.Length <= longestWhole || words.Length < 2 * WordsAtEachEnd)
            return Encode(whole);
        return Encode(string.Join(' ', words[..WordsAtEachEnd])) + "," + Encode(string.Join(' ', words[^WordsAtEachEnd..]));
    }

    /// <summary>Percent-encodes all but letters, digits and "._~": a bare "-" or "," or "&amp;" would be syntax of the directive.</summary>
    static string Encode(string text)
    {
        var encoded = new StringBuilder(Uri.EscapeDataString(text));
        return encoded
            .Replace("-", "%2D")
            .Replace("!", "%21")
            .Replace("'", "%27")
            .Replace("(", "%28")
            .Replace(")", "%29")
            .Replace("*", "%2A")
            .ToString();
    }
}
