using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>What stands before a report's first sentence: "OSLO, Nov. 23 (AP) —".</summary>
/// <param name="Place">"OSLO, Norway", else null.</param>
/// <param name="Date">Day and month, with year or weekday where given; null when it names none.</param>
/// <param name="Agency">"AP", else null.</param>
public sealed record Dateline(string? Place, DateMention? Date, string? Agency);

/// <summary>A raw text taken apart.</summary>
/// <param name="Title">Headline, null when none was found.</param>
/// <param name="Body">The story's paragraphs, one blank line between them; empty when nothing of a story is there.</param>
public sealed record CleanedText(string? Title, string Body)
{
    /// <summary>Names from the byline, without "By".</summary>
    public string? Author { get; init; }

    /// <summary>Outlet named by a header line or by a line that is nothing else.</summary>
    public string? Source { get; init; }

    /// <summary>Web address named by a header line.</summary>
    public string? Url { get; init; }

    /// <summary>Lines that were left out because the outlet's pages repeat them.</summary>
    public IReadOnlyList<string> Furniture { get; init; } = [];

    /// <summary>Cut from the first sentence.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>The day of publication, from a line around the story ("Coast Wire, 3 May 2021"); may lack the year.</summary>
    public DateMention? StatedDate { get; init; }

    /// <summary>Where <see cref="StatedDate"/> was read: "line under the title".</summary>
    public string? StatedWhere { get; init; }

    /// <summary>When a line around the story says that it was changed last.</summary>
    public DateTimeOffset? Updated { get; init; }
}
