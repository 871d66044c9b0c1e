namespace BriefBot.Reader;

/// <summary>Whether a text bears a statement out: three probabilities that add up to 1.</summary>
/// <param name="Supports">Whoever reads the text must grant the statement.</param>
/// <param name="Contradicts">Both can't be true.</param>
/// <param name="Neither">The text leaves it open.</param>
public readonly record struct Judgement(double Supports, double Contradicts, double Neither);
