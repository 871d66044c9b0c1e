using BriefBot.Reader;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>
/// Weighs in what a claim and a source's sentence differ, one by one, with what the reading model makes of the two. Where both have the
/// same words, what differs decides; where the sentence has others, the model does.
/// </summary>
static class JudgedBearing
{
    // Probabilities from which the model's word counts where the words are others, chosen on the dev stories of newsroom/.
    const double Granted = 0.65;
    const double Opposed = 0.65;

    // Probability from which it counts against what the differences say.
    const double Overruled = 0.9;

    /// <summary>How the sentence bears on the claim.</summary>
    public static Comparison Of(Comparison compared, Judgement judgement) =>
        compared with
        {
            Bearing = Bearing(compared, judgement),
            Judged = judgement,
        };

    static Bearing? Bearing(Comparison compared, Judgement judgement)
    {
        bool Has(DifferenceKind kind) => compared.Differences.Any(difference => difference.Kind == kind);
        if (Has(DifferenceKind.Retraction))
            return compared.Bearing;
        if (compared.Bearing is Claims.Bearing.Supports)
            return judgement.Contradicts >= Overruled ? Claims.Bearing.Contradicts : Claims.Bearing.Supports;
        if (compared.Bearing is Claims.Bearing.Contradicts)
            return judgement.Neither >= Overruled ? Claims.Bearing.Related : Claims.Bearing.Contradicts;
        if (compared.Bearing is Claims.Bearing.Related && !Has(DifferenceKind.MissingWords))
            return compared.Bearing;
        if (judgement.Supports >= Granted && !compared.Differences.Any(difference => IsHard(difference.Kind)))
            return Claims.Bearing.Supports;
        return judgement.Contradicts >= Opposed && !Has(DifferenceKind.MissingName) ? Claims.Bearing.Contradicts : compared.Bearing;
    }

    // What must neither differ nor lack where a sentence bears a claim out, however the model reads it.
    static bool IsHard(DifferenceKind kind) =>
        kind
            is DifferenceKind.Number
                or DifferenceKind.Date
                or DifferenceKind.Name
                or DifferenceKind.Speaker
                or DifferenceKind.MissingName
                or DifferenceKind.MissingNumber
                or DifferenceKind.MissingDate;
}
