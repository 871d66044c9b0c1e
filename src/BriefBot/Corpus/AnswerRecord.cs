namespace BriefBot.Corpus;

/// <summary>What became of a question.</summary>
public enum AnswerStatus
{
    /// <summary>The corpus does not answer it.</summary>
    NotFound = 0,

    /// <summary>It was answered, with citations.</summary>
    Answered = 1,
}

/// <summary>A model's part in an answer.</summary>
/// <param name="Prompt">SHA-256 of the prompt's file, 64 hexadecimal digits.</param>
/// <param name="Sentences">Sentences that it wrote.</param>
/// <param name="Passed">Those that agreed with their sources, at once or when written again.</param>
public sealed record WrittenByModel(string Prompt, int Sentences, int Passed);

/// <summary>An answer as it is kept: what was asked, what was shown, and how it came about.</summary>
/// <param name="Workspace">Whose articles were asked.</param>
/// <param name="Place">Where the question was asked.</param>
/// <param name="Person">Who asked: the platform's id of the person, 1–64 characters.</param>
/// <param name="Question">As asked, up to <see cref="MaxQuestion"/> characters.</param>
public sealed record AnswerRecord(WorkspaceId Workspace, ChatPlace Place, string Person, string Question)
{
    /// <summary>Most characters (UTF-16 code units) of a question.</summary>
    public const int MaxQuestion = 10_000;

    /// <summary>Most bytes of UTF-8 that <see cref="Shown"/> and <see cref="Trace"/> may each have: 256 KiB.</summary>
    public const int MaxJsonBytes = 256 * 1024;

    /// <summary>The question as understood when it was a follow-up, else null; up to <see cref="MaxQuestion"/> characters.</summary>
    public string? Understood { get; init; }

    /// <summary>The platform's id of whoever wrote the message that was asked about, 1–64 characters; null where the words are the asker's
    /// own. Not read back.</summary>
    public string? WordsOf { get; init; }

    /// <summary>When it was asked. Kept in UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The day that "today" meant.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Answered or not.</summary>
    public required AnswerStatus Status { get; init; }

    /// <summary>0 to 1: how likely it is that the corpus answers the question.</summary>
    public required double Confidence { get; init; }

    /// <summary>"extractive", or a model's name; 1–200 characters.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>How long answering took. Kept in whole milliseconds.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What was shown, with its citations, as JSON.</summary>
    public required string Shown { get; init; }

    /// <summary>What it cites of its workspace's articles, so that it is found again when they change; not read back.</summary>
    public IReadOnlyList<AnswerCitation> Citations { get; init; } = [];

    /// <summary>What a model had to do with it; null when none was asked.</summary>
    public WrittenByModel? Written { get; init; }

    /// <summary>How the answer came about, as JSON.</summary>
    public required string Trace { get; init; }
}

/// <summary>One line of a list of answers.</summary>
/// <param name="Understood">The question as understood when it was a follow-up, else null.</param>
public sealed record AnswerSummary(
    AnswerKey Key,
    DateTimeOffset AskedAt,
    ChatPlace Place,
    string Person,
    string Question,
    string? Understood,
    AnswerStatus Status,
    double Confidence,
    FeedbackCounts Feedback
);

/// <summary>An answer that was kept, with what people think of it.</summary>
public sealed record KeptAnswer(AnswerKey Key, AnswerRecord Answer, FeedbackCounts Feedback);
