using System.ComponentModel.DataAnnotations;

namespace BriefBot.Answer;

/// <summary>Settings of answers, section "Answer".</summary>
public sealed class AnswerOptions
{
    /// <summary>Confidence below which nothing is answered, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double MinimumConfidence { get; set; } = 0.35;

    /// <summary>Most sentences quoted in an answer, 1 to 10.</summary>
    [Range(1, 10)]
    public int MaximumQuotes { get; set; } = 5;
}
