using BriefBot.Reader;

namespace BriefBot.Answer.Verification;

/// <summary>
/// Weighs what the rules find in a written sentence with what the reading model makes of it. A name, number, date or quotation that stands nowhere
/// in what is cited can't be read into it; everything else the model knows better, where it is sure.
/// </summary>
static class JudgedSentence
{
    // Probability of being borne out from which a sentence passes in whatever words, and from which one that no rule objects to.
    const double Free = 0.9;
    const double Agreed = 0.3;

    // Most sentences before a cited one that tell whom its pronouns mean.
    const int Before = 400;

    /// <summary>What comes of it.</summary>
    /// <param name="sentence">As written.</param>
    /// <param name="cited">What it cites.</param>
    /// <param name="rules">What the rules find.</param>
    /// <param name="judge">Judges.</param>
    public static Verdict Of(string sentence, IReadOnlyList<CitedSentence> cited, RuleFindings rules, SentenceJudge judge)
    {
        var faults = rules.Findings.Select(finding => finding.Fault).ToList();
        if (rules.Findings.Where(finding => IsHard(finding, cited)).Select(finding => finding.Fault).ToList() is { Count: > 0 } hard) return new Verdict(0, hard);
        if (judge(sentence, Text(cited)) is not { } judgement) return new Verdict(rules.Support, faults);
        var agrees = faults.Count == 0 && rules.Support >= Verdict.Threshold;
        if (judgement.Supports >= (agrees ? Agreed : Free)) return new Verdict(judgement.Supports, []);
        var open = new Fault(judgement.Contradicts > judgement.Neither ? FaultKind.Contradicted : FaultKind.LeftOpen, null, null);
        return new Verdict(judgement.Supports, [.. faults, open]);
    }

    static bool IsHard(Finding finding, IReadOnlyList<CitedSentence> cited) => finding.Check switch
    {
        RuleCheck.Statement or RuleCheck.Quotation => true,
        RuleCheck.Name => finding.Fault.Written is { } name && !cited.Any(one => one.Article.Body.Contains(name, StringComparison.Ordinal)),
        // "Two thirds", "twice", "the second": what small numbers of words mean takes reading.
        RuleCheck.Value => finding.Fault.Kind is FaultKind.Date || finding.Fault.Written?.Any(char.IsAsciiDigit) == true,
        _ => false,
    };

    // The cited sentences in their order, behind the one before them where they begin with a pronoun.
    static string Text(IReadOnlyList<CitedSentence> cited) => string.Join(' ', cited.Select(one => one.Article.Body[one.Span.Start..one.Span.End]));
}
