using System.Globalization;
using System.Reflection;
using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace BriefBot.Deliver.Pictures;

/// <summary>
/// Writes lines of text into a bitmap: with the font that is part of the program, since images of machines have none, and each letter that
/// it lacks with one of the machine's that has it. For one thread at a time.
/// </summary>
/// <param name="fonts">Fonts for letters that the program's own lacks.</param>
sealed class Lettering(SystemFonts fonts) : IDisposable
{
    const string FontName = "DejaVuSans.ttf";

    static readonly Lazy<SKTypeface> Own = new(ReadOwn);
    readonly Dictionary<SKTypeface, SKShaper> _shapers = [];

    /// <summary>Whether there are fonts with all letters of a text.</summary>
    public bool CanWrite(string text) => VisibleText.Line(text).EnumerateRunes().All(rune => IsJoined(rune) || FontOf(rune) is not null);

    /// <summary>How wide a line is.</summary>
    /// <param name="size">Of its letters.</param>
    /// <param name="isBold">Whether they are bold.</param>
    public double Width(string line, double size, bool isBold = false)
    {
        var width = 0.0;
        foreach (var (text, typeface) in Runs(VisibleText.Line(line), null))
        {
            using var font = Font(typeface, size, isBold);
            width += Shaper(typeface).Shape(text, font).Width;
        }
        return width;
    }

    /// <summary>Writes a label.</summary>
    public void Draw(SKCanvas canvas, Shape.Label label, double size, SKPaint paint)
    {
        var runs = Runs(VisibleText.Line(label.Text), label.IsFromRight);
        var shaped = runs.ConvertAll(run =>
        {
            using var font = Font(run.Typeface, size, label.IsHeading);
            return (run.Text, run.Typeface, Shaper(run.Typeface).Shape(run.Text, font).Width);
        });
        var x =
            (float)label.X
            - shaped.Sum(run => run.Width)
                * (
                    label.Anchor == Anchor.End ? 1
                    : label.Anchor == Anchor.Middle ? 0.5f
                    : 0
                );
        foreach (var (text, typeface, width) in shaped)
        {
            using var font = Font(typeface, size, label.IsHeading);
            canvas.DrawShapedText(Shaper(typeface), text, x, (float)label.Y, SKTextAlign.Left, font, paint);
            x += width;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var shaper in _shapers.Values)
            shaper.Dispose();
        _shapers.Clear();
    }

    List<(string Text, SKTypeface Typeface)> Runs(string line, bool? isFromRight)
    {
        var runs = new List<(string, SKTypeface)>();
        foreach (var run in VisualRuns.Of(line, isFromRight))
        {
            var parts = ByFont(run.Text);
            if (run.IsFromRight)
            {
                parts.Reverse();
                parts = parts.ConvertAll(part => (VisualRuns.Shown(part.Text), part.Typeface));
            }
            runs.AddRange(parts);
        }
        return runs;
    }

    List<(string Text, SKTypeface Typeface)> ByFont(string text)
    {
        var parts = new List<(string Text, SKTypeface Typeface)>();
        var (start, at) = (0, 0);
        SKTypeface? current = null;
        foreach (var rune in text.EnumerateRunes())
        {
            // Marks and blanks go with what they stand behind, whatever font has that.
            var font = current is not null && IsJoined(rune) && Goes(current, rune) ? current : FontOf(rune) ?? current ?? Own.Value;
            if (current is not null && font != current)
            {
                parts.Add((text[start..at], current));
                start = at;
            }
            current = font;
            at += rune.Utf16SequenceLength;
        }
        if (current is not null)
            parts.Add((text[start..], current));
        return parts;
    }

    // What only joins letters is in no font, and needs none.
    static bool Goes(SKTypeface typeface, Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || SystemFonts.Has(typeface, rune);

    SKTypeface? FontOf(Rune rune) => SystemFonts.Has(Own.Value, rune) ? Own.Value : fonts.Find(rune);

    static bool IsJoined(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.Format;

    SKShaper Shaper(SKTypeface typeface)
    {
        if (!_shapers.TryGetValue(typeface, out var shaper))
            _shapers[typeface] = shaper = new SKShaper(typeface);
        return shaper;
    }

    static SKFont Font(SKTypeface typeface, double size, bool isBold) => new(typeface, (float)size) { Subpixel = true, Embolden = isBold };

    static SKTypeface ReadOwn()
    {
        using var file =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(FontName)
            ?? throw new InvalidOperationException($"{FontName} is not part of this build.");
        return SKTypeface.FromStream(file) ?? throw new InvalidOperationException($"{FontName} is not a font.");
    }
}
