using System.Buffers;
using System.Text;

namespace BriefBot.Language;

/// <summary>Turns text into what the full-text index is given, and questions into what it is asked for: one rule for both sides.</summary>
public static class Normalizer
{
    // A word is at most one code unit longer than what it is read from ("US", "usa"), and a blank stands between two.
    const int MostCodeUnitsPerCodeUnit = 2;

    /// <summary>The text's words, normalised by <see cref="Tokenizer"/>, with blanks between them.</summary>
    public static string IndexText(ReadOnlySpan<char> text)
    {
        var words = ArrayPool<char>.Shared.Rent((text.Length * MostCodeUnitsPerCodeUnit) + 1);
        var index = new string(words.AsSpan(0, Write(text, words)));
        ArrayPool<char>.Shared.Return(words);
        return index;
    }

    /// <summary><see cref="IndexText"/> in UTF-8.</summary>
    public static byte[] IndexBytes(ReadOnlySpan<char> text)
    {
        var words = ArrayPool<char>.Shared.Rent((text.Length * MostCodeUnitsPerCodeUnit) + 1);
        var index = Encoding.UTF8.GetBytes(words, 0, Write(text, words));
        ArrayPool<char>.Shared.Return(words);
        return index;
    }

    /// <summary>The text's words, normalised by <see cref="Tokenizer"/>.</summary>
    public static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
            words.Add(tokenizer.Word.ToString());
        return words;
    }

    static int Write(ReadOnlySpan<char> text, Span<char> to)
    {
        var length = 0;
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            if (length > 0)
                to[length++] = ' ';
            tokenizer.Word.CopyTo(to[length..]);
            length += tokenizer.Word.Length;
        }
        return length;
    }
}
