namespace BriefBot.Inference;

/// <summary>No model answered, or one broke off in the middle.</summary>
/// <param name="model">The model that failed last; null when none was asked.</param>
/// <param name="message">Why, in words for a reader.</param>
public sealed class ModelFailedException(string? model, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The model that failed last; null when none was asked.</summary>
    public string? Model => model;
}
