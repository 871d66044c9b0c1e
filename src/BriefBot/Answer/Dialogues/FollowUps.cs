using System.Buffers;
using System.Collections.Frozen;
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
        var asked = LeaningQuestion.Read(question);
        if (asked.Lean is Lean.None)
            return null;
        var last = Remembered.Of(previous);
        if (last.Core.Count == 0)
            return null;
        var completed = asked.Lean switch
        {
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
        var text = last.Person is { } person ? Pronouns.Replace(question.Text, person) : question.Text;
        var words = DialogueWords.Read(text);
        var isNamed = text != question.Text;
        var carried = last.Carried(words, everything: !isNamed && question.Words.Count(word => word.IsContent) < Telling);
        if (carried.Length > 0)
            return $"{text} ({carried})?";
        return isNamed ? $"{text}?" : null;
    }

    static readonly SearchValues<char> Markup = SearchValues.Create("\r\n<>[]{}`|\\*_~#@");

    static readonly FrozenSet<string> Turning = Lexicon.Set("en/dialogue", "turning");

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
        var (own, before) = (Stems(question), Stems(previous));
        var full = Stems(line);
        if (full.Any(word => !own.Contains(word) && !before.Contains(word) && (!StopWords.IsStopWord(word) || Turning.Contains(word))))
            return null;
        // Nothing that was asked for may be lost, and something must have come to it.
        if (own.Any(word => !full.Contains(word) && IsAsked(word)))
            return null;
        if (!full.Any(word => !own.Contains(word) && before.Contains(word) && !StopWords.IsStopWord(word)))
            return null;
        return line.TrimEnd(' ', '?', '.', '!') + "?";
    }

    static bool IsAsked(string word) =>
        (!StopWords.IsStopWord(word) || Turning.Contains(word))
        && !DialogueWords.Openers.Contains(word)
        && !DialogueWords.Pronouns.Contains(word);

    static HashSet<string> Stems(string text) =>
        Normalizer
            .Words(text)
            .Select(word => StopWords.IsStopWord(word) ? word : PorterStemmer.Stem(word))
            .ToHashSet(StringComparer.Ordinal);
}
