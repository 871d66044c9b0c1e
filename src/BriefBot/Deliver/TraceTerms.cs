using BriefBot.Answer;
using BriefBot.Deliver.Wording;
using BriefBot.Retrieve;

namespace BriefBot.Deliver;

/// <summary>What the parts of a trace are called.</summary>
sealed class TraceTerms(Localization words)
{
    /// <summary>What was looked for.</summary>
    public string Kind(TraceQuestion question) =>
        words[
            (question.Kind, question.IsList) switch
            {
                (AnswerKind.Person, false) => ReplyTerm.KindWho,
                (AnswerKind.Person, true) => ReplyTerm.KindEveryone,
                (AnswerKind.Organisation, false) => ReplyTerm.KindOrganisation,
                (AnswerKind.Organisation, true) => ReplyTerm.KindOrganisations,
                (AnswerKind.Place, false) => ReplyTerm.KindPlace,
                (AnswerKind.Place, true) => ReplyTerm.KindPlaces,
                (AnswerKind.Time, _) => ReplyTerm.KindDate,
                (AnswerKind.Number, _) => ReplyTerm.KindNumber,
                (AnswerKind.Thing, _) => ReplyTerm.KindThing,
                (AnswerKind.Reason, _) => ReplyTerm.KindReason,
                _ => ReplyTerm.KindStatement,
            }
        ];

    /// <summary>A part of a passage's score.</summary>
    public string Of(PassageFeature feature) =>
        words[
            feature switch
            {
                PassageFeature.Words => ReplyTerm.PartWords,
                PassageFeature.Coverage => ReplyTerm.PartCoverage,
                PassageFeature.Names => ReplyTerm.PartNames,
                PassageFeature.Pairs => ReplyTerm.PartPairs,
                PassageFeature.Recency => ReplyTerm.PartRecency,
                PassageFeature.Year => ReplyTerm.PartYear,
                PassageFeature.Lead => ReplyTerm.PartLead,
                PassageFeature.Semantic => ReplyTerm.PartSemantic,
                PassageFeature.Day => ReplyTerm.PartDay,
                PassageFeature.SharedNames => ReplyTerm.PartSharedNames,
                PassageFeature.Variety => ReplyTerm.PartVariety,
                PassageFeature.Reading => ReplyTerm.PartReading,
                PassageFeature.OtherLanguage => ReplyTerm.PartLanguage,
                _ => ReplyTerm.PartOutlet,
            }
        ];

    /// <summary>What sentences met, behind their number.</summary>
    public string Of(SentenceFate fate) =>
        words[
            fate switch
            {
                SentenceFate.NothingAsked => ReplyTerm.FateNothingAsked,
                SentenceFate.OtherYear => ReplyTerm.FateOtherYear,
                SentenceFate.OtherOccasion => ReplyTerm.FateOtherOccasion,
                SentenceFate.OtherEdition => ReplyTerm.FateOtherEdition,
                SentenceFate.Retracted => ReplyTerm.FateRetracted,
                SentenceFate.OtherPerson => ReplyTerm.FateOtherPerson,
                SentenceFate.WithoutSubject => ReplyTerm.FateWithoutSubject,
                SentenceFate.OtherAffiliation => ReplyTerm.FateOtherAffiliation,
                SentenceFate.NothingForList => ReplyTerm.FateNothingForList,
                SentenceFate.NotOfKind => ReplyTerm.FateNotOfKind,
                SentenceFate.FarBelowBest => ReplyTerm.FateFarBelowBest,
                SentenceFate.LessOfQuestion => ReplyTerm.FateLessOfQuestion,
                SentenceFate.NoAnswer => ReplyTerm.FateNoAnswer,
                _ => ReplyTerm.FateEnoughBetter,
            }
        ];

    /// <summary>A part of the work.</summary>
    public string Of(TraceStage stage) =>
        words[
            stage switch
            {
                TraceStage.Understand => ReplyTerm.StageUnderstand,
                TraceStage.Search => ReplyTerm.StageSearch,
                TraceStage.Read => ReplyTerm.StageRead,
                TraceStage.Choose => ReplyTerm.StageChoose,
                TraceStage.Write => ReplyTerm.StageWrite,
                TraceStage.Model => ReplyTerm.StageModel,
                _ => ReplyTerm.StageVerify,
            }
        ];
}
