namespace BriefBot.Inference;

/// <summary>No model answered, or one broke off in the middle.</summary>
/// <param name="model">The model that failed last; null when none was asked.</param>
/// <param name="message">Why, and what to do about it: for those who run it. It may name hosts and settings, and hold a piece of what a
/// server said.</param>
/// <param name="summary">Why, for readers: no host, no setting, nothing that a server said. Null where the message may be read by
/// all.</param>
public sealed class ModelFailedException(string? model, string message, string? summary = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The model that failed last; null when none was asked.</summary>
    public string? Model => model;

    /// <summary>True when it may answer without functions: then nothing is wrong with the model.</summary>
    public bool RefusesFunctions { get; init; }

    /// <summary>Why, for readers: no host, no setting, nothing that a server said.</summary>
    public string Summary => summary ?? Message;
}
