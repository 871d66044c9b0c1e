namespace BriefBot.Deliver.Pictures;

/// <summary>A quote on a card.</summary>
/// <param name="Text">It, with its marks.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Day">When that was published; a line of its own, since the two may be read in different directions.</param>
public readonly record struct CardQuote(string Text, string Outlet, string Day);

/// <summary>
/// Draws an answer as a picture to share, 1,200 by 630 pixels: the question and a quote with its outlet and day. A quote is never cut: where
/// the first has no room, the next one stands there.
/// </summary>
public static class AnswerCard
{
    /// <summary>Width of the file, in pixels.</summary>
    public const int PixelWidth = 1_200;

    /// <summary>Height of the file, in pixels.</summary>
    public const int PixelHeight = 630;

    const double Margin = 32;
    const double Indent = 14;
    const double Width = PixelWidth / PngWriter.Scale;
    const double Height = PixelHeight / PngWriter.Scale;
    const double Room = Width - 2 * Margin;
    const double LineHeight = 1.4;
    const double SmallSize = 12;
    const double QuoteEnd = 236;
    const int MostQuestionLines = 3;
    const int LongestText = 1_200;
    static readonly double[] QuestionSizes = [22, 18, 15];
    static readonly double[] QuoteSizes = [18, 15, 13, 11];

    /// <summary>The file; null where no quote has room, and where there are no fonts with the letters.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="quotes">The first is preferred.</param>
    /// <param name="foot">A line at the end.</param>
    public static byte[]? Of(string question, IReadOnlyList<CardQuote> quotes, string foot) =>
        Of(question, quotes, foot, SystemFonts.OfMachine);

    /// <summary>The same with other fonts for letters that the program's own lacks.</summary>
    internal static byte[]? Of(string question, IReadOnlyList<CardQuote> quotes, string foot, SystemFonts fonts)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(quotes);
        using var lettering = new Lettering(fonts);
        return DrawingOf(question, quotes, foot, lettering) is { } drawing ? PngWriter.Bytes(drawing, lettering) : null;
    }

    /// <summary>The picture that the file is of; null as there.</summary>
    internal static Drawing? DrawingOf(string question, IReadOnlyList<CardQuote> quotes, string foot, Lettering lettering)
    {
        var asked = VisibleText.Line(LabelText.Cut(question, LongestText)).Trim();
        if (!lettering.CanWrite(asked))
            return null;
        var shapes = new List<Shape>();
        var top = Question(shapes, asked, lettering);
        foreach (var quote in quotes)
            if (Quote(shapes, quote, top, lettering))
            {
                shapes.Add(
                    new Shape.Label(Tone.Faint, Margin, Height - 20, TextLines.Cut(foot, Room, SmallSize, lettering)) { Size = SmallSize }
                );
                return new(
                    asked,
                    $"{asked} — {VisibleText.Line(quote.Text)} — {VisibleText.Line(quote.Outlet)}, {quote.Day}",
                    Width,
                    Height,
                    shapes
                );
            }
        return null;
    }

    static double Question(List<Shape> shapes, string text, Lettering lettering)
    {
        var (lines, size) = (new List<string>(), 0.0);
        foreach (var one in QuestionSizes)
        {
            (lines, size) = (TextLines.Wrap(text, Room, one, lettering, isBold: true), one);
            if (lines.Count <= MostQuestionLines)
                break;
        }
        if (lines.Count > MostQuestionLines)
        {
            lines.RemoveRange(MostQuestionLines, lines.Count - MostQuestionLines);
            lines[^1] = TextLines.Cut(lines[^1] + " …", Room, size, lettering, isBold: true);
        }
        return Lines(shapes, lines, Tone.Text, Margin, 24, size, VisualRuns.IsFromRight(text), isHeading: true);
    }

    static bool Quote(List<Shape> shapes, CardQuote quote, double top, Lettering lettering)
    {
        var text = VisibleText.Line(quote.Text).Trim();
        if (text.Length > LongestText || !lettering.CanWrite(text) || !lettering.CanWrite(quote.Outlet) || !lettering.CanWrite(quote.Day))
            return false;
        foreach (var size in QuoteSizes)
        {
            var lines = TextLines.Wrap(text, Room - Indent, size, lettering);
            var start = top + 16;
            if (start + lines.Count * size * LineHeight > QuoteEnd)
                continue;
            var isFromRight = VisualRuns.IsFromRight(text);
            var end = Lines(shapes, lines, Tone.Text, Margin + Indent, start, size, isFromRight, isHeading: false);
            var bar = isFromRight ? Width - Margin - 4 : Margin;
            shapes.Add(new Shape.Box(Tone.Report, bar, start + 2, 4, end - start));
            foreach (var origin in (string[])["— " + VisibleText.Line(quote.Outlet), quote.Day])
            {
                var line = TextLines.Cut(origin, Room - Indent, SmallSize, lettering);
                end = Lines(shapes, [line], Tone.Faint, Margin + Indent, end + 2, SmallSize, isFromRight, isHeading: false);
            }
            return true;
        }
        return false;
    }

    static double Lines(
        List<Shape> shapes,
        IReadOnlyList<string> lines,
        Tone tone,
        double left,
        double top,
        double size,
        bool isFromRight,
        bool isHeading
    )
    {
        foreach (var line in lines)
        {
            top += size * LineHeight;
            shapes.Add(
                new Shape.Label(tone, isFromRight ? Width - left : left, top, line, isFromRight ? Anchor.End : Anchor.Start, isHeading)
                {
                    Size = size,
                    IsFromRight = tone == Tone.Text ? isFromRight : null,
                }
            );
        }
        return top;
    }
}
