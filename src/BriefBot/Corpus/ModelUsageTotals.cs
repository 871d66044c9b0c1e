namespace BriefBot.Corpus;

/// <summary>What calls to models used.</summary>
/// <param name="Tokens">Read and written.</param>
/// <param name="Cost">Money, in the currency of the configured prices.</param>
public readonly record struct UsedUp(long Tokens, decimal Cost);

/// <summary>What models used on a day.</summary>
/// <param name="All">By everybody.</param>
/// <param name="Guild">On one chat server; zero where none was asked for.</param>
/// <param name="Person">By one person, wherever; zero where none was asked for.</param>
public sealed record ModelUsageTotals(UsedUp All, UsedUp Guild, UsedUp Person)
{
    /// <summary>Requests to models, by everybody.</summary>
    public long Requests { get; init; }
}
