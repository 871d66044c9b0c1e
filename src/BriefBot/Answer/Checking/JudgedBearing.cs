using BriefBot.Reader;

namespace BriefBot.Answer.Checking;

/// <summary>Weighs in what a claim and a source's sentence differ, one by one, with what the reading model makes of the two.</summary>
static class JudgedBearing
{
    // Probabilities from which the model's word counts, chosen on the dev stories of newsroom/.
    const double Granted = 0.8;
    const double Opposed = 0.8;

    // The same where the rules say so too.
    const double Agreed = 0.3;

    /// <summary>How the sentence bears on the claim.</summary>
    public static Comparison Of(Comparison compared, Judgement judgement) => compared with { Bearing = Bearing(compared, judgement), Judged = judgement };

    static Bearing? Bearing(Comparison compared, Judgement judgement)
    {
        if (compared.Differences.Any(difference => difference.Kind is DifferenceKind.Retraction)) return compared.Bearing;
        var isHard = compared.Differences.Any(difference => IsHard(difference.Kind));
        if (!isHard && judgement.Supports >= (compared.Bearing is Checking.Bearing.Supports ? Agreed : Granted)) return Checking.Bearing.Supports;
        var isOther = compared.Differences.Any(difference => difference.Kind is DifferenceKind.MissingName);
        if (!isOther && judgement.Contradicts >= (compared.Bearing is Checking.Bearing.Contradicts ? Agreed : Opposed)) return Checking.Bearing.Contradicts;
        return compared.Bearing is null ? null : Checking.Bearing.Related;
    }

    // What must neither differ nor lack where a sentence bears a claim out, however the model reads it.
    static bool IsHard(DifferenceKind kind) => kind is DifferenceKind.Number or DifferenceKind.Date or DifferenceKind.Name or DifferenceKind.Speaker
        or DifferenceKind.MissingName or DifferenceKind.MissingNumber or DifferenceKind.MissingDate;
}
