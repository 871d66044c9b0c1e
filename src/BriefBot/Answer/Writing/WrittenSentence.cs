namespace BriefBot.Answer.Writing;

/// <summary>Where a sentence of a written answer comes from.</summary>
public enum SentenceOrigin
{
    /// <summary>A model wrote it, and the sentences that it cites bear it out.</summary>
    Model,

    /// <summary>A model wrote it a second time, told what was wrong; then the sentences that it cites bore it out.</summary>
    Repaired,

    /// <summary>It stands so in an article: a model copied it, or what it had written in its place did not agree with the source.</summary>
    Quote,
}

/// <summary>A sentence of a written answer or digest that was checked against what it cites.</summary>
/// <param name="Text">Plain text without citation marks.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/> or, in a digest, of <see cref="Digests.DigestCitation"/>; at least
/// one.</param>
public sealed record WrittenSentence(string Text, IReadOnlyList<int> Citations, SentenceOrigin Origin)
{
    /// <summary>Primary BCP 47 tag of the language that it was translated from; null when it is in that of what it cites.</summary>
    public string? TranslatedFrom { get; init; }
}
