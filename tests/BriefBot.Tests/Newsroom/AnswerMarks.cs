using System.Text;
using BriefBot.Answer;

namespace BriefBot.Tests.Newsroom;

/// <summary>What an answer was worth.</summary>
/// <param name="Right">True when a reader has what was asked, or was told rightly that it isn't told.</param>
/// <param name="Short">The short answer that was shown; null for none.</param>
/// <param name="ShortWrong">True when a short answer was shown and is not the right one.</param>
readonly record struct Mark(bool Right, string? Short, bool ShortWrong);

/// <summary>Compares answers with what the newsroom marks as right.</summary>
static class AnswerMarks
{
    // Share of words in common, as F1, from which a short answer is the right one.
    const double Same = 0.5;

    /// <summary>The worth of a reply.</summary>
    public static Mark Of(StoryQuestion question, Reply reply)
    {
        if (reply is not Reply.Cited cited)
            return new Mark(question.Kind == "none", null, false);
        var shown = cited.Conflicts.Count > 0 || cited.Items.Count != 1 ? null : cited.Items[0].Text;
        var verdict = Verdict(cited);
        if (question.Kind == "none")
            return new Mark(false, shown, shown is not null);
        if (question.Kind is "yes" or "no" or "denied")
        {
            var positive = question.Kind == "yes";
            if (verdict is not null)
                return new Mark(verdict == "yes" == positive, shown, verdict == "yes" != positive);
            // A bare "Monday" for what didn't happen is wrong, a quote that says so speaks for itself.
            return new Mark(shown is null && Quotes(cited, question.Sentence), shown, shown is not null);
        }
        if (verdict is not null)
            return new Mark(false, shown, true);
        if (cited.Items.Count > 1)
            return new Mark(cited.Items.Any(item => IsSame(item.Text, question.Answer!)), null, false);
        if (shown is not null)
            return new Mark(IsSame(shown, question.Answer!), shown, !IsSame(shown, question.Answer!));
        return new Mark(cited.Claims.Count > 0 && Has(cited.Claims[0].Text, question.Answer!), null, false);
    }

    /// <summary>"yes", "no" or "denied" where the answer is one of these, in whatever language it is worded; else null.</summary>
    static string? Verdict(Reply.Cited cited)
    {
        if (cited.Items.Count != 1)
            return null;
        var text = cited.Items[0].Text.ToLowerInvariant();
        return text is "yes" or "no" or "denied" ? text : cited.Verdict?.ToString().ToLowerInvariant();
    }

    static bool Quotes(Reply.Cited cited, string sentence) =>
        cited
            .Claims.Take(1)
            .Any(claim => F1(Words(claim.Text), Words(sentence)) > 0.5 || Has(claim.Text, sentence) || Has(sentence, claim.Text));

    static bool Has(string text, string part) =>
        $" {string.Join(' ', Words(text))} ".Contains($" {string.Join(' ', Words(part))} ", StringComparison.Ordinal);

    /// <summary>True when two answers come to the same: half of their words are common, or one holds the other.</summary>
    public static bool IsSame(string given, string right) =>
        F1(Words(given), Words(right)) >= Same || Has(given, right) || Has(right, given);

    static double F1(List<string> a, List<string> b)
    {
        var rest = b.ToList();
        var common = a.Count(rest.Remove);
        return common == 0 ? 0 : 2.0 * common / (a.Count + b.Count);
    }

    static List<string> Words(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
            plain.Append(char.IsLetterOrDigit(c) || c is '.' or ',' ? c : ' ');
        return
        [
            .. plain
                .ToString()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('.', ','))
                .Where(word => word.Length > 0 && word is not ("the" or "a" or "an")),
        ];
    }
}
