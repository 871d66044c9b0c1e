using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Tells links to notes and back from notes, by what the page says of them.</summary>
static partial class NoteReferences
{
    /// <summary>Longest text of a reference, in characters: "[note 12]".</summary>
    const int LongestMark = 12;

    /// <summary>True for a link, or a raised or lowered text, that only leads to a note, or from a note back to its place.</summary>
    /// <param name="index">Of an "a", "sup" or "sub".</param>
    public static bool IsReference(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        if (node.Element is not { } element || node.TextLength is 0 or > LongestMark)
            return false;
        if (SaysSo(element))
            return true;
        if (node.Tag == "a")
            return LeadsToNote(nodes, index);
        // Nobody links a power.
        for (var i = index + 1; i < node.End; i++)
            if (nodes[i].Tag == "a" && IsMark(TextOf(nodes, i)))
                return true;
        return false;
    }

    static bool LeadsToNote(PageNode[] nodes, int link)
    {
        var text = TextOf(nodes, link);
        if (nodes[link].Element!.GetAttribute("href") is not { } href || !IsMark(text))
            return false;
        var fragment = href.IndexOf('#', StringComparison.Ordinal);
        var isRaised =
            link + 1 < nodes[link].End && nodes[link + 1] is { Tag: "sup" } raised && raised.TextLength == nodes[link].TextLength;
        return isRaised || (fragment >= 0 && (text[0] is '[' or '↑' or '↩' or '^' || NoteFragment().IsMatch(href.AsSpan(fragment + 1))));
    }

    static bool SaysSo(IElement element) =>
        element.GetAttribute("role") is "doc-noteref" or "doc-backlink"
        || (element.GetAttribute("epub:type") ?? "").Contains("noteref", StringComparison.OrdinalIgnoreCase)
        || (element.ClassName is { } names && NoteClass().IsMatch(names))
        || (element.Id is { } id && NoteId().IsMatch(id));

    /// <summary>A number, a letter or a sign, in brackets or not.</summary>
    static bool IsMark(string text) => Mark().IsMatch(text);

    static string TextOf(PageNode[] nodes, int index) => string.Concat(nodes[index..nodes[index].End].Select(node => node.Text)).Trim();

    [GeneratedRegex(
        @"^(?:\p{P}?\s?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\s?\p{P}?|[^\p{L}\p{N}]{1,4}|\[[^\[\]]{1,10}\])$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^_?(?:fn|ftn|edn|note|cite|ref|foot|end|sdfoot|sdend|bib|anm|fuss|nota|source)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NoteFragment();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:footnotes?|endnotes?|fn|noteref|fnref|footnoteref|reference|note-?ref|sup-?note|easy-footnote)(?:$|[\s_-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NoteClass();

    [GeneratedRegex(
        @"^(?:fnref|cite_ref|cite-ref|footnote-ref|noteref|_?ftnref|_?ednref)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NoteId();
}
