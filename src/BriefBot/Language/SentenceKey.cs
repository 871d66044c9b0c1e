using System.Text;

namespace BriefBot.Language;

/// <summary>
/// What a sentence says without how it is set: its words in lower case and without accents, its numbers, and the signs that give those
/// their meaning. Equal for sentences that differ in white space, quotation marks, dashes, punctuation and capitals alone.
/// </summary>
public static class SentenceKey
{
    const string Signs = "%‰$€£¥₹₽°";

    /// <summary>The key; empty for text without letters, digits and such signs.</summary>
    public static string Of(ReadOnlySpan<char> sentence)
    {
        var key = new StringBuilder(sentence.Length);
        foreach (var token in Tokens(sentence))
            key.Append(key.Length == 0 ? "" : " ").Append(token.Text);
        return key.ToString();
    }

    /// <summary>The key's parts with where each begins in the sentence.</summary>
    internal static List<KeyToken> Tokens(ReadOnlySpan<char> sentence)
    {
        var tokens = new List<KeyToken>();
        var word = new StringBuilder();
        var start = 0;
        for (var i = 0; i < sentence.Length; i++)
        {
            var c = sentence[i];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsInside(sentence, i, word))
            {
                if (word.Length == 0)
                    start = i;
                word.Append(Folding.Fold(c));
            }
            else if (!IsSilent(sentence, i, word))
            {
                Close(tokens, word, start);
                if (Signs.Contains(c) || IsMinus(sentence, i))
                    tokens.Add(new(Signs.Contains(c) ? c.ToString() : "-", i));
            }
        }
        Close(tokens, word, start);
        return tokens;
    }

    static void Close(List<KeyToken> tokens, StringBuilder word, int start)
    {
        if (word.Length == 0)
            return;
        var text = word.ToString();
        tokens.Add(new(text is "percent" ? "%" : text, start));
        word.Clear();
    }

    // The point of "3.5" and of "3,5": without it, another number.
    static bool IsInside(ReadOnlySpan<char> text, int i, StringBuilder word) =>
        word.Length > 0 && text[i] is '.' or ',' && IsDigit(text, i - 1) && IsDigit(text, i + 1) && !IsThousands(text, i);

    // What stands within a word and says nothing: "don't", "1,850", a soft hyphen, an accent of its own.
    static bool IsSilent(ReadOnlySpan<char> text, int i, StringBuilder word) =>
        word.Length > 0
        && (IsApostrophe(text, i) || IsThousands(text, i) || text[i] is '\u00AD' or '\u200B' or '\u2060' || Folding.IsCombining(text[i]));

    static bool IsApostrophe(ReadOnlySpan<char> text, int i) =>
        text[i] is '\'' or '’' or '‘' or 'ʼ' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);

    static bool IsThousands(ReadOnlySpan<char> text, int i) =>
        text[i] == ','
        && IsDigit(text, i - 1)
        && IsDigit(text, i + 1)
        && IsDigit(text, i + 2)
        && IsDigit(text, i + 3)
        && !IsDigit(text, i + 4);

    static bool IsMinus(ReadOnlySpan<char> text, int i) =>
        text[i] is '-' or '−' && IsDigit(text, i + 1) && (i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[');

    static bool IsDigit(ReadOnlySpan<char> text, int i) => i >= 0 && i < text.Length && char.IsAsciiDigit(text[i]);
}

/// <summary>A part of a sentence's key.</summary>
/// <param name="Start">Where it begins in the sentence.</param>
readonly record struct KeyToken(string Text, int Start);
