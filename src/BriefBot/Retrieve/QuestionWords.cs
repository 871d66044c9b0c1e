using System.Text.RegularExpressions;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>A word of a question.</summary>
/// <param name="Surface">As written.</param>
/// <param name="Raw">As the question's language reads it: in lower case, with its accents where the language's stemmer wants them.</param>
/// <param name="Normalized">The same without accents.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last, possessive included.</param>
sealed record QuestionWord(string Surface, string Raw, string Normalized, int Start, int End)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, End);
}

/// <summary>Cuts questions into words.</summary>
static partial class QuestionWords
{
    /// <summary>All words, in order.</summary>
    public static List<QuestionWord> Read(string question, TextLanguage language)
    {
        var words = new List<QuestionWord>();
        var tokenizer = new Tokenizer(WithPlainNumbers(question), stackalloc char[Tokenizer.BufferSize], language.Writing);
        while (tokenizer.Next())
        {
            var raw = tokenizer.Word.ToString();
            words.Add(
                new(
                    question[tokenizer.Start..tokenizer.End],
                    raw,
                    language.Writing.KeepsAccents ? Folding.Fold(raw) : raw,
                    tokenizer.Start,
                    tokenizer.End
                )
            );
        }
        return words;
    }

    // People write numbers as they are used to, whatever language they ask in: "1 850" with a blank, "3,6" with a decimal comma.
    static string WithPlainNumbers(string question)
    {
        if (!Number().IsMatch(question))
            return question;
        return Number()
            .Replace(question, found => found.Value.Contains(' ') ? found.Value.Replace(' ', '\u00A0') : found.Value.Replace(',', '.'));
    }

    [GeneratedRegex(@"(?<![\d.,'\u00A0])(?:\d{1,3}(?: \d{3})+|\d+,(?:\d{1,2}|\d{4,}))(?![\d,])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();

    /// <summary>What stands between a word and the one before it.</summary>
    public static ReadOnlySpan<char> Gap(this List<QuestionWord> words, string question, int word) =>
        word == 0 ? question.AsSpan(0, words[0].Start) : question.AsSpan(words[word - 1].End, words[word].Start - words[word - 1].End);

    /// <summary>Whether a word other than the first opens a sentence.</summary>
    public static bool OpensSentence(this List<QuestionWord> words, string question, int word)
    {
        if (word == 0)
            return false;
        var gap = words.Gap(question, word);
        return gap.IndexOfAny('?', '!') >= 0
            || (gap.Contains('.') && gap.IndexOfAny(' ', '\n') >= 0 && char.IsUpper(words[word].Surface[0]));
    }
}
