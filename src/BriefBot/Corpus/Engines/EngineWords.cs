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

    /// <summary>A text of the index, in UTF-8, with a blank in the place of all that stands in no word.</summary>
    public static byte[] Of(ReadOnlySpan<byte> text)
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
        return words;
    }

    /// <summary>The words of a stem: one, or several that must follow each other; none where no letter or digit is in it.</summary>
    public static IReadOnlyList<string> Of(string stem) =>
        Encoding.UTF8.GetString(Of(Encoding.UTF8.GetBytes(stem))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
