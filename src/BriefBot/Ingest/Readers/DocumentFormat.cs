namespace BriefBot.Ingest.Readers;

/// <summary>What an input holds.</summary>
public enum DocumentFormat
{
    /// <summary>Text as scraped or typed.</summary>
    Text,

    /// <summary>Markdown, front matter allowed.</summary>
    Markdown,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>One JSON value: an article or an array of them.</summary>
    Json,

    /// <summary>An article a line.</summary>
    JsonLines,
}

/// <summary>Tells formats apart by name and by content.</summary>
public static class DocumentFormats
{
    const int MostLookedAt = 64 * 1024;

    /// <summary>The format that a file name promises (".gz" aside), null when it promises none.</summary>
    public static DocumentFormat? ByName(string name) =>
        Path.GetExtension(WithoutGz(name)).ToLowerInvariant() switch
        {
            ".txt" or ".text" => DocumentFormat.Text,
            ".md" or ".markdown" => DocumentFormat.Markdown,
            ".html" or ".htm" or ".xhtml" => DocumentFormat.Html,
            ".json" => DocumentFormat.Json,
            ".jsonl" or ".ndjson" => DocumentFormat.JsonLines,
            _ => null,
        };

    /// <summary>The format that the first bytes show; <see cref="DocumentFormat.Text"/> when nothing else does.</summary>
    /// <param name="promised">By the name; believed for Markdown, and otherwise where the content doesn't speak against it.</param>
    public static DocumentFormat ByContent(ReadOnlySpan<byte> start, DocumentFormat? promised)
    {
        if (promised is DocumentFormat.Markdown or DocumentFormat.Html or DocumentFormat.JsonLines)
            return promised.Value;
        if (CharsetDetector.Utf16(start) is { } utf16)
            start = System.Text.Encoding.UTF8.GetBytes(utf16.GetString(start[..(Math.Min(start.Length, MostLookedAt) & ~1)]));
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.Length == 0)
            return promised ?? DocumentFormat.Text;
        if (promised is DocumentFormat.Json || (promised is null && text[0] == '{'))
            return JsonText.FirstLineIsWhole(text) ? DocumentFormat.JsonLines : DocumentFormat.Json;
        if (text[0] == '<' && LooksLikeHtml(text))
            return DocumentFormat.Html;
        if (promised is null && text[0] == '[' && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
            return DocumentFormat.Json;
        return promised is null && (text.StartsWith("---\n"u8) || text.StartsWith("---\r\n"u8))
            ? DocumentFormat.Markdown
            : DocumentFormat.Text;
    }

    /// <summary>What kind of binary file the first bytes are ("a PDF"), null for text.</summary>
    public static string? Binary(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF-"u8))
            return "a PDF; convert it to text first";
        if (start is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] || start.StartsWith("GIF8"u8))
            return "a picture";
        if (start is [(byte)'P', (byte)'K', 3, 4, ..])
            return "a ZIP archive or office document; unpack it or save it as text first";
        if (start is [0x1F, 0x8B, ..])
            return "compressed twice";
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || CharsetDetector.UnmarkedUtf16(start) is not null)
            return null;
        return start[..Math.Min(start.Length, 8192)].Contains((byte)0) ? "a binary file" : null;
    }

    /// <summary>A name without its ".gz".</summary>
    public static string WithoutGz(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    static bool LooksLikeHtml(ReadOnlySpan<byte> text)
    {
        Span<byte> lower = stackalloc byte[1024];
        System.Text.Ascii.ToLower(text[..Math.Min(text.Length, lower.Length)], lower, out var length);
        ReadOnlySpan<byte> head = lower[..length];
        return head.StartsWith("<!doctype html"u8)
            || head.IndexOf("<html"u8) >= 0
            || head.IndexOf("<head"u8) >= 0
            || head.IndexOf("<body"u8) >= 0;
    }
}
