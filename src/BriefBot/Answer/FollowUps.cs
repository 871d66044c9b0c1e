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
