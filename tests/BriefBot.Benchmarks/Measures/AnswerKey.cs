using System.Text;
using BriefBot.Benchmarks.Inputs;

namespace BriefBot.Benchmarks.Measures;

/// <summary>Tells whether a passage of a gold article holds a known answer.</summary>
static class AnswerKey
{
    /// <summary>True when one of the passages is of a gold article and holds an answer, compared without case, punctuation and
    /// articles.</summary>
    public static bool Holds(NewsQuestion question, IEnumerable<(string Document, string Text)> passages)
    {
        var answers = question.Answers.Select(Plain).Where(answer => answer.Trim().Length > 0).ToList();
        return passages.Any(passage =>
            question.Gold.Contains(passage.Document)
            && answers.Any(answer => Plain(passage.Text).Contains(answer, StringComparison.Ordinal))
        );
    }

    static string Plain(string text)
    {
        var letters = new StringBuilder(text.Length + 2);
        foreach (var c in text)
            letters.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("a" or "an" or "the"));
        return $" {string.Join(' ', words)} ";
    }
}
