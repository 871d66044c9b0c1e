using System.Net;
using System.Text;

namespace BriefBot.Ingest.Pages;

/// <summary>Makes plain text of a short piece of HTML within JSON.</summary>
static class MarkupText
{
    /// <summary>The text without tags, entities decoded, paragraphs with a blank line between them.</summary>
    public static string Plain(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var at = 0;
        while (at < markup.Length)
        {
            var open = markup.IndexOf('<', at);
            var isTag = open >= 0 && open + 1 < markup.Length && (char.IsAsciiLetter(markup[open + 1]) || markup[open + 1] is '/' or '!');
            if (!isTag)
            {
                var rest = open < 0 ? markup.Length : open + 1;
                text.Append(markup, at, rest - at);
                at = rest;
                continue;
            }
            text.Append(markup, at, open - at);
            var end = markup.IndexOf('>', open);
            if (end < 0) break; // cut off within a tag
            text.Append(Break(markup.AsSpan(open + 1, end - open - 1)));
            at = end + 1;
        }
        return Paragraphs(WebUtility.HtmlDecode(text.ToString()));
    }

    static string Break(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        if (name.IndexOfAny(" /\t\n") is var end and >= 0) name = name[..end];
        if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) return "\n";
        foreach (var block in (ReadOnlySpan<string>)["p", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "table", "tr"])
            if (name.Equals(block, StringComparison.OrdinalIgnoreCase)) return "\n\n";
        return "";
    }

    static string Paragraphs(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n").Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(p => p.Length > 0);
        return string.Join("\n\n", paragraphs);
    }
}
