using System.Net;
using System.Text;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>Makes text of the HTML that feeds carry in titles and contents.</summary>
public static class FeedText
{
    const int LongestTag = 2_000;

    static readonly PageParser Parser = new(new InputLimits());

    /// <summary>
    /// A title or name that is HTML, on one line: tags are taken out and entities read, once, so that what was escaped twice is meant as it
    /// stands.
    /// </summary>
    public static string? Line(string? html) =>
        string.IsNullOrWhiteSpace(html) ? null : Plain(WebUtility.HtmlDecode(TitleTags.Remove(html)));

    /// <summary>A title or name that is no HTML, on one line: whatever stands there is meant as it stands.</summary>
    public static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : Metadata.OneLine(TextDecoder.Tidy(text));

    /// <summary>The paragraphs of HTML, with a blank line between them; "" when there is no text, or the markup is beyond all
    /// bounds.</summary>
    public static string Paragraphs(string? html, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
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

    /// <summary>The words of HTML without any markup, for telling whether they changed: pictures and links of advertisements change at
    /// every look.</summary>
    public static string Bare(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var bare = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            var end = html[i] == '<' ? html.AsSpan(i, Math.Min(LongestTag, html.Length - i)).IndexOf('>') : -1;
            if (end < 0)
                bare.Append(html[i]);
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
            if (c is >= '\u3040' and <= '\u9fff')
                words++;
            else if (isLetter && !inWord)
                words++;
            inWord = isLetter && c is < '\u3040' or > '\u9fff';
        }
        return words;
    }
}
