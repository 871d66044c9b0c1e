using System.Text;

namespace BriefBot.Corpus.Engines;

/// <summary>
/// Words as a search engine has them: cut as SQLite's index cuts its text, so that both hold the same ones. The engine takes what stands
/// between blanks as it is.
/// </summary>
/// <remarks>Source of the rule: SQLite's documentation of FTS5, the tokenizer "ascii". Letters and digits of ASCII and all that isn't ASCII
/// stand in words, all else between them; capitals of ASCII count as small letters.</remarks>
public static class EngineWords
{
    /// <summary>Goes up whenever texts give other words than before, here or in <see cref="Language.Normalizer"/>: then all passages are
    /// sent anew, into another index. The database's own index is made anew by a migration.</summary>
    public const int Version = 1;

    /// <summary>The words of texts of the index, in UTF-8: each once, in no order of theirs, with blanks between them. More isn't needed to
    /// find a passage, and tells less of it.</summary>
    public static string Of(params ReadOnlySpan<ReadOnlyMemory<byte>> texts)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            words.UnionWith(Split(text.Span));
        return string.Join(' ', words);
    }

    /// <summary>The words of a stem: one, or none where no letter or digit is in it.</summary>
    public static IReadOnlyList<string> Of(string stem) => Split(Encoding.UTF8.GetBytes(stem));

    static string[] Split(ReadOnlySpan<byte> text)
    {
        var words = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var at = text[i];
            words[i] =
                char.IsAsciiLetterUpper((char)at) ? (byte)(at | 0x20)
                : at >= 0x80 || char.IsAsciiLetterOrDigit((char)at) ? at
                : (byte)' ';
        }
        return Encoding.UTF8.GetString(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
