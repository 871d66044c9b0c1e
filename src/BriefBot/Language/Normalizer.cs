using System.Buffers;
using System.Text;

namespace BriefBot.Language;

/// <summary>Turns text into what the full-text index is given, and questions into what it is asked for: one rule for both sides.</summary>
public static class Normalizer
{
    // A word is at most one code unit longer than what it is read from ("US", "usa"), twice as long where letters are written as two, and a
    // blank stands between two. Pairs of characters without blanks overlap.
    const int MostCodeUnitsPerCodeUnit = 3;

    /// <summary>The text's words, normalised by <see cref="Tokenizer"/>, with blanks between them.</summary>
    public static string IndexText(ReadOnlySpan<char> text)
    {
        var words = ArrayPool<char>.Shared.Rent((text.Length * MostCodeUnitsPerCodeUnit) + 1);
        var index = new string(words.AsSpan(0, Write(text, words)));
        ArrayPool<char>.Shared.Return(words);
        return index;
    }

    /// <summary>
    /// What the index gets for a text, in UTF-8: its stems in order, with blanks between them; behind them what words with a hyphen are
    /// without it, and single characters of scripts whose words are pairs, so that both ways to write are found.
    /// </summary>
    public static byte[] IndexBytes(ReadOnlySpan<char> text, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var bytes = new ArrayBufferWriter<byte>(text.Length + (text.Length / 4) + 16);
        HashSet<string>? more = null;
        var before = new TextSpan(0, 0);
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize], language.Writing);
        Span<char> buffer = stackalloc char[Tokenizer.BufferSize + 2];
        while (tokenizer.Next())
        {
            var stem = language.Stem(tokenizer.Word, buffer);
            Add(bytes, stem);
            if (language.PlainStem(stem) is { } plain)
                (more ??= new(StringComparer.Ordinal)).Add(plain);
            if (Unspaced.Is(text[tokenizer.Start]))
            {
                (more ??= new(StringComparer.Ordinal)).UnionWith(Unspaced.Parts(tokenizer.Word));
            }
            else if (
                Hyphens.Stand(text, before, new TextSpan(tokenizer.Start, tokenizer.End))
                && Hyphens.Join(text, before, new TextSpan(tokenizer.Start, tokenizer.End), language) is { } joined
            )
                (more ??= new(StringComparer.Ordinal)).Add(joined);
            before = new TextSpan(tokenizer.Start, tokenizer.End);
        }
        foreach (var stem in more ?? [])
            Add(bytes, stem);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The stems of a text, with blanks between them: a phrase as the index has it.</summary>
    public static string Stems(ReadOnlySpan<char> text, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var stems = new List<string>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize], language.Writing);
        while (tokenizer.Next())
            stems.Add(language.Stem(tokenizer.Word));
        return string.Join(' ', stems);
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

    static void Add(ArrayBufferWriter<byte> bytes, ReadOnlySpan<char> stem)
    {
        var room = bytes.GetSpan((3 * stem.Length) + 1);
        var length = Encoding.UTF8.GetBytes(stem, room);
        room[length] = (byte)' ';
        bytes.Advance(length + 1);
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
