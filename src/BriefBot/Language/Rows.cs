namespace BriefBot.Language;

/// <summary>Rows of tables within a text: a line each, its fields with a bar between them.</summary>
public static class Rows
{
    /// <summary>Stands between two fields of a row.</summary>
    public const string Separator = " | ";

    /// <summary>True for a line that is a row of a table.</summary>
    public static bool IsRow(ReadOnlySpan<char> line) => line.Contains(Separator, StringComparison.Ordinal);
}
