using System.Diagnostics.Metrics;
using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>Counts digests by what became of them.</summary>
static class DigestMeter
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "BriefBot.Digests";

    static readonly Meter Meter = new(Name);

    static readonly Counter<long> Ended = Meter.CreateCounter<long>(
        "briefbot.digests",
        "{digest}",
        "Digests that came to their end: posted, nothing (there was nothing new), missed (their grace time went by), failed."
    );

    /// <summary>Counts one that came to its end.</summary>
    public static void Count(DigestState state) =>
        Ended.Add(
            1,
            KeyValuePair.Create<string, object?>(
                "briefbot.outcome",
                state switch
                {
                    DigestState.Posted => "posted",
                    DigestState.Nothing => "nothing",
                    DigestState.Missed => "missed",
                    DigestState.Merged => "merged",
                    _ => "failed",
                }
            )
        );
}
