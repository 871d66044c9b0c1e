namespace BriefBot.Corpus;

/// <summary>What a person thinks of an answer.</summary>
public enum Feedback
{
    /// <summary>It did not help.</summary>
    Down = -1,

    /// <summary>Nothing was said, or what was said is withdrawn.</summary>
    None = 0,

    /// <summary>It helped.</summary>
    Up = 1,
}

/// <summary>How many people found an answer helpful, and how many did not.</summary>
public readonly record struct FeedbackCounts(int Up, int Down);

/// <summary>What holds after a person has pressed a button.</summary>
/// <param name="Own">What the person now thinks of the answer; <see cref="Feedback.None"/> when it was withdrawn.</param>
/// <param name="All">Of everybody.</param>
public readonly record struct FeedbackState(Feedback Own, FeedbackCounts All);
