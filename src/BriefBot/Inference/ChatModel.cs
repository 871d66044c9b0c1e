namespace BriefBot.Inference;

/// <summary>Whose protocol a model's server speaks.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI itself.</summary>
    OpenAI,

    /// <summary>A resource of Azure OpenAI, whose model is the deployment's name.</summary>
    Azure,

    /// <summary>A server that speaks as OpenAI does: Ollama, llama.cpp, vLLM, LM Studio and others.</summary>
    Compatible,

    /// <summary>Anthropic.</summary>
    Anthropic,
}

/// <summary>A chat model as configured.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Provider">Whose protocol its server speaks.</param>
/// <param name="Endpoint">Base address of its server.</param>
/// <param name="Model">What its server calls it.</param>
/// <param name="ApiKey">Empty where the server asks for none.</param>
public sealed record ChatModel(string Name, ModelProvider Provider, Uri Endpoint, string Model, string ApiKey)
{
    /// <summary>Longest time for a whole answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time until the first words.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most tokens that it may write in one go.</summary>
    public int MaximumOutputTokens { get; init; } = 1_000;

    /// <summary>Money for a million tokens that it reads; in whatever currency the budget is.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>Money for a million tokens that it writes.</summary>
    public decimal OutputPrice { get; init; }

    /// <summary>What a call costs.</summary>
    public decimal Cost(long inputTokens, long outputTokens) => (inputTokens * InputPrice + outputTokens * OutputPrice) / 1_000_000m;

    /// <summary>Without the key: records print all they hold.</summary>
    public override string ToString() => $"{Name} ({Provider}, {Model})";
}
