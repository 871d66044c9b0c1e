namespace BriefBot.Answer.Judge.Written;

/// <summary>
/// Judges a sentence that a model wrote against the sentences that it cites: names, numbers with their units, dates, negations, hedges,
/// credits, quotations and roles one by one, the rest word by word, and at last as a whole. Strict on purpose: a sentence that is wrongly
/// held back is replaced by the source's own; one that is wrongly let through misleads.
/// </summary>
public static class SentenceVerifier
{
    /// <summary>Longest sentence that is judged, in UTF-16 code units; a longer one doesn't pass.</summary>
    public const int Longest = 2_000;

    const int MostSources = 12;

    /// <summary>Judges a sentence.</summary>
    /// <param name="sentence">Without citation marks.</param>
    /// <param name="cited">What it cites; what lies beyond the first twelve doesn't count.</param>
    /// <param name="judge">Judges it as a whole; null where rules decide alone.</param>
    public static Verdict Verify(string sentence, IReadOnlyList<CitedSentence> cited, SentenceJudge? judge = null)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(cited);
        if (cited.Count == 0)
            return new Verdict(0, [new Fault(FaultKind.NoCitation, sentence, null)]);
        if (sentence.Length > Longest)
            return new Verdict(0, [new Fault(FaultKind.NotAStatement, sentence[..40], null)]);
        if (IsCopy(sentence, cited))
            return new Verdict(1, []);
        List<CitedSentence> sources = [.. cited.Take(MostSources)];
        var rules = RuleFindings.Of(sentence, sources);
        if (judge is not null)
            return JudgedSentence.Of(sentence, sources, rules, judge);
        return new Verdict(rules.Support, [.. rules.Findings.Select(finding => finding.Fault)]);
    }

    /// <summary>True for a sentence that stands so in what it cites, blanks aside.</summary>
    internal static bool IsCopy(string sentence, IReadOnlyList<CitedSentence> cited)
    {
        var plain = Plain(sentence);
        return cited.Any(one => Plain(one.Article.Body.AsSpan(one.Span.Start, one.Span.Length)) == plain);
    }

    // Letter for letter.
    static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        return plain.ToString().TrimEnd();
    }
}
