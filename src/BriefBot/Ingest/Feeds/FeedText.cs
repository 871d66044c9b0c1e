using System.Collections.Frozen;
using System.Net;
using System.Text;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>Makes text of the HTML that feeds carry in titles and contents.</summary>
public static class FeedText
{
    const int LongestTag = 2_000;

    static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "a", "abbr", "b", "big", "br", "cite", "code", "del", "div", "em", "font", "i", "img", "ins", "mark", "p", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr");

    static readonly PageParser Parser = new(new InputLimits());

    /// <summary>A title or name on one line: tags of the kind that titles have and entities are taken out, however often they were escaped.</summary>
    public static string? Line(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var line = written;
        for (var pass = 0; pass < 2 && line.AsSpan().ContainsAny('<', '&'); pass++) line = WebUtility.HtmlDecode(WithoutTags(line));
        return Metadata.OneLine(WithoutTags(TextDecoder.Tidy(line)));
    }

    /// <summary>The paragraphs of HTML, with a blank line between them; "" when there is no text, or the markup is beyond all bounds.</summary>
    public static string Paragraphs(string? html, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(html)) return "";
        try
        {
            using var page = Parser.Parse(html, cancellation);
            return page.Body is { } body ? MarkupText.Of(body) : "";
        }
        catch (InputRejectedException)
        {
            return "";
        }
    }

    /// <summary>The words of HTML without any markup, for telling whether they changed: pictures and links of advertisements change at every look.</summary>
    public static string Bare(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var bare = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            var end = html[i] == '<' ? html.AsSpan(i, Math.Min(LongestTag, html.Length - i)).IndexOf('>') : -1;
            if (end < 0) bare.Append(html[i]);
            else
            {
                bare.Append(' ');
                i += end;
            }
        }
        return string.Join(' ', WebUtility.HtmlDecode(bare.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Words of a text, for comparing lengths.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var isLetter = char.IsLetterOrDigit(c);
            // Scripts without spaces count every second character.
            if (c is >= '\u3040' and <= '\u9fff') words++;
            else if (isLetter && !inWord) words++;
            inWord = isLetter && c is < '\u3040' or > '\u9fff';
        }
        return words;
    }

    static string WithoutTags(string line)
    {
        if (!line.Contains('<')) return line;
        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '<' && TagEnd(line, i) is { } end)
            {
                plain.Append(' ', line.AsSpan(i + 1, end - i - 1).TrimStart('/') is ['b' or 'B', 'r' or 'R', ..] ? 1 : 0);
                i = end;
            }
            else plain.Append(line[i]);
        }
        return plain.ToString();
    }

    /// <summary>Where a tag that starts here ends; null when this is no tag but, say, "a &lt; b".</summary>
    static int? TagEnd(string line, int start)
    {
        var name = start + 1;
        if (name < line.Length && line[name] == '/') name++;
        var nameEnd = name;
        while (nameEnd < line.Length && nameEnd - name < 12 && char.IsAsciiLetterOrDigit(line[nameEnd])) nameEnd++;
        if (!Inline.GetAlternateLookup<ReadOnlySpan<char>>().Contains(line.AsSpan(name, nameEnd - name))) return null;
        var end = line.AsSpan(nameEnd, Math.Min(LongestTag, line.Length - nameEnd)).IndexOf('>');
        return end < 0 ? null : nameEnd + end;
    }
}
