using System.Buffers;
using BriefBot.Language;

namespace BriefBot.Answer.Dialogues;

/// <summary>Completes a question that leans on the one before it ("and who sent a letter?") with what that one was about.</summary>
static class FollowUps
{
    // Characters from which a question that grew over many turns is cut down to what it is about.
    const int Longest = 250;

    // Content words of its own with which names alone tell what a question is about.
    const int Telling = 2;

    /// <summary>The completed question, or null when it stands alone.</summary>
    public static string? Resolve(string question, Exchange? previous)
    {
        if (previous is null || string.IsNullOrWhiteSpace(previous.Question))
            return null;
        var (words, before) = DialogueWords.Of(question, previous.Question);
        var asked = LeaningQuestion.Read(question, words);
        if (asked.Lean is Lean.None)
            return null;
        var last = Remembered.Of(previous, before);
        if (last.Core.Count == 0)
            return null;
        var completed = asked.Lean switch
        {
            // Half a question in each of two languages would be none.
            _ when words != before => About(asked, last),
            Lean.Bare => Ellipsis.Again(asked, last),
            Lean.Fragment => Ellipsis.Instead(asked, last),
            _ => About(asked, last),
        };
        if (completed is { Length: > Longest })
            completed = About(asked, last);
        return completed is { Length: <= Question.MaximumText } ? completed : null;
    }

    // A question of its own: the person put in for "he", the rest of what it is about in brackets behind it.
    static string? About(LeaningQuestion question, Remembered last)
    {
        var language = question.Words[0].Of;
        // In other languages a name would have to take an ending or stand elsewhere; it goes behind with the rest.
        var text = language.Language.IsEnglish && last.Person is { } person ? Pronouns.Replace(question.Text, person) : question.Text;
        var words = language.Read(text);
        var isNamed = text != question.Text;
        var carried = last.Carried(words, everything: !isNamed && question.Words.Count(word => word.IsContent) < Telling);
        if (carried.Length > 0)
            return $"{text} ({carried})?";
        return isNamed ? $"{text}?" : null;
    }

    static readonly SearchValues<char> Markup = SearchValues.Create("\r\n<>[]{}`|\\*_~#@");

    /// <summary>A question that somebody else completed, tidied; null unless it asks what the question asks, in words of it and of the one
    /// before.</summary>
    /// <param name="rewritten">Of any origin.</param>
    /// <param name="question">As asked.</param>
    /// <param name="previous">The one before it, in full.</param>
    public static string? Accept(string rewritten, string question, string previous)
    {
        var line = rewritten.Trim();
        if (line.Length is 0 or > Question.MaximumText || line.AsSpan().ContainsAny(Markup))
            return null;
        var (words, _) = DialogueWords.Of(question, previous);
        var (own, before) = (Stems(question, words), Stems(previous, words));
        var full = Stems(line, words);
        if (full.Any(word => !own.Contains(word) && !before.Contains(word) && (!IsSmall(word, words) || words.Turning.Contains(word))))
            return null;
        // Nothing that was asked for may be lost, and something must have come to it.
        if (own.Any(word => !full.Contains(word) && IsAsked(word, words)))
            return null;
        if (!full.Any(word => !own.Contains(word) && before.Contains(word) && !IsSmall(word, words)))
            return null;
        return line.TrimEnd(' ', '?', '.', '!') + "?";
    }

    static bool IsAsked(string word, DialogueWords words) =>
        (!IsSmall(word, words) || words.Turning.Contains(word)) && !words.Openers.Contains(word) && !words.Pronouns.Contains(word);

    static bool IsSmall(string word, DialogueWords words) => words.Language.IsStopWord(word);

    // Small words as they are, all others by their stems.
    static HashSet<string> Stems(string text, DialogueWords words) =>
        (words.Language.IsEnglish ? Normalizer.Words(text) : words.Read(text).ConvertAll(word => Folding.Fold(word.Word)))
            .Select(word => IsSmall(word, words) ? word : words.Language.Stem(word))
            .ToHashSet(StringComparer.Ordinal);
}
