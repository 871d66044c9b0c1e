using BriefBot.Answer;

namespace BriefBot.Deliver.Discord.Relays;

/// <summary>How good answers are, so that those of several slices can be compared: the higher, the better.</summary>
static class Ranks
{
    /// <summary>From here on something was found.</summary>
    public const double Found = 4;

    // Samples are better than nothing, and worse than articles of one's own.
    const double OwnArticles = 2;

    /// <summary>That of a reply.</summary>
    public static double Of(Reply reply) => (reply.IsFound ? Found : 0) + (reply.FromSamples ? 0 : OwnArticles) + reply.Confidence;
}
