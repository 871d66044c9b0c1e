using BriefBot.Deliver.Wording;
using SkiaSharp;

namespace BriefBot.Deliver.Pictures;

/// <summary>A picture as a file, with what it tells.</summary>
/// <param name="Bytes">The file's.</param>
/// <param name="Description">For those who don't see it; at most <see cref="Drawing.LongestDescription"/> code units.</param>
public sealed record PngPicture(byte[] Bytes, string Description);

/// <summary>
/// Writes a drawing as PNG, for where SVG isn't shown. Letters come from a font that is part of the program: Latin, Greek, Cyrillic,
/// Hebrew, Arabic and some more. For others the machine's fonts are looked through; a label for which none is found becomes a number that
/// the description explains. Nothing of it is loaded before the first picture.
/// </summary>
public static class PngWriter
{
    // Twice the size that it is shown in, for screens with small pixels.
    internal const float Scale = 2;
    const float TextSize = 12;
    const float HeadingSize = 14;
    const float LineWidth = 1;
    const float RingWidth = 2;
    const int Quality = 100;

    static readonly SKColor Ground = SKColors.White;

    /// <summary>The file.</summary>
    /// <param name="drawing">What it shows.</param>
    /// <param name="words">In the reader's language.</param>
    public static PngPicture Write(Drawing drawing, Localization words) => Write(drawing, words, SystemFonts.OfMachine);

    /// <summary>The same with other fonts for letters that the program's own lacks.</summary>
    internal static PngPicture Write(Drawing drawing, Localization words, SystemFonts fonts)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        ArgumentNullException.ThrowIfNull(words);
        using var lettering = new Lettering(fonts);
        var legible = NumberedLabels.In(drawing, lettering.CanWrite, words);
        return new(Bytes(legible, lettering), legible.Description);
    }

    /// <summary>The file's bytes of a drawing that has only letters that there are fonts for.</summary>
    internal static byte[] Bytes(Drawing drawing, Lettering lettering)
    {
        using var bitmap = new SKBitmap((int)(drawing.Width * Scale), (int)(drawing.Height * Scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Ground);
        canvas.Scale(Scale);
        foreach (var shape in drawing.Shapes)
            Draw(canvas, lettering, shape);
        canvas.Flush();
        using var bytes = bitmap.Encode(SKEncodedImageFormat.Png, Quality);
        return bytes.ToArray();
    }

    static void Draw(SKCanvas canvas, Lettering lettering, Shape shape)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = Colour(shape.Tone) };
        switch (shape)
        {
            case Shape.Line line:
                paint.StrokeWidth = LineWidth;
                canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
                break;
            case Shape.Circle { IsFilled: true } circle:
                canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, paint);
                break;
            case Shape.Circle ring:
                using (var ground = new SKPaint { IsAntialias = true, Color = Ground })
                    canvas.DrawCircle((float)ring.X, (float)ring.Y, (float)ring.Radius, ground);
                paint.IsStroke = true;
                paint.StrokeWidth = RingWidth;
                canvas.DrawCircle((float)ring.X, (float)ring.Y, (float)ring.Radius, paint);
                break;
            case Shape.Box box:
                canvas.DrawRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, paint);
                break;
            case Shape.Label label:
                lettering.Draw(canvas, label, label.Size ?? (label.IsHeading ? HeadingSize : TextSize), paint);
                break;
            default:
                throw new ArgumentException($"There is no way to draw a {shape.GetType().Name}.", nameof(shape));
        }
    }

    // Those of the pages in daylight.
    static SKColor Colour(Tone tone) =>
        tone switch
        {
            Tone.Text => new(0xff1f2328),
            Tone.Grid => new(0xffd1d5da),
            Tone.Report => new(0xff5865f2),
            Tone.Change => new(0xff9a6700),
            Tone.Good => new(0xff1a7f37),
            Tone.Bad => new(0xffcf222e),
            _ => new(0xff59636e),
        };
}
