using System.Text;
using BriefBot.Language;

namespace BriefBot.Ingest.Pages;

/// <summary>
/// Writes a table of facts a row a line, each with what its columns are called ("List: Green Shore | Votes: 5,077 | Seats: 6"), so that
/// a row alone can be understood and quoted.
/// </summary>
static class TableRows
{
    const int LongestGroup = 80;
    const int LongestLabel = 60;

    /// <summary>The table's caption and rows, as blocks.</summary>
    public static IEnumerable<StoryBlock> Of(PageTable table)
    {
        if (table.Caption.Length > 0)
            yield return new StoryBlock(table.Caption, "caption", 0);
        var head = HeadRows(table);
        var names = Names(table, head);
        var group = "";
        for (var i = head; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (IsAcross(row))
            {
                group =
                    i + 1 < table.Rows.Count && row[0].Text.Length <= LongestGroup && row[0].Text[^1] is not ('.' or '!' or '?')
                        ? row[0].Text.TrimEnd(':')
                        : "";
                if (group.Length == 0 || IsAcross(table.Rows[i + 1]))
                    yield return new StoryBlock(row[0].Text, "tr", row[0].Linked ? row[0].Text.Length : 0);
                continue;
            }
            var fields = head > 0 && (Parts(row) > 1 || row.Length < 3) ? Named(row, names) : Unnamed(row);
            var text = (group.Length > 0 ? group + Rows.Separator : "") + string.Join(Rows.Separator, fields);
            yield return new StoryBlock(text, "tr", row.All(cell => cell.Linked || cell.Text.Length == 0) ? text.Length : 0);
        }
    }

    /// <summary>How many rows at the top tell what the columns hold.</summary>
    static int HeadRows(PageTable table)
    {
        var rows = table.Rows;
        var marked = table.HeadRows;
        while (marked < rows.Count && rows[marked].All(cell => cell.IsHeader || cell.Text.Length == 0) && Parts(rows[marked]) > 1)
            marked++;
        while (marked > 0 && Parts(rows[marked - 1]) < 2)
            marked--;
        if (marked > 0)
            return marked < rows.Count ? marked : 0;
        return
            rows.Count > 1
            && (rows[0].All(cell => cell.Strong || cell.Text.Length == 0) && !rows[1].All(cell => cell.Strong) || IsAboveNumbers(rows))
            ? 1
            : 0;
    }

    /// <summary>Cells of a row that say something.</summary>
    static int Parts(TableCell[] row) => row.Where(cell => cell.Text.Length > 0).DistinctBy(cell => cell.Origin).Count();

    /// <summary>A first row of words above columns of numbers.</summary>
    static bool IsAboveNumbers(IReadOnlyList<TableCell[]> rows)
    {
        var first = rows[0];
        if (
            first.Length < 3
            || rows.Count < 3
            || first.Any(cell => cell.IsHeader || HasDigit(cell.Text))
            || first.Skip(1).Any(cell => cell.Text.Length == 0)
        )
            return false;
        return Enumerable
            .Range(1, first.Length - 1)
            .All(column => rows.Skip(1).All(row => row[column].Text.Length == 0 || HasDigit(row[column].Text)));
    }

    static bool HasDigit(string text) => text.Any(char.IsDigit);

    /// <summary>Each column's name: what stands above it, from the top down.</summary>
    static string[] Names(PageTable table, int head) =>
        [
            .. Enumerable
                .Range(0, table.Rows[0].Length)
                .Select(column =>
                    string.Join(
                        ' ',
                        table
                            .Rows.Take(head)
                            .Select(row => row[column].Text.TrimEnd(':'))
                            .Where(text => text.Length > 0)
                            .Distinct(StringComparer.Ordinal)
                    )
                ),
        ];

    /// <summary>True when one cell reaches across the table: a heading for the rows below, or a remark.</summary>
    static bool IsAcross(TableCell[] row) => row[0].Text.Length > 0 && row.All(cell => cell.Origin == row[0].Origin);

    static IEnumerable<string> Named(TableCell[] row, string[] names)
    {
        for (var column = 0; column < row.Length; column++)
        {
            var text = row[column].Text;
            if (text.Length == 0 || (column > 0 && row[column].Origin == row[column - 1].Origin))
                continue;
            // Narrow screens show a column's name within each of its cells.
            if (names[column].Length > 0 && text.Length > names[column].Length && text.StartsWith(names[column], StringComparison.Ordinal))
                text = text[names[column].Length..].TrimStart(':', ' ');
            yield return names[column].Length == 0 || names[column] == text || text.Length == 0 ? text
            : names[column][^1] == '?' ? $"{names[column]} {text}"
            : $"{names[column]}: {text}";
        }
    }

    /// <summary>A row of a table without a head: what it is about, and what is said of it.</summary>
    static IEnumerable<string> Unnamed(TableCell[] row)
    {
        var cells = row.Where((cell, column) => cell.Text.Length > 0 && (column == 0 || cell.Origin != row[column - 1].Origin))
            .Select(cell => cell.Text)
            .ToList();
        if (cells.Count > 1 && Labelled(cells[0], cells[1]) is { } labelled)
            cells = [labelled, .. cells[2..]];
        return cells;
    }

    /// <summary>"Length: 184 metres"; null when the first is no label.</summary>
    public static string? Labelled(string label, string text)
    {
        if (label.Length > LongestLabel || label[^1] is '.' or '!' or '?' or ';' || !label.Any(char.IsLetter))
            return null;
        return new StringBuilder(label.TrimEnd(':', ' ')).Append(": ").Append(text).ToString();
    }
}
