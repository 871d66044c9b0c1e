using System.Text;

namespace BriefBot.Ingest.Feeds;

/// <summary>Turns a feed's bytes into text, whatever encoding it claims.</summary>
static class FeedBytes
{
    static readonly EncodingProvider More = CodePagesEncodingProvider.Instance;

    /// <summary>
    /// The text: by byte order mark; as UTF-8 where the bytes are that, whatever is claimed; by the encoding that the XML declaration or
    /// the server names; else as Windows-1252.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var (text, encoding) = Utf16(bytes) is { } wide ? (wide, "utf-16") : TextDecoder.Decode(bytes);
        if (encoding != "windows-1252" && !text.Contains('\u001b') && !Names(bytes, "iso-2022")) return text;
        var named = Find(Declared(bytes)) ?? Find(charset);
        return named is null || named.CodePage is 28591 or 1252 or 20127 or 65001 ? text : named.GetString(bytes);
    }

    /// <summary>UTF-16 without a mark: every second byte of "&lt;?" is 0.</summary>
    static string? Utf16(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x3C, 0, not 0, 0, ..] => Encoding.Unicode.GetString(bytes),
        [0, 0x3C, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => null,
    };

    static bool Names(ReadOnlySpan<byte> bytes, string encoding) => Declared(bytes)?.StartsWith(encoding, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The encoding that the XML declaration names.</summary>
    static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 400)]);
        var at = head.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !head.AsSpan(0, at).Contains("<?xml", StringComparison.OrdinalIgnoreCase)) return null;
        var rest = head[(at + "encoding".Length)..].TrimStart(' ', '=', '"', '\'', '\t');
        var end = rest.AsSpan().IndexOfAny("\"' ?>");
        return end > 0 ? rest[..end] : null;
    }

    static Encoding? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 40) return null;
        try
        {
            return More.GetEncoding(name.Trim()) ?? Encoding.GetEncoding(name.Trim());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
