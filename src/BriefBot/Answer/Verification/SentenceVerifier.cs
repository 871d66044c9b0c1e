namespace BriefBot.Answer.Verification;

/// <summary>Judges a sentence that a model wrote against the sentences that it cites.</summary>
public static class SentenceVerifier
{
    /// <summary>Judges a sentence.</summary>
    /// <param name="sentence">Without citation marks.</param>
    /// <param name="cited">What it cites.</param>
    /// <param name="asOf">The day that "today" means.</param>
    public static Verdict Verify(string sentence, IReadOnlyList<CitedSentence> cited, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(cited);
        if (cited.Count == 0) return new Verdict(0, [new Fault(FaultKind.NoCitation, sentence, null)]);
        var isVerbatim = cited.Any(source => source.Article.Body.AsSpan(source.Span.Start, source.Span.End - source.Span.Start).SequenceEqual(sentence));
        return isVerbatim ? new Verdict(1, []) : new Verdict(0, [new Fault(FaultKind.Unsupported, sentence, null)]);
    }
}
