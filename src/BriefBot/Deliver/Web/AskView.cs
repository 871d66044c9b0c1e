using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>An answer on a page.</summary>
/// <param name="Reply">What leaves Answer; while it is being written, as much as there is.</param>
/// <param name="Corpus">Size and age of what was searched; shown where nothing was found.</param>
public sealed record AskView(Reply Reply, CorpusStatistics Corpus)
{
    /// <summary>Stands on the page behind the last sentence that is written, where more may follow.</summary>
    public const string More = "<!--more-->";

    /// <summary>Where the answer is kept; null where it isn't.</summary>
    public AnswerKey? Kept { get; init; }

    /// <summary>Address of the host, for links in what other sites read of the page; empty where they read nothing.</summary>
    public string Home { get; init; } = "";

    /// <summary>When it was given, where it is shown again; null for an answer that is given now.</summary>
    public DateTimeOffset? GivenAt { get; init; }

    /// <summary>How the answer came about, a statement a line; those that begin with blanks belong to the one before.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    /// <summary>What the reader thinks of it.</summary>
    public Feedback Feedback { get; init; }

    /// <summary>A line in English on the model that wrote it, where it was kept so; null else.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>What its sources corrected since it was given.</summary>
    public IReadOnlyList<AnswerCorrection> Corrections { get; init; } = [];

    /// <summary>True when its short answer no longer stands where it was taken from.</summary>
    public bool MayNotHold { get; init; }

    /// <summary>Quotes that stood here and no longer stand in their articles as they did: how many.</summary>
    public int Gone { get; init; }
}
