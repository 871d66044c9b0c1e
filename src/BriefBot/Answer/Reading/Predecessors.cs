using System.Buffers;
using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>
/// Who came to an office isn't whom they came after: "Ida Holm will lead the port, succeeding Karl Voss". A small reader takes either for
/// the answer.
/// </summary>
static class Predecessors
{
    // Words between "succeeding" and the name: "former harbour minister".
    const int MostBetween = 4;

    static readonly SearchValues<char> Marks = SearchValues.Create(",;:.()—");

    static readonly string[] Openers = Lexicon.Lines("en/offices", "predecessor-openers");
    static readonly FrozenSet<string> Holding = Lexicon.Set("en/offices", "holding");
    static readonly FrozenSet<string> Made = Lexicon.Set("en/offices", "made");
    static readonly FrozenSet<string> Before = Lexicon.Set("en/offices", "before-holding");
    static readonly FrozenSet<string> BeforeMade = Lexicon.Set("en/offices", "before-made");

    /// <summary>
    /// What the reader found in a sentence; where that is whom somebody came after and the question asks who came, the best of the rest:
    /// with a name, it is as sure as what was found, since whoever tells of the one tells of the other.
    /// </summary>
    /// <param name="question">What was asked.</param>
    /// <param name="sentence">A sentence of the passage.</param>
    /// <param name="passage">What was read.</param>
    public static SpanReading? Without(QuestionAnalysis question, SentenceCandidate sentence, ReadPassage passage)
    {
        var (body, span) = (sentence.Article.Body, sentence.Span);
        if (passage.In(span) is not { } found)
            return null;
        if (Asked(question) is not { } asked || !IsPredecessor(body, span, found.Span, asked))
            return found;
        var before = passage.In(new TextSpan(span.Start, found.Span.Start));
        var behind = passage.In(new TextSpan(found.Span.End, span.End));
        if ((before?.Margin >= behind?.Margin || behind is null ? before : behind) is not { } rest)
            return null;
        return sentence.Names.Any(name => name.Span.Start < rest.Span.End && name.Span.End > rest.Span.Start)
            ? rest with
            {
                Margin = found.Margin,
            }
            : rest;
    }

    // The word with which a question asks who came to an office: "who leads", "who will head", "who was named". None in "who did she
    // replace", which asks for the other.
    static string? Asked(QuestionAnalysis question)
    {
        if (question.Kind != AnswerKind.Person || question.Scope == TimeScope.Earlier)
            return null;
        var at = question.Words.ToList().FindIndex(word => word is "who" or "whos") + 1;
        if (at == 0 || at >= question.Words.Count)
            return null;
        if (Holding.Contains(question.Words[at]))
            return question.Words[at];
        if (at + 1 >= question.Words.Count)
            return null;
        var (first, second) = (question.Words[at], question.Words[at + 1] == "the" ? Word(question, at + 2) : question.Words[at + 1]);
        return Before.Contains(first) && Holding.Contains(second) || BeforeMade.Contains(first) && Made.Contains(second) ? second : null;
    }

    static string Word(QuestionAnalysis question, int at) => at < question.Words.Count ? question.Words[at] : "";

    static bool IsPredecessor(string body, TextSpan sentence, TextSpan name, string asked)
    {
        var before = body.AsSpan(sentence.Start, name.Start - sentence.Start).TrimEnd();
        foreach (var opener in Openers)
        {
            var at = before.LastIndexOf(opener, StringComparison.OrdinalIgnoreCase);
            if (
                at >= 0
                && (at == 0 || !char.IsLetterOrDigit(before[at - 1]))
                && IsBetween(before[(at + opener.Length)..])
                && !TellsOfIt(body.AsSpan(name.End, sentence.End - name.End), asked)
            )
                return true;
        }
        return false;
    }

    static bool IsBetween(ReadOnlySpan<char> between) =>
        between.Length == 0
        || (between[0] == ' ' && !between.ContainsAny(Marks) && between.Trim().Count(' ') < MostBetween && !Names(between, "by"));

    // "…, replacing Karl Voss, who was named judge": who was named is told of him.
    static bool TellsOfIt(ReadOnlySpan<char> behind, string asked) =>
        behind.StartsWith(", who ", StringComparison.OrdinalIgnoreCase) && Names(behind[1..], asked);

    static bool Names(ReadOnlySpan<char> text, string word)
    {
        foreach (var range in text.Split(' '))
        {
            if (text[range].TrimEnd(",.;").Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
