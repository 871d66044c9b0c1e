using BriefBot.Answer.Digests;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>What pages say of digests in the reader's language.</summary>
static class DigestWords
{
    /// <summary>How far a digest is.</summary>
    public static string Of(this Localization words, DigestState state) =>
        words[
            state switch
            {
                DigestState.Posted => PageTerm.DigestPosted,
                DigestState.Failed => PageTerm.DigestFailed,
                DigestState.Merged => PageTerm.DigestMerged,
                DigestState.Missed => PageTerm.DigestMissed,
                DigestState.Nothing => PageTerm.DigestNothing,
                _ => PageTerm.DigestWaits,
            }
        ];

    /// <summary>When a schedule's digests come.</summary>
    public static string When(this Localization words, DigestSchedule schedule) =>
        words.With(PageTerm.DaysAndTime, DayWords.Write(schedule.What.Days), DayWords.Write(schedule.What.At), schedule.What.Zone);

    /// <summary>Why a story is in or out.</summary>
    public static string Of(this Localization words, StoryVerdict verdict) =>
        words[
            verdict switch
            {
                StoryVerdict.New => PageTerm.StoryIsNew,
                StoryVerdict.Update => PageTerm.StoryIsUpdate,
                StoryVerdict.NothingNew => PageTerm.StoryNothingNew,
                StoryVerdict.NoRoom => PageTerm.StoryNoRoom,
                _ => PageTerm.StoryNothingToQuote,
            }
        ];
}
