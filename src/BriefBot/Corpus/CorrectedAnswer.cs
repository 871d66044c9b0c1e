namespace BriefBot.Corpus;

/// <summary>A cited sentence that its outlet changed or took back.</summary>
/// <param name="Article">The later version.</param>
/// <param name="From">What was cited, exactly as it was stored.</param>
/// <param name="To">What stands in its place; null when nothing does.</param>
/// <param name="NoticedAt">When the later version was stored.</param>
public sealed record AnswerCorrection(Article Article, string From, string? To, DateTimeOffset NoticedAt);

/// <summary>An answer whose messages have to say what was corrected.</summary>
/// <param name="Revision">Goes up with every change of what they have to say.</param>
/// <param name="Corrections">In the order of noticing; empty when all of them were taken back.</param>
/// <param name="MayNotHold">True when a short answer no longer stands in any of the sentences that it was taken from.</param>
/// <param name="Messages">All messages that carry the answer, in the order of reading.</param>
public sealed record CorrectedAnswer(
    AnswerKey Key,
    int Revision,
    AnswerRecord Answer,
    IReadOnlyList<AnswerCorrection> Corrections,
    bool MayNotHold,
    IReadOnlyList<ChatMessage> Messages
);
