namespace BriefBot.Answer.Judge.Written;

/// <summary>In what a written sentence differs from what it cites.</summary>
public enum FaultKind
{
    /// <summary>It cites nothing that is known.</summary>
    NoCitation,

    /// <summary>It tells nothing about the world: it talks to the reader, links, or holds mark-up.</summary>
    NotAStatement,

    /// <summary>A name stands nowhere in what it cites.</summary>
    Name,

    /// <summary>A number is another, or stands nowhere.</summary>
    Number,

    /// <summary>A number has another unit.</summary>
    Unit,

    /// <summary>A date is another, or stands nowhere.</summary>
    Date,

    /// <summary>It says that something isn't so where the source says it is, or the other way round.</summary>
    Negation,

    /// <summary>What is expected, planned, possible or approximate became a fact, or the other way round.</summary>
    Hedge,

    /// <summary>It leaves out who says it, or credits somebody else.</summary>
    Attribution,

    /// <summary>What stands in quotation marks doesn't stand so in the source.</summary>
    Quotation,

    /// <summary>Somebody stands in the place of somebody else.</summary>
    Roles,

    /// <summary>A word stands for its opposite.</summary>
    Opposite,

    /// <summary>It speaks of all, some, more, the first or the like where the source doesn't, or leaves that out.</summary>
    Quantity,

    /// <summary>It says something that stands nowhere in what it cites.</summary>
    Unsupported,

    /// <summary>It is in a language in which it can't be held against what it cites.</summary>
    Language,

    /// <summary>It is much longer than what it cites.</summary>
    TooLong,

    /// <summary>As a whole it says something else than what it cites.</summary>
    Contradicted,

    /// <summary>As a whole it says more than what it cites.</summary>
    LeftOpen,
}

/// <summary>One thing in which a written sentence differs from what it cites.</summary>
/// <param name="Written">Its words; null when it lacks something.</param>
/// <param name="Found">The source's words; null when it has none for this.</param>
public sealed record Fault(FaultKind Kind, string? Written, string? Found);

/// <summary>How a written sentence fares against what it cites.</summary>
/// <param name="Support">0 to 1: how well it is borne out as a whole.</param>
/// <param name="Faults">Empty when nothing differs.</param>
public sealed record Verdict(double Support, IReadOnlyList<Fault> Faults)
{
    /// <summary>Support that a sentence needs to be shown, measured on QAGS as decision 0023 tells.</summary>
    public const double Threshold = 0.25;

    /// <summary>True when it may be shown.</summary>
    public bool Passes => Faults.Count == 0 && Support >= Threshold;
}
