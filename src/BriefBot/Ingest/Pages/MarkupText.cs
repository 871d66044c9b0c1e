using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Makes plain text of a piece of HTML that is all text: a feed's item, a member of JSON, a document that was Markdown.</summary>
static partial class MarkupText
{
    static readonly PageParser Parser = new(new InputLimits());

    /// <summary>The text without tags, entities decoded, paragraphs with a blank line between them.</summary>
    /// <param name="markup">Blank lines in it part paragraphs as well.</param>
    public static string Plain(string markup)
    {
        var whole = WithoutOpenTag(markup);
        if (!Tag().IsMatch(whole))
            return Paragraphs(WebUtility.HtmlDecode(whole));
        try
        {
            using var page = Parser.Parse(BlankLine().Replace(whole, "<p>"), CancellationToken.None);
            return page.Body is { } body ? Of(body) : "";
        }
        catch (InputRejectedException)
        {
            return Paragraphs(WebUtility.HtmlDecode(whole));
        }
    }

    /// <summary>True for a text that is written in HTML, not one that speaks of it: tags of paragraphs, or closed ones.</summary>
    public static bool IsMarkup(string text) => text.Contains('<', StringComparison.Ordinal) && Markup().IsMatch(text);

    /// <summary>
    /// All text of an element but forms, menus, captions of pictures and asides that lead elsewhere; paragraphs with a blank line between
    /// them.
    /// </summary>
    /// <param name="leftOut">An element within whose text is left out; null for none.</param>
    public static string Of(IElement element, IElement? leftOut = null)
    {
        var nodes = PageNodes.Flatten(element);
        PageFurniture.MarkByTag(nodes);
        foreach (var node in nodes)
            if (leftOut is not null && node.Element == leftOut)
                node.Furniture = Furniture.Marked;
        return string.Join("\n\n", StoryText.Of(nodes, 0, Furniture.Marked, isWhole: true).Select(block => block.Text));
    }

    /// <summary>What comes before a tag that is cut off at the end.</summary>
    static string WithoutOpenTag(string markup)
    {
        var closed = markup.LastIndexOf('>') + 1;
        for (var i = closed; i + 1 < markup.Length; i++)
            if (markup[i] == '<' && (char.IsAsciiLetter(markup[i + 1]) || markup[i + 1] is '/' or '!'))
                return markup[..i];
        return markup;
    }

    static string Paragraphs(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n")
            .Split("\n\n")
            .Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(p => p.Length > 0);
        return string.Join("\n\n", paragraphs);
    }

    [GeneratedRegex("<[A-Za-z/!]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();

    [GeneratedRegex(
        @"<(?:p|br)\s?/?>|</(?:p|div|li|ul|ol|table|td|th|blockquote|h[1-6]|figure|sup|sub|strong|em|b|i|a|span)>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Markup();
}
