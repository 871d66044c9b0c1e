using System.Text;

namespace BriefBot.Language;

/// <summary>One form for all ways to write the name of a month or weekday: case, accents, points and joiners left out.</summary>
static class CalendarKey
{
    // Accented Greek letters and those that Arabic, Persian and Urdu write differently, each with what stands for it.
    const string From = "άέήίϊΐόύϋΰώςёأإآٱىیئکةۀهۂ";
    const string To = "αεηιιιουυυωσеاااايييكههههه";

    /// <summary>The key of a word.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        var key = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (IsLeftOut(c))
                continue;
            var folded = c == '_' ? c : Folding.Fold(c);
            var at = From.IndexOf(folded);
            key.Append(at < 0 ? folded : To[at]);
        }
        return key.ToString();
    }

    /// <summary>True for what belongs to a word of a date: letters, the vowel signs of Indic and Thai scripts, apostrophes and joiners
    /// within.</summary>
    public static bool IsPart(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c == '年' || (at > 0 && text[at - 1] == '年'))
            return false;
        if (
            char.IsLetter(c)
            || Folding.IsCombining(c)
            || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpacingCombiningMark
        )
            return true;
        if (at == 0 || at + 1 >= text.Length || !char.IsLetter(text[at + 1]))
            return false;
        // Thai abbreviations have a full stop behind each letter; "d’abril" is two words.
        return c is '\u200C' or '\u02BC'
            || (c == '.' && IsThai(text[at + 1]))
            || (c is '\'' or '’' && at > 1 && char.IsLetter(text[at - 2]));
    }

    /// <summary>True for Thai letters.</summary>
    public static bool IsThai(char c) => c is >= '\u0E00' and < '\u0E80';

    // Accents, Hebrew points, Arabic vowel signs and lengthenings; the vowel signs of Indic scripts and Thai tell words apart.
    static bool IsLeftOut(char c) =>
        c
            is '.'
                or '\''
                or '’'
                or '\u02BC'
                or '\u200C'
                or '\u200D'
                or '\u0640'
                or '\u0670'
                or (>= '\u0300' and < '\u0370')
                or (>= '\u0591' and < '\u05C8')
                or (>= '\u064B' and < '\u0660');
}
