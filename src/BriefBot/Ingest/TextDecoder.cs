using System.Buffers;
using System.Text;

namespace BriefBot.Ingest;

/// <summary>Turns bytes of unknown encoding into the text that everything later counts in.</summary>
public static class TextDecoder
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What Windows-1252 puts at 0x80–0x9F; the five bytes that it leaves undefined become U+FFFD.</summary>
    const string Windows1252High = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

    /// <summary>Everything that <see cref="Tidy"/> changes, and letters that may be decomposed.</summary>
    static readonly SearchValues<char> Untidy = SearchValues.Create([
        .. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n')).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 33).Select(c => (char)c),
        '\u00AD',
        '\u2028',
        '\u2029',
        .. Joiners,
        .. Spaces,
        .. Invisible,
    ]);

    /// <summary>
    /// Decodes by byte order mark (UTF-8, UTF-16, UTF-32); UTF-16 also without one; else as UTF-8; else as what is stated, what the text
    /// itself
    /// declares, or what it looks like; else as UTF-8 with the invalid bytes read as Windows-1252.
    /// </summary>
    /// <param name="stated">The charset that came with the bytes (HTTP's, a feed's), believed where they don't speak against it; null for
    /// none.</param>
    /// <returns>The text, tidied, and the encoding's name: "utf-8", "utf-16le", "windows-1252", "koi8-r"…</returns>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes, string? stated = null)
    {
        var (text, encoding) = CharsetDetector.Legacy(bytes, stated) is { } legacy
            ? (legacy.GetString(bytes), legacy.WebName)
            : DecodeRaw(bytes);
        return (Tidy(text), encoding);
    }

    /// <summary>The same for XML, whose own declaration is believed before what came with it: hosts state one charset for all that they
    /// serve.</summary>
    /// <param name="stated">As stated; null for none.</param>
    public static string DecodeXml(ReadOnlySpan<byte> bytes, string? stated) =>
        Decode(bytes, CharsetDetector.DeclaredInXml(bytes) ?? stated).Text;

    /// <summary>
    /// CRLF and CR become LF; NUL, control and zero-width characters and soft hyphens go; unusual spaces become a space; the rest is
    /// composed (NFC). Curly quotes and dashes stay: they are the publisher's.
    /// </summary>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().ContainsAny(Untidy))
            text = Replaced(text);
        if (Ascii.IsValid(text))
            return text;
        return LetterComposition.Compose(WithoutLoneSurrogates(text));
    }

    static (string Text, string Encoding) DecodeRaw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Utf8Or1252(bytes[3..], out var name), name);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return (new UTF32Encoding(bigEndian: false, byteOrderMark: false).GetString(bytes[4..]), "utf-32le");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return (new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes[4..]), "utf-32be");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode.GetString(bytes[2..]), "utf-16le");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be");
        if (CharsetDetector.UnmarkedUtf16(bytes) is { } unmarked)
            return (unmarked.GetString(bytes[..(bytes.Length & ~1)]), unmarked.Equals(Encoding.Unicode) ? "utf-16le" : "utf-16be");
        return (Utf8Or1252(bytes, out var encoding), encoding);
    }

    static string Utf8Or1252(ReadOnlySpan<byte> bytes, out string encoding)
    {
        encoding = "utf-8";
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return StrictUtf8.GetString(bytes);
        encoding = "windows-1252";
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
                bytes = bytes[used..];
                continue;
            }
            text.Append(bytes[0] is >= 0x80 and < 0xA0 ? Windows1252High[bytes[0] - 0x80] : (char)bytes[0]);
            bytes = bytes[1..];
        }
        return text.ToString();
    }

    static string Replaced(string text)
    {
        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    tidy.Append('\n');
            }
            else if (c is '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
                tidy.Append('\n');
            else if (Spaces.Contains(c))
                tidy.Append(' ');
            else if (Joiners.Contains(c))
            {
                if (tidy.Length > 0 && tidy[^1] >= '\u0600')
                    tidy.Append(c);
            }
            else if (c is '\t' or '\n' || !(char.IsControl(c) || c == '\u00AD' || Invisible.Contains(c)))
                tidy.Append(c);
        }
        return tidy.ToString();
    }

    static string WithoutLoneSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return ReplaceLone(text);
        }
        return text;
    }

    static string ReplaceLone(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append(rune.ToString());
        return repaired.ToString();
    }

    /// <summary>No-break and typographic spaces.</summary>
    const string Spaces = "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    /// <summary>Zero-width joiner and non-joiner: part of emoji and of Arabic and Indian scripts, noise after anything else.</summary>
    const string Joiners = "\u200C\u200D";

    /// <summary>Zero-width characters, direction marks, word joiner, byte order mark.</summary>
    const string Invisible =
        "\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF\u180E";
}
