namespace BriefBot.Ingest.Readers;

/// <summary>How much of an input is read at most. Everything beyond is rejected with a reason, never half stored.</summary>
public sealed record InputLimits
{
    /// <summary>Bytes of one document, after decompression. Long reads are under 1 MB; the rest is room for pages with inlined
    /// pictures.</summary>
    public int DocumentBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Bytes of one line of a JSON Lines file.</summary>
    public int LineBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Decompressed bytes per compressed byte, once <see cref="FreeDecompressedBytes"/> have come out. Text reaches about 20, a
    /// gzip bomb 1,000.</summary>
    public int CompressionRatio { get; init; } = 200;

    /// <summary>Decompressed bytes that are let through before the ratio counts.</summary>
    public int FreeDecompressedBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Nesting of JSON values.</summary>
    public int JsonDepth { get; init; } = 64;

    /// <summary>Nesting of HTML elements; news pages stay under 60. Below the 512 at which AngleSharp starts to flatten, which it does in
    /// quadratic time.</summary>
    public int HtmlDepth { get; init; } = 400;

    /// <summary>Elements of an HTML page; the largest news pages have about 20,000.</summary>
    public int HtmlElements { get; init; } = 300_000;

    /// <summary>Tags and stretches of text of an HTML page, closing tags included.</summary>
    public int HtmlTokens { get; init; } = 1_000_000;

    /// <summary>Each of the marks [ * _ ` &lt; &gt; in a Markdown document; beyond, parsing takes quadratic time, and it is read as plain
    /// text.</summary>
    public int MarkdownMarks { get; init; } = 5_000;

    /// <summary>Lines of a Markdown document; beyond, it is read as plain text. Underlined headings take quadratic time to parse: 700,000
    /// took over a minute.</summary>
    public int MarkdownLines { get; init; } = 20_000;

    /// <summary>Characters of a Markdown document; beyond, it is read as plain text. Parsing takes up to two seconds a million.</summary>
    public int MarkdownLength { get; init; } = 2_000_000;

    /// <summary>Characters of a Markdown file's front matter.</summary>
    public int FrontMatterLength { get; init; } = 64 * 1024;

    /// <summary>Nesting of collections in front matter.</summary>
    public int FrontMatterDepth { get; init; } = 16;

    /// <summary>Rejections that one input names one by one; further ones are counted in a last one.</summary>
    public int RejectionsPerInput { get; init; } = 1000;

    /// <summary>Folders within folders.</summary>
    public int FolderDepth { get; init; } = 64;
}
