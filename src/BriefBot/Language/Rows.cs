namespace BriefBot.Language;

/// <summary>Rows of tables within a text: a line each, its fields with a bar between them.</summary>
public static class Rows
{
    /// <summary>Stands between two fields of a row.</summary>
    public const string Separator = " | ";

    /// <summary>Characters of the unit behind a value, at most.</summary>
    const int LongestUnit = 12;

    /// <summary>True for a line that is a row of a table.</summary>
    public static bool IsRow(ReadOnlySpan<char> line) => line.Contains(Separator, StringComparison.Ordinal);

    /// <summary>
    /// What the value at a place is called: "Seats" for the 6 of "List: Green Shore | Seats: 6". Null where no label and nothing but a
    /// value
    /// stand in the field.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="line">The row or line in it.</param>
    /// <param name="value">The value's place.</param>
    public static TextSpan? Label(string text, TextSpan line, TextSpan value)
    {
        var field = Field(text, line, value);
        var colon = text.AsSpan(field.Start, value.Start - field.Start).LastIndexOf(": ");
        if (
            colon <= 0
            || value.End < field.End - LongestUnit
            || text.AsSpan(field.Start + colon + 1, value.Start - field.Start - colon - 1).Trim(" $€£¥+-−~≈").Length > 0
        )
            return null;
        return new TextSpan(field.Start, field.Start + colon);
    }

    /// <summary>The field of a row around a place; the whole line when it is no row.</summary>
    public static TextSpan Field(string text, TextSpan line, TextSpan place)
    {
        var before = text.AsSpan(line.Start, place.Start - line.Start).LastIndexOf(Separator);
        var after = text.AsSpan(place.End, line.End - place.End).IndexOf(Separator);
        return new TextSpan(before < 0 ? line.Start : line.Start + before + Separator.Length, after < 0 ? line.End : place.End + after);
    }
}
