namespace BriefBot.Answer.Judge.Written;

/// <summary>Faults in words: for the model that is to write a sentence again, and for the trace.</summary>
public static class FaultWords
{
    /// <summary>For a sentence without a fault that has too little in common with what it cites.</summary>
    public const string TooLittle = "too little of it stands in what it cites";

    /// <summary>One line. It holds words of the sentence and of articles: a surface escapes it.</summary>
    public static string Reason(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var (written, found) = (fault.Written, fault.Found);
        return fault.Kind switch
        {
            FaultKind.NoCitation => "it cites no sentence that was given",
            FaultKind.NotAStatement => $"“{written}” states nothing",
            FaultKind.Name => $"“{written}” is not named in what it cites",
            FaultKind.Number => found is null
                ? $"the number “{written}” doesn't stand in what it cites"
                : $"it has “{written}” where the source has “{found}”",
            FaultKind.Unit => found is null
                ? $"“{written}” is not the source's unit"
                : $"it has “{written}” where the source has “{found}”",
            FaultKind.Date => found is null
                ? $"the date “{written}” doesn't stand in what it cites"
                : $"it has the date “{written}” where the source has “{found}”",
            FaultKind.Negation => written is null ? $"it leaves out the source's “{found}”" : $"the source doesn't say “{written}” of it",
            FaultKind.Hedge => written is null ? $"it leaves out the source's “{found}”"
            : found is null ? $"the source doesn't say “{written}” of it"
            : $"it has “{written}” where the source has “{found}”",
            FaultKind.Attribution => written is null
                ? (found is { Length: > 0 } ? $"it doesn't say that this is what “{found}” says" : "it doesn't say who says this")
            : found is { Length: > 0 } ? $"it credits “{written}”, the source “{found}”"
            : $"the source doesn't credit this to “{written}”",
            FaultKind.Quotation => $"“{written}” is no quotation in what it cites",
            FaultKind.Roles when found is null => $"no sentence that it cites says “{written}” of this",
            FaultKind.Roles => $"“{written}” stands where the source has “{found}”",
            FaultKind.Opposite => $"it has “{written}” where the source has “{found}”",
            FaultKind.Quantity => written is null ? $"it leaves out the source's “{found}”" : $"the source doesn't say “{written}”",
            FaultKind.Language => "it isn't in a language in which it can be checked against what it cites",
            FaultKind.TooLong => "it is longer than what it cites",
            FaultKind.Contradicted => "what it cites says otherwise",
            FaultKind.LeftOpen => "what it cites leaves it open",
            _ => $"“{written}” doesn't stand in what it cites",
        };
    }
}
