using Microsoft.Extensions.AI;

namespace BriefBot.Inference;

/// <summary>For whom models are asked, which, and what with; and an account of what that used.</summary>
/// <param name="Asker">For whom.</param>
/// <param name="Model">Configured name of the only model to ask; null for all in their order.</param>
public sealed record ModelCall(ModelAsker Asker, string? Model)
{
    /// <summary>What all requests together used.</summary>
    public ModelTally Tally { get; } = new();

    /// <summary>Functions that the model may call; none when null.</summary>
    public Toolbox? Tools { get; init; }
}

/// <summary>Functions that a model may call while it answers.</summary>
/// <param name="Functions">The functions; each must bear any arguments.</param>
/// <param name="MostCalls">Calls in all; after them it must answer, 1 and up.</param>
/// <param name="Refused">What a call beyond that gives.</param>
public sealed record Toolbox(IReadOnlyList<AIFunction> Functions, int MostCalls, string Refused);

/// <summary>What requests to models used together. Safe for concurrent use.</summary>
public sealed class ModelTally
{
    readonly Lock _lock = new();
    (int Requests, long Input, long Output, decimal Cost) _sum;

    /// <summary>Requests that a model began to answer.</summary>
    public int Requests => Read().Requests;

    /// <summary>Tokens read.</summary>
    public long InputTokens => Read().Input;

    /// <summary>Tokens written.</summary>
    public long OutputTokens => Read().Output;

    /// <summary>Money, by the configured prices.</summary>
    public decimal Cost => Read().Cost;

    /// <summary>Adds a request.</summary>
    public void Add(ModelUsage used)
    {
        ArgumentNullException.ThrowIfNull(used);
        lock (_lock)
            _sum = (_sum.Requests + 1, _sum.Input + used.InputTokens, _sum.Output + used.OutputTokens, _sum.Cost + used.Cost);
    }

    (int Requests, long Input, long Output, decimal Cost) Read()
    {
        lock (_lock)
            return _sum;
    }
}
