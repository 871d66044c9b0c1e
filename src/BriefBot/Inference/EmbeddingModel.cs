namespace BriefBot.Inference;

/// <summary>An embedding model as configured.</summary>
/// <param name="Server">Where it is and what its server calls it; <see cref="ChatModel.Timeout"/> bounds a batch.</param>
/// <param name="Dimensions">Numbers that a vector is to have; null for the model's own.</param>
public sealed record EmbeddingModel(ChatModel Server, int? Dimensions)
{
    /// <summary>Texts in one request, 1 to 128.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Longest time for the vector of a question; then words alone are searched for.</summary>
    public TimeSpan QuestionTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>By what its vectors are told from those of others.</summary>
    public string Identity =>
        Dimensions is { } dimensions ? $"{Server.Provider}/{Server.Model}/{dimensions}" : $"{Server.Provider}/{Server.Model}";
}
