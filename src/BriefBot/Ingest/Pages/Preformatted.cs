using System.Text;
using BriefBot.Language;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads preformatted text: its lines stay lines, columns set apart by gaps become the fields of rows.</summary>
static class Preformatted
{
    /// <summary>Lines with gaps from which on they are columns.</summary>
    const int FewestRows = 2;

    /// <summary>One block with the lines; none when there is no text.</summary>
    public static IEnumerable<StoryBlock> Of(PageNode[] nodes, int index)
    {
        var text = new StringBuilder();
        for (var i = index + 1; i < nodes[index].End; i++)
            text.Append(nodes[i].Tag == "br" ? "\n" : nodes[i].Text);
        var lines = text.ToString()
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var separator = lines.Count(line => Fields(line).Count > 1) >= FewestRows ? Rows.Separator : " ";
        var written = string.Join('\n', lines.Select(line => string.Join(separator, Fields(line))));
        if (written.Length > 0)
            yield return new StoryBlock(written, "pre", 0);
    }

    /// <summary>The parts of a line between gaps of two spaces or a tab. Typists put two spaces behind a full stop as well.</summary>
    static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var start = 0;
        for (var i = 1; i < line.Length; i++)
        {
            var isGap = line[i] == '\t' || (line[i] == ' ' && line[i - 1] == ' ');
            if (!isGap)
                continue;
            var field = line.AsSpan(start, i - start).TrimEnd();
            while (i + 1 < line.Length && char.IsWhiteSpace(line[i + 1]))
                i++;
            if (field is [] or [.., '.' or '!' or '?' or ':' or '"' or '”'])
                continue;
            fields.Add(OneSpaced(line[start..(start + field.Length)]));
            start = i + 1;
        }
        fields.Add(OneSpaced(line[start..]));
        return fields;
    }

    static string OneSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
