using BriefBot.Answer.Judge.Claims;

namespace BriefBot.Deliver;

/// <summary>The words around a checked message that all surfaces share; they say how quotes bear on it, never what is true.</summary>
public static class ClaimWords
{
    /// <summary>Said where nothing in the corpus bears on a sentence.</summary>
    public const string Nothing = "Nothing in the corpus bears on this.";

    /// <summary>Said below every report.</summary>
    public const string NoVerdict = "These are quotes to judge by; whether the message is true is not decided here.";

    /// <summary>Heads the quotes of a bearing.</summary>
    public static string Heading(Bearing bearing) =>
        bearing switch
        {
            Bearing.Supports => "Bears it out",
            Bearing.Contradicts => "Says otherwise",
            _ => "Speaks of the same",
        };

    /// <summary>In what a quote differs, in a few words; empty for one that doesn't.</summary>
    public static string Note(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var notes = evidence.Differences.Select(Note);
        return string.Join("; ", evidence.SaidBy is { } speaker ? notes.Append($"according to {speaker}") : notes);
    }

    /// <summary>One difference in a few words: "84 for 117", "not hedged in the message".</summary>
    public static string Note(Difference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Kind switch
        {
            DifferenceKind.Number or DifferenceKind.Date or DifferenceKind.Name =>
                $"“{difference.Found}” where the message has “{difference.Claimed}”",
            DifferenceKind.Speaker => $"credited to “{difference.Found}”, not “{difference.Claimed}”",
            DifferenceKind.Negation => difference.Found is { } found
                ? $"negated: “{found}”"
                : $"without the message's “{difference.Claimed}”",
            DifferenceKind.Retraction => "taken back by a correction",
            DifferenceKind.Hedge => difference.Found is { } hedge
                ? $"hedged: “{hedge}”"
                : $"told as a fact, without “{difference.Claimed}”",
            DifferenceKind.Roles => "the words stand in other roles",
            DifferenceKind.MissingName => $"doesn't name “{difference.Claimed}”",
            DifferenceKind.MissingNumber => $"doesn't give “{difference.Claimed}”",
            DifferenceKind.MissingDate => $"doesn't date it “{difference.Claimed}”",
            _ => $"without “{difference.Claimed}”",
        };
    }

    /// <summary>Why a sentence was not checked.</summary>
    public static string Skipped(SkipReason reason) =>
        reason switch
        {
            SkipReason.Question => "a question",
            SkipReason.Opinion => "an opinion or a wish",
            SkipReason.TooLong => "beyond what is checked of one message",
            _ => "nothing that can be looked up",
        };
}
