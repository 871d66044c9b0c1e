using BriefBot.Corpus;
using BriefBot.Corpus.Digests;

namespace BriefBot.Answer.Digests;

/// <summary>What a digest is to be put together of.</summary>
/// <param name="Workspace">Whose articles.</param>
/// <param name="At">Now.</param>
/// <param name="Since">Articles that came in later than this are looked at.</param>
public sealed record DigestRequest(WorkspaceId Workspace, DateTimeOffset At, DateTimeOffset Since)
{
    /// <summary>Only articles that belong to it; null for all.</summary>
    public SavedTopic? Topic { get; init; }

    /// <summary>Whose readers it is for: what they were told before is no news. Null for somebody who was told nothing.</summary>
    public ScheduleId? Schedule { get; init; }

    /// <summary>Most stories, 1 and up.</summary>
    public int Stories { get; init; } = 8;

    /// <summary>Since when it is looked for corrections of what was posted.</summary>
    public DateTimeOffset CorrectionsSince { get; init; } = DateTimeOffset.MaxValue;
}
