namespace BriefBot.Answer.Verification;

/// <summary>Faults in words: for the model that is to write a sentence again, and for the trace.</summary>
public static class FaultWords
{
    /// <summary>One line.</summary>
    public static string Reason(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.Kind is FaultKind.NoCitation ? "it cites no sentence" : "what it says doesn't stand in the sentences that it cites";
    }
}
