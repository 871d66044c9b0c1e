using System.Buffers;
using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Completes a question that leans on the one before it ("and who sent a letter?") with what that one was about.</summary>
static class FollowUps
{
    static readonly FrozenSet<string> Openers = "and but also so then ok okay".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> QuestionWords = "who whom whose which what when where why how did does do is are was were has have will".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Pronouns = "he him his she her hers it its they them their theirs there that this those these one".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The completed question, or null when it stands alone.</summary>
    public static string? Resolve(string question, string? previous)
    {
        if (string.IsNullOrWhiteSpace(previous)) return null;
        var words = Normalizer.Words(question);
        if (words.Count == 0) return null;
        var topic = Topic(previous);
        if (topic.Count == 0) return null;
        var about = words[0] is "what" or "how" && words.Count > 2 && words[1] == "about";
        var leans = Openers.Contains(words[0]) || about || words.Exists(Pronouns.Contains) || !HasOwnTopic(question);
        if (!leans) return null;
        var own = words.ToHashSet(StringComparer.Ordinal);
        var missing = topic.Where(term => !own.Contains(term.Normalized) && !(IsYear(term.Normalized) && words.Exists(IsYear))).Select(term => term.Surface).ToList();
        if (missing.Count == 0) return null;
        var bare = Bare(question);
        return about || !words.Exists(QuestionWords.Contains) ? $"{WithoutYears(previous)} {bare}?" : $"{bare} ({string.Join(' ', missing)})?";
    }

    static readonly SearchValues<char> Markup = SearchValues.Create("\r\n<>[]{}`|\\*_~#@");

    // Little words that ask for something else when they are put in.
    static readonly FrozenSet<string> Turning = ("not no nor never none without before after against between above below under over out off up down until only all any both each few more most other than if " +
        "dont didnt doesnt isnt wasnt werent arent hasnt havent hadnt wont wouldnt cant couldnt shouldnt").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A question that somebody else completed, tidied; null unless it asks what the question asks, in words of it and of the one before.</summary>
    /// <param name="rewritten">Of any origin.</param>
    /// <param name="question">As asked.</param>
    /// <param name="previous">The one before it, in full.</param>
    public static string? Accept(string rewritten, string question, string previous)
    {
        var line = rewritten.Trim();
        if (line.Length is 0 or > Answerer.MaximumQuestion || line.AsSpan().ContainsAny(Markup)) return null;
        var (own, before) = (Stems(question), Stems(previous));
        var full = Stems(line);
        if (full.Any(word => !own.Contains(word) && !before.Contains(word) && (!StopWords.IsStopWord(word) || Turning.Contains(word)))) return null;
        // Nothing that was asked for may be lost, and something must have come to it.
        if (own.Any(word => !full.Contains(word) && (!StopWords.IsStopWord(word) || Turning.Contains(word)) && !Openers.Contains(word) && !Pronouns.Contains(word))) return null;
        if (!full.Any(word => !own.Contains(word) && before.Contains(word) && !StopWords.IsStopWord(word))) return null;
        return line.TrimEnd(' ', '?', '.', '!') + "?";
    }

    static HashSet<string> Stems(string text) =>
        Normalizer.Words(text).Select(word => StopWords.IsStopWord(word) ? word : PorterStemmer.Stem(word)).ToHashSet(StringComparer.Ordinal);

    // "and in earlier years?" asks the same of another time.
    static string WithoutYears(string question) => string.Join(' ', question.TrimEnd(' ', '?').Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !IsYear(word.Trim('?', ',', '.'))));

    static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit);

    static List<(string Surface, string Normalized)> Topic(string question) =>
        [.. QuestionAnalyzer.Analyze(question, DateOnly.MaxValue).Terms.Where(term => term.IsName || IsYear(term.Term.Word)).Select(term => (term.Surface, term.Term.Word))];

    static bool HasOwnTopic(string question) => QuestionAnalyzer.Analyze(question, DateOnly.MaxValue).Terms.Any(term => term.IsName);

    static string Bare(string question)
    {
        var text = question.Trim().TrimEnd('?', ' ', '.', '!');
        while (true)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0 || !Openers.Contains(text[..space].TrimEnd(',').ToLowerInvariant())) return text;
            text = text[(space + 1)..].TrimStart();
        }
    }
}
