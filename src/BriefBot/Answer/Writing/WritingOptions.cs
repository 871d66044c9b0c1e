namespace BriefBot.Answer.Writing;

/// <summary>How models write.</summary>
public sealed record WritingOptions
{
    /// <summary>Longest time from the question to a model until its last sentence is checked; then quotes answer.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Share of the sentences, 0 to 1, above which failing ones make the whole answer fall back to quotes.</summary>
    public double MaximumFailedShare { get; init; } = 0.5;

    /// <summary>Sentences of one answer that a model may be asked to write again, 0 to 20.</summary>
    public int MaximumRepairs { get; init; } = 4;

    /// <summary>Whether a sentence may be in the asker's language where what it cites is in another.</summary>
    public bool Translates { get; init; } = true;

    /// <summary>Calls of functions that a model may look things up with when a question asks for several things, 0 to 20; with 0 it writes
    /// from what was found without it.</summary>
    public int ResearchCalls { get; init; } = 6;

    /// <summary>Longest time for such an answer.</summary>
    public TimeSpan ResearchDeadline { get; init; } = TimeSpan.FromSeconds(25);
}
