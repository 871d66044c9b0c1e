using BriefBot.Ingest.Readers;

namespace BriefBot.Deliver.Batch;

/// <summary>How much a batch takes at most.</summary>
public sealed record BatchLimits
{
    /// <summary>Bounds of a line, of what is unpacked, and of the documents in it.</summary>
    public InputLimits Input { get; init; } = new();

    /// <summary>Lines of a task that needs all of them before it writes any.</summary>
    public int GatheredLines { get; init; } = 500_000;
}
