namespace BriefBot.Corpus.Postgres;

/// <summary>Values as PostgreSQL can hold them: its text knows no U+0000, which SQLite's may have.</summary>
/// <remarks>U+0001 is the escape: U+0001 and "0" for U+0000, U+0001 and "1" for itself. Neither stands in any text that people write, so
/// that what is stored reads as it is.</remarks>
static class StoredValue
{
    const string Escape = "\u0001";

    /// <summary>A text as it is stored.</summary>
    public static string Store(string text) =>
        text.AsSpan().IndexOfAny('\0', '\u0001') < 0
            ? text
            : text.Replace(Escape, Escape + "1", StringComparison.Ordinal).Replace("\0", Escape + "0", StringComparison.Ordinal);

    /// <summary>The text that was stored.</summary>
    public static string Read(string stored) =>
        stored.Contains(Escape, StringComparison.Ordinal)
            ? stored.Replace(Escape + "0", "\0", StringComparison.Ordinal).Replace(Escape + "1", Escape, StringComparison.Ordinal)
            : stored;
}
