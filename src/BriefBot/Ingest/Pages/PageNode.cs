using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>How sure it is that a part of a page is no part of its story.</summary>
enum Furniture : byte
{
    /// <summary>Nothing speaks of furniture.</summary>
    None,

    /// <summary>Its class or id has a word that furniture has; stories have them as well.</summary>
    Named,

    /// <summary>Its tag or role says so, or it isn't shown.</summary>
    Marked,
}

/// <summary>What stands somewhere below a node.</summary>
[Flags]
enum PageParts : byte
{
    /// <summary>Nothing of these.</summary>
    None = 0,

    /// <summary>A table, a quotation, preformatted text or a list of definitions.</summary>
    Text = 1,

    /// <summary>A picture.</summary>
    Picture = 2,

    /// <summary>A form, a menu, another article, or what was put in for an advertisement.</summary>
    Foreign = 4,
}

/// <summary>An element or a text of a page, with what stands below it summed up. Lengths are in characters, without white space at the ends
/// of texts.</summary>
sealed class PageNode
{
    /// <summary>The element, null for a text.</summary>
    public IElement? Element { get; init; }

    /// <summary>The text, null for an element.</summary>
    public string? Text { get; init; }

    /// <summary>Lower-case tag; "" for a text.</summary>
    public required string Tag { get; init; }

    /// <summary>True for a text and for an element that runs on within a line.</summary>
    public bool IsInline { get; init; }

    /// <summary>Index of the parent, −1 for the root.</summary>
    public int Parent { get; set; }

    /// <summary>One past the last node below it.</summary>
    public int End { get; set; }

    /// <summary>All text below.</summary>
    public int TextLength { get; set; }

    /// <summary>The part of <see cref="TextLength"/> that is inside links.</summary>
    public int LinkLength { get; set; }

    /// <summary>
    /// The part of <see cref="LinkLength"/> that is text of the story all the same: whole sentences, items of a list that tells, names in
    /// a table.
    /// </summary>
    public int TellingLinks { get; set; }

    /// <summary>Text that runs on in it, not in a block of its own.</summary>
    public int OwnLength { get; set; }

    /// <summary>The part of <see cref="OwnLength"/> that is inside links.</summary>
    public int OwnLinks { get; set; }

    /// <summary>Commas in <see cref="OwnLength"/>.</summary>
    public int OwnCommas { get; set; }

    /// <summary>The part of <see cref="TextLength"/> that is in paragraphs: marked as such, or long enough to be one.</summary>
    public int ProseLength { get; set; }

    /// <summary>True for a list most of whose items are links, but one says something by itself: none of it leads elsewhere only.</summary>
    public bool HoldsListedText { get; set; }

    /// <summary>What is below it.</summary>
    public PageParts Parts { get; set; }

    /// <summary>Paragraphs right below it that are no links.</summary>
    public int Paragraphs { get; set; }

    /// <summary>How much it looks like the container of the story.</summary>
    public double Score { get; set; }

    /// <summary>What its own marks say; what is below it may say something else.</summary>
    public Furniture Furniture { get; set; }

    /// <summary>Share of its text that is inside links, 0 to 1.</summary>
    public double LinkDensity => TextLength == 0 ? 0 : (double)LinkLength / TextLength;
}
