using BriefBot.Corpus.Digests;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A row of digest_run, with the platform of its schedule.</summary>
sealed class DigestRunRow
{
    public long Id { get; set; }

    public long Schedule { get; set; }

    public string Slot { get; set; } = "";

    [Column("due_at")]
    public string DueAt { get; set; } = "";

    public DigestState State { get; set; }

    public string Nonce { get; set; } = "";

    public int Attempts { get; set; }

    [Column("posting_since")]
    public string? PostingSince { get; set; }

    [Column("finished_at")]
    public string? FinishedAt { get; set; }

    public string Platform { get; set; } = "";

    [Column("message_channel")]
    public string? MessageChannel { get; set; }

    public string? Message { get; set; }

    public string? Reason { get; set; }

    public string? Content { get; set; }

    [Column("posting_after")]
    public string? PostingAfter { get; set; }

    /// <summary>What it says.</summary>
    public DigestRun Run() =>
        new(
            new(Id),
            new(Schedule),
            Slot,
            StoredText.Instant(DueAt),
            State,
            Nonce,
            Attempts,
            StoredText.InstantOrNull(PostingSince),
            StoredText.InstantOrNull(FinishedAt),
            Message is null ? null : new ChatMessage(Platform, MessageChannel!, Message),
            Reason,
            Content
        )
        {
            PostingAfter = PostingAfter,
        };
}
