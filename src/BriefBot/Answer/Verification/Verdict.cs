namespace BriefBot.Answer.Verification;

/// <summary>In what a written sentence differs from what it cites.</summary>
public enum FaultKind
{
    /// <summary>It cites nothing that is known.</summary>
    NoCitation,

    /// <summary>What it says doesn't stand in what it cites.</summary>
    Unsupported,
}

/// <summary>One thing in which a written sentence differs from what it cites.</summary>
/// <param name="Written">Its words; null when it lacks something.</param>
/// <param name="Found">The source's words; null when it has none for this.</param>
public sealed record Fault(FaultKind Kind, string? Written, string? Found);

/// <summary>How a written sentence fares against what it cites.</summary>
/// <param name="Support">0 to 1: how well it is borne out.</param>
/// <param name="Faults">Empty when nothing differs.</param>
public sealed record Verdict(double Support, IReadOnlyList<Fault> Faults)
{
    /// <summary>True when it may be shown.</summary>
    public bool Passes => Faults.Count == 0;
}
