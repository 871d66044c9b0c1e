using BriefBot.Corpus;
using BriefBot.Corpus.Digests;

namespace BriefBot.Answer.Digests;

/// <summary>What an alert is to be put together of.</summary>
/// <param name="Workspace">Whose articles.</param>
/// <param name="Topic">Articles that belong to it.</param>
/// <param name="Alert">Whose readers it is for: what they were told before isn't told again.</param>
/// <param name="At">Now.</param>
/// <param name="Since">Articles that came in later than this are looked at, those of the last day at most.</param>
public sealed record AlertRequest(WorkspaceId Workspace, SavedTopic Topic, ScheduleId Alert, DateTimeOffset At, DateTimeOffset Since)
{
    /// <summary>Most stories that a message which sums up names.</summary>
    public const int MostListed = 5;

    /// <summary>How many messages may still be posted this hour, 0 and up: the last one sums up.</summary>
    public int Room { get; init; } = 1;

    /// <summary>Most stories of a message that sums up, 1 and up.</summary>
    public int Stories { get; init; } = MostListed;
}
