using BriefBot.Answer.Judge.Claims;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>The words around a checked message that all surfaces share; they say how quotes bear on it, never what is true.</summary>
public static class ClaimWords
{
    /// <summary>Heads the quotes of a bearing.</summary>
    public static string Heading(Bearing bearing, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[
            bearing switch
            {
                Bearing.Supports => Term.BearsOut,
                Bearing.Contradicts => Term.Contradicts,
                _ => Term.Touches,
            }
        ];
    }

    /// <summary>In what a quote differs, in a few words; empty for one that doesn't.</summary>
    public static string Note(Evidence evidence, Localization words)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(words);
        var notes = evidence.Differences.Select(one => Note(one, words));
        return string.Join(
            words[ReplyTerm.Semicolon],
            evidence.SaidBy is { } speaker ? notes.Append(words.With(ReplyTerm.AccordingTo, speaker)) : notes
        );
    }

    /// <summary>One difference in a few words: "84 for 117", "not hedged in the message".</summary>
    public static string Note(Difference difference, Localization words)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(words);
        var (found, claimed) = (difference.Found, difference.Claimed);
        return difference.Kind switch
        {
            DifferenceKind.Number or DifferenceKind.Date or DifferenceKind.Name => words.With(ReplyTerm.DiffersOther, found, claimed),
            DifferenceKind.Speaker => words.With(ReplyTerm.DiffersSpeaker, found, claimed),
            DifferenceKind.Negation when found is not null => words.With(ReplyTerm.DiffersNegated, found),
            DifferenceKind.Negation => words.With(ReplyTerm.DiffersNotNegated, claimed),
            DifferenceKind.Retraction => words[ReplyTerm.DiffersRetracted],
            DifferenceKind.Hedge when found is not null => words.With(ReplyTerm.DiffersHedged, found),
            DifferenceKind.Hedge => words.With(ReplyTerm.DiffersNotHedged, claimed),
            DifferenceKind.Roles => words[ReplyTerm.DiffersRoles],
            DifferenceKind.MissingName => words.With(ReplyTerm.DiffersNoName, claimed),
            DifferenceKind.MissingNumber => words.With(ReplyTerm.DiffersNoNumber, claimed),
            DifferenceKind.MissingDate => words.With(ReplyTerm.DiffersNoDate, claimed),
            _ => words.With(ReplyTerm.DiffersWithout, claimed),
        };
    }

    /// <summary>Why a sentence was not checked.</summary>
    public static string Skipped(SkipReason reason, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[
            reason switch
            {
                SkipReason.Question => ReplyTerm.SkippedQuestion,
                SkipReason.Opinion => ReplyTerm.SkippedOpinion,
                SkipReason.TooLong => ReplyTerm.SkippedTooLong,
                _ => ReplyTerm.SkippedNothing,
            }
        ];
    }
}
