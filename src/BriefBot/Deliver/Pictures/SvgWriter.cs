using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BriefBot.Deliver.Pictures;

/// <summary>
/// Writes a drawing as SVG that stands in a page. Colours are the style sheet's, by class, so that they follow its theme; there is no
/// style and no script in it, and every text is escaped and made safe to show.
/// </summary>
public static class SvgWriter
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The markup.</summary>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var svg = new StringBuilder();
        svg.Append("<svg class=\"picture\" role=\"img\" viewBox=\"0 0 ")
            .Append(Number(drawing.Width))
            .Append(' ')
            .Append(Number(drawing.Height))
            .Append("\"><title>")
            .Append(Safe(drawing.Title))
            .Append("</title><desc>")
            .Append(Safe(drawing.Description))
            .Append("</desc>\n");
        foreach (var shape in drawing.Shapes)
            Append(svg, shape);
        return svg.Append("</svg>\n").ToString();
    }

    static void Append(StringBuilder svg, Shape shape)
    {
        var tone = $"class=\"{Class(shape)}\"";
        var written = shape switch
        {
            Shape.Line line => $"<line {tone} x1=\"{Number(line.X1)}\" y1=\"{Number(line.Y1)}\" x2=\"{Number(line.X2)}\" "
                + $"y2=\"{Number(line.Y2)}\"/>",
            Shape.Circle circle => $"<circle {tone} cx=\"{Number(circle.X)}\" cy=\"{Number(circle.Y)}\" r=\"{Number(circle.Radius)}\"/>",
            Shape.Box box => $"<rect {tone} x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" "
                + $"height=\"{Number(box.Height)}\"/>",
            Shape.Label label =>
                $"<text {tone} x=\"{Number(label.X)}\" y=\"{Number(label.Y)}\"{At(label.Anchor)}{Size(label)}>{Safe(label.Text)}</text>",
            _ => throw new ArgumentException($"There is no way to write a {shape.GetType().Name}.", nameof(shape)),
        };
        svg.Append(written).Append('\n');
    }

    static string Class(Shape shape)
    {
        var tone = shape.Tone switch
        {
            Tone.Text => "tone-text",
            Tone.Faint => "tone-faint",
            Tone.Grid => "tone-grid",
            Tone.Report => "tone-report",
            Tone.Copy => "tone-copy",
            Tone.Change => "tone-change",
            Tone.Good => "tone-good",
            Tone.Bad => "tone-bad",
            _ => "tone-idle",
        };
        return shape switch
        {
            Shape.Circle { IsFilled: false } => tone + " ring",
            Shape.Label { IsHeading: true } => tone + " heading",
            _ => tone,
        };
    }

    static string At(Anchor anchor) =>
        anchor switch
        {
            Anchor.Middle => " text-anchor=\"middle\"",
            Anchor.End => " text-anchor=\"end\"",
            _ => "",
        };

    static string Size(Shape.Label label) => label.Size is { } size ? $" font-size=\"{Number(size)}\"" : "";

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Safe(string text) => Encoder.Encode(VisibleText.Line(text));
}
