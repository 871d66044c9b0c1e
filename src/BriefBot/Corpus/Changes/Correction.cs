namespace BriefBot.Corpus.Changes;

/// <summary>One sentence of a change as it is kept.</summary>
/// <param name="Fate">Changed, added or removed.</param>
/// <param name="From">What it said, shortened to <see cref="Correction.LongestText"/>; null when it was added.</param>
/// <param name="To">What it says, shortened in the same way; null when it was removed.</param>
public sealed record RecordedChange(SentenceFate Fate, string? From, string? To);

/// <summary>A change of an article that was noticed.</summary>
/// <param name="Id">Goes up with time; never given to another change.</param>
/// <param name="NoticedAt">When the later version was stored.</param>
/// <param name="Notice">What the outlet itself says that it corrected; null when it says nothing.</param>
/// <param name="Changes">At most <see cref="MostChanges"/>, changed ones first.</param>
/// <param name="MoreChanges">How many there were beyond these.</param>
public sealed record Correction(
    long Id,
    ArticleId Article,
    int FromVersion,
    int ToVersion,
    DateTimeOffset NoticedAt,
    ChangeKind Kind,
    string? Notice,
    IReadOnlyList<RecordedChange> Changes,
    int MoreChanges
)
{
    /// <summary>Most sentences that are kept of a change; all of them follow from the two versions.</summary>
    public const int MostChanges = 30;

    /// <summary>Longest text of a sentence that is kept, in UTF-16 code units.</summary>
    public const int LongestText = 400;

    /// <summary>Title of the article's current version.</summary>
    public required string Title { get; init; }

    /// <summary>Outlet of the current version, else null.</summary>
    public string? Source { get; init; }

    /// <summary>Web address of the current version, else null.</summary>
    public string? Url { get; init; }
}

/// <summary>A version of an article in a list.</summary>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Words">Of its body.</param>
/// <param name="Change">How it differs from the one before it; null for the first, and where nothing changed that a reader would care
/// about.</param>
public sealed record VersionSummary(int Version, string Title, DateTimeOffset StoredAt, int Words, ChangeKind? Change);
