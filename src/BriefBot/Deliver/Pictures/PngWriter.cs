using System.Reflection;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace BriefBot.Deliver.Pictures;

/// <summary>
/// Writes a drawing as PNG, for where SVG isn't shown. Letters come from a font that is part of the program, since images of machines have
/// none: Latin, Greek, Cyrillic, Hebrew, Arabic and some more; others are shown as boxes. Nothing of it is loaded before the first picture.
/// </summary>
public static class PngWriter
{
    // Twice the size that it is shown in, for screens with small pixels.
    const float Scale = 2;
    const float TextSize = 12;
    const float HeadingSize = 14;
    const float LineWidth = 1;
    const float RingWidth = 2;
    const int Quality = 100;

    static readonly SKColor Ground = SKColors.White;
    static readonly Lazy<SKTypeface> Typeface = new(ReadTypeface);

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        using var bitmap = new SKBitmap((int)(drawing.Width * Scale), (int)(drawing.Height * Scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Ground);
        canvas.Scale(Scale);
        using var shaper = new SKShaper(Typeface.Value);
        foreach (var shape in drawing.Shapes)
            Draw(canvas, shaper, shape);
        canvas.Flush();
        using var bytes = bitmap.Encode(SKEncodedImageFormat.Png, Quality);
        return bytes.ToArray();
    }

    static void Draw(SKCanvas canvas, SKShaper shaper, Shape shape)
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
                Draw(canvas, shaper, label, paint);
                break;
            default:
                throw new ArgumentException($"There is no way to draw a {shape.GetType().Name}.", nameof(shape));
        }
    }

    static void Draw(SKCanvas canvas, SKShaper shaper, Shape.Label label, SKPaint paint)
    {
        using var font = new SKFont(Typeface.Value, label.IsHeading ? HeadingSize : TextSize)
        {
            Subpixel = true,
            Embolden = label.IsHeading,
        };
        var runs = VisualRuns.Of(VisibleText.Line(label.Text));
        var widths = runs.Select(run => shaper.Shape(run, font).Width).ToList();
        var x =
            (float)label.X
            - widths.Sum()
                * (
                    label.Anchor == Anchor.End ? 1
                    : label.Anchor == Anchor.Middle ? 0.5f
                    : 0
                );
        for (var at = 0; at < runs.Count; at++)
        {
            canvas.DrawShapedText(shaper, runs[at], x, (float)label.Y, SKTextAlign.Left, font, paint);
            x += widths[at];
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

    static SKTypeface ReadTypeface()
    {
        const string name = "DejaVuSans.ttf";
        using var file =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of this build.");
        return SKTypeface.FromStream(file) ?? throw new InvalidOperationException($"{name} is not a font.");
    }
}
