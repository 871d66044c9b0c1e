using System.Globalization;

namespace BriefBot.Ingest.Pages;

/// <summary>A cell of a table, on one line.</summary>
/// <param name="Origin">Index of its node: cells that span several rows or columns stand in the grid several times.</param>
/// <param name="Linked">True when all of its text is inside links.</param>
/// <param name="Strong">True when all of its text is in bold type.</param>
readonly record struct TableCell(int Origin, string Text, bool IsHeader, bool Linked, bool Strong);

/// <summary>A table of facts, as a grid. Tables that only lay out a page are none.</summary>
/// <param name="Caption">What stands in its caption, "" for nothing.</param>
/// <param name="Rows">Each with a cell for every column.</param>
/// <param name="HeadRows">Rows at the top that the page marks as the table's head.</param>
sealed record PageTable(string Caption, IReadOnlyList<TableCell[]> Rows, int HeadRows)
{
    const int MostColumns = 60;
    const int MostCells = 20_000;
    const int LongestCell = 400;
    const int LongestInOnlyRow = 100;

    /// <summary>The table at a node; null when it only lays out a page, or is beyond all bounds.</summary>
    public static PageTable? Read(PageNode[] nodes, int index, Furniture passed)
    {
        if (nodes[index].Element!.GetAttribute("role") is "presentation" or "none" || HoldsPageParts(nodes, index))
            return null;
        var grid = new Grid();
        var caption = "";
        for (var i = index + 1; i < nodes[index].End; )
        {
            var node = nodes[i];
            if (node.Tag == "caption")
                caption = InlineText.Of(nodes, i, passed);
            else if (node.Tag == "tr" && (node.Furniture < passed))
            {
                if (!grid.Add(Cells(nodes, i, passed), nodes[node.Parent].Tag == "thead"))
                    return null;
            }
            else if (node.Tag is "thead" or "tbody" or "tfoot" && node.Furniture < passed)
            {
                i++;
                continue;
            }
            i = Math.Max(node.End, i + 1);
        }
        return grid.Table(caption);
    }

    /// <summary>True when there is more in it than a table of facts has: tables, headings, paragraphs one below the other.</summary>
    static bool HoldsPageParts(PageNode[] nodes, int index)
    {
        var (cell, paragraphs) = (0, 0);
        for (var i = index + 1; i < nodes[index].End; i++)
        {
            var node = nodes[i];
            if (node.Tag is "td" or "th")
            {
                if (node.TextLength > LongestCell)
                    return true;
                (cell, paragraphs) = (node.End, 0);
            }
            else if (node.Tag is "table" or "article" or "section" or "form" or ['h', >= '1' and <= '6'])
                return true;
            else if (i < cell && node.Tag == "p" && node.OwnLength > LongestInOnlyRow / 2 && ++paragraphs > 1)
                return true;
        }
        return false;
    }

    static List<(TableCell Cell, int Columns, int Rows)> Cells(PageNode[] nodes, int row, Furniture passed)
    {
        var cells = new List<(TableCell, int, int)>();
        for (var i = row + 1; i < nodes[row].End; i = Math.Max(nodes[i].End, i + 1))
        {
            if (nodes[i] is not { Tag: "td" or "th", Element: { } element } node || cells.Count >= MostColumns)
                continue;
            var text = node.Furniture >= Furniture.Marked ? "" : InlineText.Of(nodes, i, passed);
            var cell = new TableCell(
                i,
                text,
                node.Tag == "th",
                node.TextLength > 0 && node.LinkLength == node.TextLength,
                IsStrong(nodes, i)
            );
            cells.Add((cell, Span(element.GetAttribute("colspan")), Span(element.GetAttribute("rowspan"))));
        }
        return cells;
    }

    static int Span(string? written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostColumns) : 1;

    static bool IsStrong(PageNode[] nodes, int cell)
    {
        var strong = 0;
        for (var i = cell + 1; i < nodes[cell].End; i++)
        {
            if (nodes[i].Tag is not ("b" or "strong"))
                continue;
            strong += nodes[i].TextLength;
            i = nodes[i].End - 1;
        }
        return strong > 0 && strong == nodes[cell].TextLength;
    }

    sealed class Grid
    {
        readonly List<TableCell[]> _rows = [];
        readonly Dictionary<int, (TableCell Cell, int Left)> _hanging = [];
        int _columns;
        int _cells;
        int _headRows;

        /// <summary>Adds a row; false when the table is too large.</summary>
        public bool Add(List<(TableCell Cell, int Columns, int Rows)> cells, bool isHead)
        {
            var row = new List<TableCell>();
            foreach (var (cell, columns, rows) in cells)
            {
                TakeHanging(row);
                for (var i = 0; i < columns && row.Count < MostColumns; i++)
                {
                    if (rows > 1)
                        _hanging[row.Count] = (cell, rows - 1);
                    row.Add(cell);
                }
            }
            TakeHanging(row);
            if ((_cells += row.Count) > MostCells)
                return false;
            if (!row.Exists(cell => cell.Text.Length > 0))
                return true;
            if (isHead && _headRows == _rows.Count)
                _headRows++;
            _columns = Math.Max(_columns, row.Count);
            _rows.Add([.. row]);
            return true;
        }

        public PageTable? Table(string caption)
        {
            if (_columns < 2)
                return null;
            if (
                _rows is [var only]
                && (only.Count(cell => cell.Text.Length > 0) < 2 || only.Any(cell => cell.Text.Length > LongestInOnlyRow))
            )
                return null;
            return new PageTable(caption, _rows.ConvertAll(Filled), _headRows);
        }

        TableCell[] Filled(TableCell[] row) =>
            row.Length == _columns
                ? row
                : [.. row, .. Enumerable.Repeat(new TableCell(-1, "", false, false, false), _columns - row.Length)];

        /// <summary>Cells of rows above that reach down to this one.</summary>
        void TakeHanging(List<TableCell> row)
        {
            while (_hanging.TryGetValue(row.Count, out var above) && row.Count < MostColumns)
            {
                if (above.Left == 1)
                    _hanging.Remove(row.Count);
                else
                    _hanging[row.Count] = (above.Cell, above.Left - 1);
                row.Add(above.Cell);
            }
        }
    }
}
