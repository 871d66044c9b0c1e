using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>A word of a sentence in any language: letters, or digits.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Lower">In lower case, with accents.</param>
/// <param name="Folded">In lower case, without accents.</param>
/// <param name="IsCapital">True when it begins with a capital.</param>
/// <param name="Joint">What stands between it and the word before; empty at the beginning.</param>
sealed record LocalWord(TextSpan Span, string Lower, string Folded, bool IsCapital, string Joint)
{
    /// <summary>True for digits.</summary>
    public bool IsDigits => char.IsDigit(Lower[0]);

    /// <summary>True when nothing but blanks stands between it and the word before.</summary>
    public bool IsJoined => Joint.Length > 0 && string.IsNullOrWhiteSpace(Joint);

    /// <summary>True when a hyphen binds it to the word before.</summary>
    public bool IsHyphenated => Joint is "-" or "‑" or "–";

    /// <summary>The words of a stretch of a text.</summary>
    /// <remarks>An English "n't" belongs to its verb, a possessive is left out; elsewhere an apostrophe separates two words.</remarks>
    public static List<LocalWord> Read(string text, TextSpan range, TextLanguage language)
    {
        var found = new List<LocalWord>();
        var last = range.Start;
        for (var i = range.Start; i < range.End; )
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var isDigit = char.IsDigit(text[i]);
            var end = i + 1;
            while (end < range.End && IsPart(text, end, range.End, isDigit, language))
                end++;
            var word = text[i..end];
            if (!isDigit && IsPossessive(word))
                word = word[..^2];
            var lower = word.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).ToLowerInvariant();
            found.Add(
                new LocalWord(
                    new TextSpan(i, i + word.Length),
                    lower,
                    Folding.Fold(lower),
                    char.IsUpper(text[i]),
                    found.Count == 0 ? "" : text[last..i]
                )
            );
            last = end;
            i = end;
        }
        return found;
    }

    static bool IsPart(string text, int at, int end, bool isDigit, TextLanguage language)
    {
        var c = text[at];
        if (isDigit)
            return char.IsDigit(c);
        if (char.IsLetter(c) || Folding.IsCombining(c))
            return true;
        return language.Tag is "en" or "de" && c is '\'' or '’' && at + 1 < end && char.IsLetter(text[at + 1]);
    }

    static bool IsPossessive(string word) => word.Length > 3 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’';
}
