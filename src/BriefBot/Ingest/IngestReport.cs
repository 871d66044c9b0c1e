using BriefBot.Corpus;

namespace BriefBot.Ingest;

/// <summary>What to ingest, where to, and what to hold true of all of it.</summary>
/// <param name="Workspace">Receives the articles.</param>
/// <param name="Inputs">Files, folders, web addresses (http:// and https://), or "-" for <see cref="StandardInput"/>.</param>
public sealed record IngestRequest(WorkspaceId Workspace, IReadOnlyList<string> Inputs)
{
    /// <summary>Read when an input is "-"; the caller keeps and closes it.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>Name of what <see cref="StandardInput"/> holds, in the corpus; its ending tells the format. "-" for none.</summary>
    public string StandardInputName { get; init; } = "-";

    /// <summary>Outlet of all articles, in place of what they say; null leaves what they say.</summary>
    public string? Source { get; init; }

    /// <summary>Publication day of all articles, in place of what they say; null leaves what they say.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Label for all articles.</summary>
    public string? Topic { get; init; }

    /// <summary>Names files within a folder relative to it, behind its own name ("samples/one.txt"), so that the folder may move; else by
    /// full path.</summary>
    public bool RelativeNames { get; init; }
}

/// <summary>An input, or one line of it, that was not stored.</summary>
/// <param name="Name">Path as the corpus would name it, with "#12" for line 12.</param>
/// <param name="Reason">One line that says what is wrong and, where it helps, what to do.</param>
public sealed record RejectedInput(string Name, string Reason);

/// <summary>An undated article that was dated by others on the same event.</summary>
public sealed record ReconciledDate(ArticleId Article, string Title, PublicationDate Published);

/// <summary>How far an ingest has come.</summary>
/// <param name="FilesDone">Inputs read to their end.</param>
/// <param name="Files">Inputs in all.</param>
/// <param name="BytesDone">Bytes read, as stored on disk (compressed files count their compressed bytes).</param>
/// <param name="Bytes">Bytes in all; null when an input's length is not known (standard input).</param>
/// <param name="Articles">Articles stored or found unchanged.</param>
/// <param name="Rejected">Inputs and lines rejected.</param>
/// <param name="Current">The input at hand.</param>
public readonly record struct IngestProgress(
    int FilesDone,
    int Files,
    long BytesDone,
    long? Bytes,
    long Articles,
    long Rejected,
    string Current
);

/// <summary>What an ingest did.</summary>
/// <param name="Rejected">In the order of the inputs.</param>
/// <param name="Reconciled">Undated articles, of this ingest or earlier ones, that now have a year because others report on the same
/// event.</param>
/// <param name="Cancelled">It was stopped early; what is counted is stored, and ingesting the same inputs again goes on.</param>
public sealed record IngestReport(
    long Added,
    long Updated,
    long Unchanged,
    IReadOnlyList<RejectedInput> Rejected,
    IReadOnlyList<ReconciledDate> Reconciled,
    bool Cancelled
)
{
    /// <summary>Articles named in <see cref="First"/> at most.</summary>
    public const int NamedResults = 10;

    /// <summary>The first articles stored or found unchanged.</summary>
    public IReadOnlyList<StoreResult> First { get; init; } = [];
}
