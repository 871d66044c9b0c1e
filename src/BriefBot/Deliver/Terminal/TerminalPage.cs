using System.Text;

namespace BriefBot.Deliver.Terminal;

/// <summary>Writes paragraphs to a terminal or a pipe: wrapped to a width, coloured or not.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns to wrap at; null leaves lines whole, as a pipe wants them.</param>
/// <param name="colours">Whether escape sequences for bold and dim may be written.</param>
public sealed class TerminalPage(TextWriter output, int? width, bool colours)
{
    const int NarrowestUseful = 20;
    const string Reset = "\u001b[0m";

    /// <summary>An empty line.</summary>
    public void Gap() => output.WriteLine();

    /// <summary>A paragraph in one ink.</summary>
    public void Line(string text, Ink ink = Ink.Plain, int indent = 0) => Line([new Inked(text, ink)], indent, indent);

    /// <summary>A paragraph.</summary>
    /// <param name="indent">Columns before the first line.</param>
    /// <param name="hanging">Columns before the lines that follow.</param>
    public void Line(IEnumerable<Inked> text, int indent, int hanging)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder().Append(' ', indent);
        var column = indent;
        var right = width is { } columns ? Math.Max(columns, NarrowestUseful) : int.MaxValue;
        var ink = Ink.Plain;
        foreach (var (word, spaces) in Words(text))
        {
            var length = word.Sum(part => ColumnWidth.Of(part.Text));
            if (column > hanging && spaces > 0 && column + spaces + length > right)
            {
                Switch(line, ref ink, Ink.Plain);
                output.WriteLine(line.ToString());
                line.Clear().Append(' ', hanging);
                column = hanging;
            }
            else
            {
                if (spaces > 0 && word[0].Ink != ink)
                    Switch(line, ref ink, Ink.Plain);
                line.Append(' ', spaces);
                column += spaces;
            }
            foreach (var part in word)
            {
                Switch(line, ref ink, part.Ink);
                line.Append(part.Text);
            }
            column += length;
        }
        Switch(line, ref ink, Ink.Plain);
        output.WriteLine(line.ToString());
    }

    /// <summary>Words with the spaces before them; a word may change ink in the middle ("“Xi").</summary>
    IEnumerable<(List<Inked> Word, int Spaces)> Words(IEnumerable<Inked> text)
    {
        var word = new List<Inked>();
        var spaces = 0;
        foreach (var part in text)
        {
            var shown = part.Ink == Ink.Marked && !colours ? $"«{part.Text}»" : part.Text;
            var start = 0;
            for (var i = 0; i <= shown.Length; i++)
            {
                if (i < shown.Length && shown[i] != ' ')
                    continue;
                if (i > start)
                    word.Add(new Inked(shown[start..i], part.Ink));
                start = i + 1;
                if (i == shown.Length)
                    break;
                if (word.Count > 0)
                {
                    yield return (word, spaces);
                    (word, spaces) = ([], 0);
                }
                spaces++;
            }
        }
        if (word.Count > 0)
            yield return (word, spaces);
    }

    void Switch(StringBuilder line, ref Ink from, Ink to)
    {
        if (from == to || !colours)
            return;
        if (from != Ink.Plain)
            line.Append(Reset);
        line.Append(
            to switch
            {
                Ink.Strong or Ink.Marked => "\u001b[1m",
                Ink.Faint => "\u001b[2m",
                _ => "",
            }
        );
        from = to;
    }
}
