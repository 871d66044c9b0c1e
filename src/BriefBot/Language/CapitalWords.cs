namespace BriefBot.Language;

/// <summary>A word of a sentence as the name finder sees it.</summary>
/// <param name="Start">First code unit in the text.</param>
/// <param name="End">One past the last, without possessive.</param>
/// <param name="JoinsNext">Only white space (or the point of an initial) stands between it and the next word.</param>
readonly record struct CapitalWord(
    int Start,
    int End,
    string Text,
    bool IsCapital,
    bool IsAcronym,
    bool IsPossessive,
    bool OpensSentence,
    bool JoinsNext,
    bool CommaFollows
);

/// <summary>Reads a sentence's words with their case and what stands between them.</summary>
static class CapitalWords
{
    public static List<CapitalWord> Read(string text, TextSpan sentence)
    {
        var words = new List<CapitalWord>();
        var opens = true;
        for (var i = sentence.Start; i < sentence.End; )
        {
            if (!IsWordStart(text, i))
            {
                opens |= text[i] is '“' or '"' or ':' or '‘';
                i++;
                continue;
            }
            var end = WordEnd(text, i, sentence.End);
            var bare = end;
            var possessive = end - i > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '’';
            if (possessive)
                bare = end - 2;
            else if (text[end - 1] is '\'' or '’')
                bare = end - 1;
            var word = text[i..bare];
            if (word.EndsWith('.') && !IsAbbreviated(word))
            {
                bare--;
                end = bare;
                word = word[..^1];
            }
            words.Add(
                new CapitalWord(
                    i,
                    bare,
                    word,
                    IsCapital(word),
                    IsAcronym(word),
                    possessive,
                    opens,
                    Joins(text, end, sentence.End),
                    end < sentence.End && text[end] == ','
                )
            );
            opens = false;
            i = Math.Max(end, i + 1);
        }
        return words;
    }

    static bool IsWordStart(string text, int i) => char.IsLetterOrDigit(text[i]) || text[i] == '&';

    static int WordEnd(string text, int i, int limit)
    {
        var end = i + 1;
        while (end < limit)
        {
            var c = text[end];
            var inner = end + 1 < limit && char.IsLetterOrDigit(text[end + 1]);
            if (char.IsLetterOrDigit(c) || Folding.IsCombining(c) || (c is '-' or '\'' or '’' or '&' && inner))
            {
                end++;
                continue;
            }
            if (c == '.' && (inner && char.IsLetter(text[end + 1]) && end - i <= 3 || IsAbbreviated(text[i..(end + 1)])))
            {
                end++;
                continue;
            }
            break;
        }
        return end;
    }

    // "J.", "U.S.", "Sen.", "Dr.": the point belongs to the word.
    static bool IsAbbreviated(string word) =>
        word.Length == 2 && char.IsUpper(word[0])
        || word.IndexOf('.') < word.Length - 1
        || word.Length <= 5 && NameLexicon.Titles.Contains(word.TrimEnd('.')) && word.EndsWith('.');

    static bool IsCapital(string word) =>
        word.Length > 0
        && (
            char.IsUpper(word[0])
            || (word.Length > 2 && char.IsLower(word[0]) && char.IsUpper(word[1]))
            || (word.StartsWith("al-", StringComparison.Ordinal) && word.Length > 3 && char.IsUpper(word[3]))
        );

    static bool IsAcronym(string word) =>
        word.Length >= 2
        && !(word.Length == 2 && word[1] == '.')
        && word.All(c => char.IsUpper(c) || char.IsDigit(c) || c is '.' or '&' or '-')
        && word.Any(char.IsUpper);

    static bool Joins(string text, int end, int limit)
    {
        var i = end;
        while (i < limit && text[i] is ' ' or '\u00A0')
            i++;
        return i > end && i < limit && (char.IsLetterOrDigit(text[i]) || text[i] == '&');
    }
}
