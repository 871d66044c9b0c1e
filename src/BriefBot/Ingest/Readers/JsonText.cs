using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads values of untrusted JSON.</summary>
public static class JsonText
{
    static readonly SearchValues<byte> Backslash = SearchValues.Create("\\"u8);

    /// <summary>
    /// UTF-8 that the JSON reader can take: without BOM, other encodings decoded, and escapes of half a surrogate pair
    /// replaced by U+FFFD. The same memory when nothing needs mending.
    /// </summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        if (!Utf8.IsValid(json.Span) || CharsetDetector.UnmarkedUtf16(json.Span) is not null)
            json = Encoding.UTF8.GetBytes(TextDecoder.Decode(json.Span).Text);
        return HasLoneSurrogate(json.Span, null) ? WithoutLoneSurrogates(json) : json;
    }

    /// <summary>A string, number or truth value as text; an array's texts joined; an object's "name"; null for null.</summary>
    /// <param name="reader">Stands on the value, and on its last token after.</param>
    /// <param name="joinWith">Stands between an array's items.</param>
    public static string? Scalar(ref Utf8JsonReader reader, string joinWith)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                return Joined(ref reader, joinWith);
            default:
                return null;
        }
    }

    /// <summary>Whether a text's first line is a whole JSON object by itself, as in JSON Lines.</summary>
    public static bool FirstLineIsWhole(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        if (line is not [(byte)'{', ..])
            return false;
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>One line that says where JSON is broken.</summary>
    public static string Describe(JsonException e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var what = e.Message.AsSpan();
        var tail = what.IndexOf(" LineNumber:");
        if (tail > 0)
            what = what[..tail];
        var place = e.BytePositionInLine is { } at
            ? string.Create(CultureInfo.InvariantCulture, $" (line {(e.LineNumber ?? 0) + 1}, byte {at + 1})")
            : "";
        return $"not valid JSON{place}: {Metadata.OneLine(what.ToString(), 200)}";
    }

    static string? Joined(ref Utf8JsonReader reader, string joinWith)
    {
        var depth = reader.CurrentDepth;
        var parts = new StringBuilder();
        var wanted = reader.TokenType == JsonTokenType.StartArray;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                wanted = reader.ValueTextEquals("name"u8) || reader.ValueTextEquals("text"u8);
            else if (reader.TokenType == JsonTokenType.String && wanted)
                Append(parts, reader.GetString(), joinWith);
        }
        return parts.Length == 0 ? null : parts.ToString();
    }

    static void Append(StringBuilder parts, string? text, string joinWith)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (parts.Length > 0)
            parts.Append(joinWith);
        parts.Append(text);
    }

    static ReadOnlyMemory<byte> WithoutLoneSurrogates(ReadOnlyMemory<byte> json)
    {
        var mended = json.ToArray();
        HasLoneSurrogate(mended, mended);
        return mended;
    }

    /// <summary>Finds escapes of half a surrogate pair; replaces each by "\uFFFD" when <paramref name="mend"/> is given (the same
    /// length).</summary>
    static bool HasLoneSurrogate(ReadOnlySpan<byte> json, byte[]? mend)
    {
        var any = false;
        for (var i = 0; ; )
        {
            var step = json[i..].IndexOfAny(Backslash);
            if (step < 0)
                return any;
            i += step;
            var unit = EscapedUnit(json[i..]);
            if (unit < 0 || !char.IsSurrogate((char)unit))
                i += unit < 0 ? 2 : 6;
            else if (char.IsHighSurrogate((char)unit) && EscapedUnit(json[(i + 6)..]) is >= 0xDC00 and <= 0xDFFF)
                i += 12;
            else
            {
                any = true;
                if (mend is null)
                    return true;
                "\\uFFFD"u8.CopyTo(mend.AsSpan(i));
                i += 6;
            }
            if (i >= json.Length)
                return any;
        }
    }

    static int EscapedUnit(ReadOnlySpan<byte> at) =>
        at.Length >= 6
        && at[0] == '\\'
        && at[1] == 'u'
        && ushort.TryParse(at.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : -1;
}
