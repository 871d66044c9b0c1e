using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Articles that are spread over several pages.</summary>
public static partial class PageSequence
{
    /// <summary>Pages of one article that are worth gathering.</summary>
    public const int MostPages = 20;

    const int MostLinks = 400;

    /// <summary>One article made of its pages.</summary>
    /// <param name="pages">In their order, the first one first. A page with another title is another article, and ends it.</param>
    /// <returns>The first page's article with the text of all, paragraphs that pages repeat once, and the bytes of all as its
    /// original.</returns>
    /// <exception cref="ArgumentException">No page is given.</exception>
    public static FoundArticle Join(IReadOnlyList<FoundArticle> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        if (pages.Count == 0)
            throw new ArgumentException("An article has at least one page.", nameof(pages));
        var own = pages.TakeWhile(page => IsSameArticle(pages[0], page)).Take(MostPages).ToList();
        if (own.Count == 1)
            return pages[0];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var text = string.Join(
            "\n\n",
            own.SelectMany(page => page.Text.Split("\n\n")).Where(paragraph => paragraph.Length > 0 && seen.Add(paragraph))
        );
        return pages[0] with
        {
            Text = text,
            Original = pages[0].Original with { Bytes = own.SelectMany(page => page.Original.Bytes.ToArray()).ToArray() },
            Completeness =
                own.Exists(page => page.Completeness == Completeness.Excerpt) || own[^1].NextPage is not null
                    ? Completeness.Excerpt
                    : Completeness.Whole,
            NextPage = own[^1].NextPage,
        };
    }

    static bool IsSameArticle(FoundArticle first, FoundArticle page)
    {
        if (first.Title is null || page.Title is null)
            return true;
        return page.Title.Contains(first.Title, StringComparison.OrdinalIgnoreCase)
            || first.Title.Contains(page.Title, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Address of the page that follows this one; null when none does. A next article is no next page: the addresses may differ in
    /// a page's number only.</summary>
    /// <param name="address">Where the page was read; a page that came from nowhere has no next one.</param>
    internal static string? Next(IDocument page, string? address)
    {
        if (address is null || PageNumber(address) is not var (stem, number))
            return null;
        foreach (
            var link in page.QuerySelectorAll("link[rel~=next i][href], a[rel~=next i][href]")
                .Concat(page.QuerySelectorAll("a[href]").Take(MostLinks))
        )
        {
            if (
                Metadata.WebAddress(link.GetAttribute("href"), address) is not { } target
                || WithoutFragment(target) == WithoutFragment(address)
            )
                continue;
            if (PageNumber(target) is var (otherStem, otherNumber) && otherNumber == number + 1 && otherStem == stem)
                return WithoutFragment(target);
        }
        return null;
    }

    static string WithoutFragment(string address) =>
        address.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? address[..at] : address;

    /// <summary>An address without its page's number, and the number: 1 when it has none. Null for what is no page of an article.</summary>
    static (string Stem, int Number)? PageNumber(string address)
    {
        if (!Uri.TryCreate(WithoutFragment(address), UriKind.Absolute, out var uri) || uri.AbsolutePath.Trim('/').Length == 0)
            return null;
        var plain = uri.GetLeftPart(UriPartial.Path) + uri.Query;
        foreach (var form in new[] { QueryNumber(), PathNumber(), NameNumber() })
        {
            if (form.Match(plain) is not { Success: true } match)
                continue;
            var number = int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
            return (Tidy(plain.Remove(match.Index, match.Length).Insert(match.Index, match.Groups["keep"].Value)), number);
        }
        return (Tidy(plain), 1);
    }

    static string Tidy(string address) =>
        address.Replace("?&", "?", StringComparison.Ordinal).TrimEnd('?', '&', '/').Replace("/?", "?", StringComparison.Ordinal);

    [GeneratedRegex(
        @"[?&](?:page|p|pg|pagenum|seite|pagina|pagenumber|page_number|pn|s)=(?<n>\d{1,2})(?<keep>)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex QueryNumber();

    [GeneratedRegex(
        @"/(?:page|seite|pagina|p)?[/-]?(?<n>\d{1,2})/?(?<keep>\?|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PathNumber();

    [GeneratedRegex(
        @"[-_,.](?:page|seite|p)?-?(?<n>\d{1,2})(?<keep>\.(?:html?|php|aspx?|shtml)(?:\?|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NameNumber();
}
