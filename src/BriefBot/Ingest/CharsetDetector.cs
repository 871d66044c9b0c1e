using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Ingest;

/// <summary>Finds the encoding of bytes that are neither UTF-8 nor marked by a byte order mark.</summary>
static partial class CharsetDetector
{
    const int HeadBytes = 4096;
    const int Utf16Bytes = 8192;

    /// <summary>
    /// Of the code units of text, the share that are letters and marks of known scripts; the wrong order of bytes gives half to four
    /// fifths.
    /// </summary>
    const double TextShare = 0.95;

    /// <summary>Sequences of valid UTF-8 that no text in another encoding has by chance.</summary>
    const int ConvincingSequences = 3;

    /// <summary>
    /// The encoding that HTTP or else the document itself states, or that the bytes look like; null when they are UTF-8 or have a byte
    /// order mark, or are best read as Windows-1252.
    /// </summary>
    /// <param name="stated">As HTTP states it; null for none.</param>
    public static Encoding? Legacy(ReadOnlySpan<byte> bytes, string? stated)
    {
        if (
            bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
            || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            || UnmarkedUtf16(bytes) is not null
        )
            return null;
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(bytes);
        if ((Named(stated) ?? Named(Declared(bytes))) is not { } encoding)
            return isUtf8 ? null : CharsetGuess.Of(bytes);
        if (!isUtf8)
            return encoding;
        // Hosts state what was true before they changed to UTF-8. What is valid UTF-8 by chance is a word or two of a double-byte encoding.
        return !encoding.IsSingleByte && Sequences(bytes) < ConvincingSequences ? encoding : null;
    }

    /// <summary>UTF-16, with a byte order mark or without; null for anything else.</summary>
    public static Encoding? Utf16(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode
        : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode
        : UnmarkedUtf16(bytes);

    /// <summary>
    /// UTF-16 without a byte order mark, where its code units are those of text in one order of bytes; null for anything else.
    /// </summary>
    public static Encoding? UnmarkedUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Utf16Bytes) & ~1)];
        // Text in any other encoding has no byte 0, text in UTF-16 has one in every blank and line end.
        if (sample.Length < 4 || !sample.Contains((byte)0))
            return null;
        var (little, littlePlain) = TextUnits(sample, 0);
        var (big, bigPlain) = TextUnits(sample, 1);
        var enough = sample.Length / 2 * TextShare;
        if (little >= enough && (big < enough || littlePlain > bigPlain))
            return Encoding.Unicode;
        return big >= enough ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>How many code units are of the kinds that text is made of, and how many of them are ASCII.</summary>
    /// <param name="low">Where the low byte of a code unit is, 0 or 1.</param>
    static (int Text, int Plain) TextUnits(ReadOnlySpan<byte> sample, int low)
    {
        var (text, plain) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            var unit = (char)(sample[i + low] | (sample[i + 1 - low] << 8));
            if (unit is '\n' or '\r' or '\t' or (>= ' ' and <= '~'))
                (text, plain) = (text + 1, plain + 1);
            else if (IsOfText(unit))
                text++;
        }
        return (text, plain);
    }

    /// <summary>Letters of the scripts that news is written in, and their marks.</summary>
    static bool IsOfText(char unit) =>
        unit
            is (>= '\u00A0' and <= '\u024F')
                or (>= '\u0300' and <= '\u052F')
                or (>= '\u0590' and <= '\u06FF')
                or (>= '\u0900' and <= '\u0DFF')
                or (>= '\u0E00' and <= '\u0E7F')
                or (>= '\u1E00' and <= '\u1EFF')
                or (>= '\u2010' and <= '\u2044')
                or '€'
                or '™'
                or '№'
                or (>= '\u3000' and <= '\u30FF')
                or (>= '\u4E00' and <= '\u9FFF')
                or (>= '\uAC00' and <= '\uD7A3')
                or (>= '\uFF00' and <= '\uFFEF');

    /// <summary>What an XML declaration states; null for nothing.</summary>
    public static string? DeclaredInXml(ReadOnlySpan<byte> bytes)
    {
        var match = XmlDeclaration().Match(Head(bytes));
        return match.Success ? match.Groups["name"].Value : null;
    }

    static string Head(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]);

    /// <summary>What a page's meta element or an XML declaration states; null for nothing.</summary>
    public static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Head(bytes);
        var match = XmlDeclaration().Match(head);
        if (!match.Success)
            match = Meta().Match(head);
        return match.Success ? match.Groups["name"].Value : null;
    }

    /// <summary>The encoding of a name, by the WHATWG's reading of it; null for UTF-8 and for names that mean nothing.</summary>
    static Encoding? Named(string? name)
    {
        var label = name?.Trim().ToLowerInvariant() ?? "";
        // Everybody who says Latin-1 or ASCII means Windows-1252; and where nothing else is said, that is what is tried anyway.
        if (
            label
            is ""
                or "utf-8"
                or "utf8"
                or "utf-16"
                or "utf-16le"
                or "utf-16be"
                or "utf-7"
                or "iso-8859-1"
                or "latin1"
                or "l1"
                or "us-ascii"
                or "ascii"
                or "windows-1252"
                or "cp1252"
        )
            return null;
        label = label switch
        {
            "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" => "gb18030",
            "sjis" or "x-sjis" or "shift-jis" or "ms_kanji" or "windows-31j" => "shift_jis",
            "iso-8859-9" or "latin5" => "windows-1254",
            "iso-8859-11" or "tis-620" => "windows-874",
            "ks_c_5601-1987" or "ksc5601" or "windows-949" => "euc-kr",
            "big5-hkscs" or "x-x-big5" => "big5",
            "x-euc-jp" => "euc-jp",
            "cp1251" => "windows-1251",
            "cp1250" => "windows-1250",
            "cp866" or "866" or "csibm866" => "ibm866",
            "koi" or "koi8" or "koi8_r" or "cskoi8r" => "koi8-r",
            "latin2" or "l2" => "iso-8859-2",
            _ => label,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static int Sequences(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            if (b >= 0xC0 && ++count >= ConvincingSequences)
                break;
        }
        return count;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]{1,40})["']""", RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(
        """<meta[^>]{0,400}?charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9._:-]{1,40})""",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Meta();
}
