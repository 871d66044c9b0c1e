using BriefBot.Reader;

namespace BriefBot.Answer.Judge.Written;

/// <summary>
/// Weighs what the rules find in a written sentence with what the reading model makes of it. Where a sentence has the words of what it
/// cites, the rules see what was changed and the model often doesn't; where it has words of its own, they see nothing, and the model
/// decides, but for names, numbers, dates and quotations that stand nowhere in what is cited.
/// </summary>
static class JudgedSentence
{
    /// <summary>
    /// Probability of being borne out from which a sentence in words of its own passes, chosen on the dev stories of newsroom/ so that of
    /// what is wrong at most 4 in 100 pass.
    /// </summary>
    public const double Free = 0.8;

    // Probability of a contradiction from which one that no rule objects to doesn't pass.
    const double Opposed = 0.9;

    /// <summary>What comes of it.</summary>
    /// <param name="sentence">As written.</param>
    /// <param name="cited">What it cites.</param>
    /// <param name="rules">What the rules find.</param>
    /// <param name="judge">Judges.</param>
    public static Verdict Of(string sentence, IReadOnlyList<CitedSentence> cited, RuleFindings rules, SentenceJudge judge)
    {
        var faults = rules.Findings.Select(finding => finding.Fault).ToList();
        var byRules = new Verdict(rules.Support, faults);
        if (!byRules.Passes && !IsFree(rules, cited))
            return byRules;
        if (judge(sentence, Text(cited)) is not { } judgement)
            return byRules;
        if (Passes(rules, cited, judgement, Free))
            return byRules.Passes ? byRules : new Verdict(judgement.Supports, []);
        var against = judgement.Contradicts > judgement.Neither ? FaultKind.Contradicted : FaultKind.LeftOpen;
        return new Verdict(rules.Support, [.. faults, new Fault(against, null, null)]);
    }

    /// <summary>True when a sentence may be shown.</summary>
    /// <param name="rules">What the rules find.</param>
    /// <param name="cited">What it cites.</param>
    /// <param name="judgement">What the model makes of it.</param>
    /// <param name="free">Probability from which one in words of its own passes.</param>
    public static bool Passes(RuleFindings rules, IReadOnlyList<CitedSentence> cited, Judgement judgement, double free)
    {
        if (rules.Findings.Count == 0 && rules.Support >= Verdict.Threshold)
            return judgement.Contradicts < Opposed;
        return IsFree(rules, cited) && judgement.Supports >= free;
    }

    // Told in words of its own, with nothing in it that words must show.
    static bool IsFree(RuleFindings rules, IReadOnlyList<CitedSentence> cited) =>
        rules.Support < Verdict.Threshold && !rules.Findings.Any(finding => IsHard(finding, cited));

    static bool IsHard(Finding finding, IReadOnlyList<CitedSentence> cited) =>
        finding.Check switch
        {
            RuleCheck.Statement or RuleCheck.Quotation => true,
            RuleCheck.Name => finding.Fault.Written is { } name
                && !cited.Any(one => one.Article.Body.Contains(name, StringComparison.Ordinal)),
            // "Two thirds", "twice", "the second": what small numbers of words mean takes reading.
            RuleCheck.Value => finding.Fault.Kind is FaultKind.Date || finding.Fault.Written?.Any(char.IsAsciiDigit) == true,
            _ => false,
        };

    static string Text(IReadOnlyList<CitedSentence> cited) =>
        string.Join(' ', cited.Select(one => one.Article.Body[one.Span.Start..one.Span.End]));
}
