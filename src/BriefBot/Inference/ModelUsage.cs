namespace BriefBot.Inference;

/// <summary>Who a model is asked for, so that what it costs can be told and limited. It is never sent to a model.</summary>
/// <param name="Guild">The server on a chat platform; null in a direct message, the terminal and the web page.</param>
/// <param name="Person">The person there; null where nobody is known.</param>
public sealed record ModelAsker(string? Guild, string? Person)
{
    /// <summary>Nobody in particular: the terminal, the web page, schedules.</summary>
    public static ModelAsker Nobody { get; } = new(null, null);
}

/// <summary>What a call used.</summary>
/// <param name="Model">The model's name as configured.</param>
/// <param name="InputTokens">As the server reports; where it reports none, four characters a token.</param>
/// <param name="OutputTokens">The same for what it wrote.</param>
/// <param name="Cost">By the configured prices.</param>
public sealed record ModelUsage(string Model, ModelAsker Asker, long InputTokens, long OutputTokens, decimal Cost);

/// <summary>Keeps account of calls. Both are called by <see cref="ModelChain"/> around every call to a model.</summary>
/// <param name="Refusal">Asked before a call: why it may not be made, or null.</param>
/// <param name="Finished">Told after it, also when it failed on the way.</param>
public sealed record ModelMeter(
    Func<ChatModel, ModelAsker, CancellationToken, ValueTask<string?>> Refusal,
    Func<ModelUsage, ValueTask> Finished
)
{
    /// <summary>Allows everything and writes nothing down.</summary>
    public static ModelMeter None { get; } = new((_, _, _) => ValueTask.FromResult<string?>(null), _ => ValueTask.CompletedTask);
}
