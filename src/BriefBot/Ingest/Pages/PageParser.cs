using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Parses a page as browsers do, without scripts, without loading anything, and within bounds of depth and number.</summary>
public sealed class PageParser(InputLimits limits)
{
    /// <summary>Attributes that extraction looks at; all others are dropped while parsing.</summary>
    static readonly HashSet<string> Wanted = new(StringComparer.OrdinalIgnoreCase)
    {
        "id",
        "class",
        "content",
        "property",
        "name",
        "itemprop",
        "itemtype",
        "datetime",
        "href",
        "rel",
        "type",
        "role",
        "hidden",
        "style",
        "aria-hidden",
        "lang",
        "charset",
        "title",
        "http-equiv",
        "xml:lang",
        "pubdate",
        "colspan",
        "rowspan",
        "epub:type",
        "alt",
    };

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WantedName = Wanted.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The document; the caller disposes of it.</summary>
    /// <exception cref="InputRejectedException">It is deeper or larger than the limits.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while parsing.</exception>
    public IHtmlDocument Parse(string html, CancellationToken cancellation)
    {
        var elements = 0;
        var tokens = 0;
        IElement? previous = null;
        var parser = new HtmlParser(
            new HtmlParserOptions
            {
                IsScripting = false,
                SkipComments = true,
                DisableElementPositionTracking = true,
                ShouldEmitAttribute = (ref _, name) => WantedName.Contains(name.Span),
                OnToken = (_, _) => Count(ref tokens, limits.HtmlTokens, "tags", cancellation),
                OnCreated = (element, _) =>
                {
                    Count(ref elements, limits.HtmlElements, "elements", cancellation);
                    if (previous is not null)
                        CheckDepth(previous);
                    previous = element;
                },
            }
        );
        return parser.ParseDocument(html);
    }

    static void Count(ref int count, int most, string what, CancellationToken cancellation)
    {
        if (++count > most)
            throw new InputRejectedException(string.Create(CultureInfo.InvariantCulture, $"the page has more than {most} {what}"));
        if (count % 4096 == 0)
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>An element gets its place after it is made, so the one before is looked at.</summary>
    void CheckDepth(INode element)
    {
        var depth = 0;
        for (var node = element; node is not null; node = node.Parent)
        {
            if (++depth > limits.HtmlDepth)
                throw new InputRejectedException(
                    string.Create(CultureInfo.InvariantCulture, $"the page's elements are nested more than {limits.HtmlDepth} deep")
                );
        }
    }
}
