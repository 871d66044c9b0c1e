using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BriefBot.Language;
using Microsoft.ML.Tokenizers;

namespace BriefBot.Reader;

/// <summary>Cuts text into the tokens of BERT's uncased vocabulary, and says where in the text each of them stands.</summary>
/// <remarks>
/// The library knows how a word falls into pieces. Words are cut here, as in <c>train/wordpiece.py</c>, because a citation needs their
/// places in the text as it is stored, before anything is made lower case or loses its accents.
/// </remarks>
/// <param name="vocabulary">A token a line, its number is the line's.</param>
/// <param name="letters">A letter, a blank, and what it is in lower case without its accents, a line each: the invariant culture knows no
/// decompositions.</param>
sealed class WordPieces(Stream vocabulary, TextReader letters)
{
    /// <summary>Begins every input; the model's verdict on the whole stands at its place.</summary>
    public int Cls => _pieces.ClassificationTokenId;

    /// <summary>Ends each part of an input.</summary>
    public int Sep => _pieces.SeparatorTokenId;

    /// <summary>Fills an input that is shorter than others beside it.</summary>
    public int Pad => _pieces.PaddingTokenId;

    /// <summary>Stands before a statement that is to be judged. BERT's vocabulary left it for such purposes.</summary>
    public const int Judge = 2;

    // Longer words are one unknown token, as in BERT.
    const int LongestWord = 100;

    // Words whose pieces are remembered, at most: news repeats itself.
    const int Remembered = 50_000;

    readonly BertTokenizer _pieces = BertTokenizer.Create(
        vocabulary,
        new BertOptions { LowerCaseBeforeTokenization = false, ApplyBasicTokenization = false }
    );
    readonly FrozenDictionary<char, string> _letters = ReadLetters(letters);
    readonly ConcurrentDictionary<string, int[]> _known = new(StringComparer.Ordinal);

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Tokens at most; the rest is left away.</param>
    public EncodedText Encode(ReadOnlySpan<char> text, int most)
    {
        var encoded = new EncodedText([], []);
        for (var i = 0; i < text.Length && encoded.Ids.Count < most; )
        {
            Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
            if (Rune.IsWhiteSpace(rune) || IsControl(rune))
                i += length;
            else if (StandsAlone(rune))
                i = Add(encoded, text, i, i + length, most);
            else
                i = Add(encoded, text, i, EndOfWord(text, i), most);
        }
        return encoded;
    }

    static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (Rune.IsWhiteSpace(rune) || StandsAlone(rune))
                break;
            at += length;
        }
        return at;
    }

    int Add(EncodedText encoded, ReadOnlySpan<char> text, int start, int end, int most)
    {
        foreach (var id in Pieces(text[start..end]))
        {
            if (encoded.Ids.Count == most)
                break;
            encoded.Ids.Add(id);
            encoded.Places.Add(new TextSpan(start, end));
        }
        return end;
    }

    int[] Pieces(ReadOnlySpan<char> word)
    {
        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known))
            return known;
        var bare = Bare(word);
        int[] ids =
            bare.Length == 0 ? []
            : bare.EnumerateRunes().Count() > LongestWord ? [_pieces.UnknownTokenId]
            : [.. _pieces.EncodeToIds(bare, addSpecialTokens: false)];
        if (_known.Count < Remembered && word.Length <= LongestWord)
            _known.TryAdd(word.ToString(), ids);
        return ids;
    }

    // Lower case, without accents.
    string Bare(ReadOnlySpan<char> word)
    {
        var bare = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark || IsControl(rune))
                continue;
            if (rune.IsBmp && _letters.TryGetValue((char)rune.Value, out var letter))
                bare.Append(letter);
            else if (rune.Value is >= Hangul and <= LastHangul)
                AppendHangul(bare, rune.Value - Hangul);
            else
                bare.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return bare.ToString();
    }

    // A Korean syllable as its two or three letters (The Unicode Standard, 3.12).
    static void AppendHangul(StringBuilder bare, int syllable)
    {
        bare.Append((char)(0x1100 + syllable / 588)).Append((char)(0x1161 + syllable % 588 / 28));
        if (syllable % 28 > 0)
            bare.Append((char)(0x11A7 + syllable % 28));
    }

    const int Hangul = 0xAC00;
    const int LastHangul = 0xD7A3;

    static FrozenDictionary<char, string> ReadLetters(TextReader letters)
    {
        var read = new Dictionary<char, string>();
        while (letters.ReadLine() is { } line)
            if (line.Length > 2)
                read[line[0]] = line[2..];
        return read.ToFrozenDictionary();
    }

    static bool IsControl(Rune rune) =>
        rune.Value is not ('\t' or '\n' or '\r')
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate;

    static bool StandsAlone(Rune rune) =>
        rune.Value is >= 33 and <= 47 or >= 58 and <= 64 or >= 91 and <= 96 or >= 123 and <= 126
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation
        || rune.Value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x2FA1F;
}
