using BriefBot.Answer;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>Says in the reader's language why nothing is answered, as plain text.</summary>
public static class LackWords
{
    /// <summary>A reason as one sentence; one that is known in English only as it is.</summary>
    public static string Of(this Localization words, Lack lack)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(lack);
        return lack.Kind switch
        {
            LackKind.AsTold => lack.Text,
            LackKind.NoMatch => words[ReplyTerm.LackNoMatch],
            LackKind.NoMatchOfTopic => words[ReplyTerm.LackNoMatchOfTopic],
            LackKind.NoMatchOfName => words[ReplyTerm.LackNoMatchOfName],
            LackKind.UnknownNames => words.With(ReplyTerm.LackUnknownNames, Names(words, lack)),
            LackKind.NamesApart => words[ReplyTerm.LackNamesApart],
            LackKind.OtherYears => words.With(ReplyTerm.LackOtherYears, string.Join(words[ReplyTerm.Or], lack.Values)),
            LackKind.OtherOccasion => words[ReplyTerm.LackOtherOccasion],
            LackKind.NoDate => words[ReplyTerm.LackNoDate],
            LackKind.NoNumber => words[ReplyTerm.LackNoNumber],
            LackKind.NothingSaid => words[ReplyTerm.LackNothingSaid],
            LackKind.NothingSaidOnTopic => words[ReplyTerm.LackNothingSaidOnTopic],
            LackKind.OffTopic => words[ReplyTerm.LackOffTopic],
            LackKind.UnknownOutlet => words.With(ReplyTerm.LackUnknownOutlet, Names(words, lack)),
            LackKind.UnknownTopic => words.With(ReplyTerm.LackUnknownTopic, Names(words, lack)),
            LackKind.ChangedMeanwhile => words[ReplyTerm.LackChangedMeanwhile],
            LackKind.Thanked => words[ReplyTerm.LackThanked],
            _ => words[ReplyTerm.LackNearestDiffer],
        };
    }

    /// <summary>"Did you mean Wuzhen?", what was meant in the order of the question; null for nothing.</summary>
    public static string? DidYouMean(this Localization words, IReadOnlyList<Suggestion> suggestions)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(suggestions);
        return suggestions.Count == 0 ? null : words.With(Term.DidYouMean, string.Join(", ", suggestions.Select(one => one.Known)));
    }

    static string Names(Localization words, Lack lack) =>
        string.Join(words[ReplyTerm.Or], lack.Values.Select(value => words.With(ReplyTerm.Quoted, value)));
}
