using System.Buffers.Binary;
using System.Text;
using BriefBot.Deliver.Pictures;

namespace BriefBot.Tests.Deliver.Pictures;

/// <summary>Makes a font of the program's own in which other letters look like A, so that what is drawn with it is known.</summary>
static class OneLetterFont
{
    const int HeaderLength = 12;
    const int RecordLength = 16;

    /// <summary>The bytes of a font that has these letters, from the lowest to the highest in Unicode, and no others.</summary>
    /// <param name="first">The lowest; it looks like A.</param>
    /// <param name="last">The highest.</param>
    public static byte[] Of(Rune first, Rune last)
    {
        using var stream = typeof(PngWriter).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        using var own = SkiaSharp.SKTypeface.FromStream(stream);
        using var sized = own.ToFont();
        var glyph = sized.GetGlyph('A');
        using var again = typeof(PngWriter).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        var font = new byte[again.Length];
        again.ReadExactly(font);
        var map = Map(first, last, glyph);
        for (var at = HeaderLength; ; at += RecordLength)
        {
            if (!font.AsSpan(at, 4).SequenceEqual("cmap"u8))
                continue;
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(at + 8), font.Length);
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(at + 12), map.Length);
            return [.. font, .. map];
        }
    }

    // OpenType's table "cmap" with one subtable of format 13, in which all letters of a group look the same.
    static byte[] Map(Rune first, Rune last, ushort glyph)
    {
        var map = new byte[40];
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(4), 3);
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(6), 10);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(8), 12);
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(12), 13);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(16), 28);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(24), 1);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(28), first.Value);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(32), last.Value);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(36), glyph);
        return map;
    }
}
