using System.Globalization;
using System.Text;
using BriefBot.Deliver.Terminal;

namespace BriefBot.Deliver.Pictures;

/// <summary>Breaks text into lines by how wide its letters are.</summary>
static class TextLines
{
    /// <summary>The lines of a text: broken at blanks, at any letter in writing that has none, and within a word that is wider than a
    /// line.</summary>
    /// <param name="text">On one line.</param>
    /// <param name="width">Of a line.</param>
    /// <param name="size">Of the letters.</param>
    public static List<string> Wrap(string text, double width, double size, Lettering lettering, bool isBold = false)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var piece in Pieces(text).SelectMany(piece => Fitting(piece, width, size, lettering, isBold)))
        {
            var wide = lettering.Width(piece, size, isBold);
            if (line.Length > 0 && used + lettering.Width(piece.TrimEnd(), size, isBold) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }
            line.Append(piece);
            used += wide;
        }
        if (line.Length > 0)
            lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>A line with an ellipsis in place of what has no room.</summary>
    public static string Cut(string line, double width, double size, Lettering lettering, bool isBold = false)
    {
        if (lettering.Width(line, size, isBold) <= width)
            return line;
        var letters = Letters(line);
        while (letters.Count > 0 && lettering.Width(string.Concat(letters) + "…", size, isBold) > width)
            letters.RemoveAt(letters.Count - 1);
        return string.Concat(letters).TrimEnd() + "…";
    }

    // A word with the blanks behind it, or a letter of writing without blanks.
    static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var letter in Letters(text))
        {
            if (piece.Length > 0 && (IsAlone(letter) || piece[^1] == ' ') && letter != " ")
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(letter);
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }

    static IEnumerable<string> Fitting(string piece, double width, double size, Lettering lettering, bool isBold)
    {
        if (lettering.Width(piece.TrimEnd(), size, isBold) <= width)
            return [piece];
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var letter in Letters(piece))
        {
            if (part.Length > 0 && lettering.Width(part + letter, size, isBold) > width)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            part.Append(letter);
        }
        parts.Add(part.ToString());
        return parts;
    }

    // Chinese and Japanese, Thai, Lao, Burmese and Khmer write words without blanks.
    static bool IsAlone(string letter) => char.IsLetter(letter[0]) && (ColumnWidth.Of(letter) > 1 || IsOfSouthEast(letter[0]));

    static bool IsOfSouthEast(char letter) =>
        letter is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff');

    static List<string> Letters(string text)
    {
        var letters = new List<string>();
        var all = StringInfo.GetTextElementEnumerator(text);
        while (all.MoveNext())
            letters.Add(all.GetTextElement());
        return letters;
    }
}
