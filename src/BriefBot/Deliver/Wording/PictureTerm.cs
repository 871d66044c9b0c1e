namespace BriefBot.Deliver.Wording;

/// <summary>What pictures say in words of their own, whatever the language: the files of <c>words/pictures</c>, which no language may
/// lack. Placeholders are numbered from {0}.</summary>
#pragma warning disable CS1591 // The English words say what each is.
public enum PictureTerm
{
    // Short days. ShortMonths: twelve, January first, with commas. ShortDay: {0} a number, {1} a month. ShortDayOfYear: {2} the year,
    // too. ShortMonthOfYear: {0} a month, {1} a year.
    ShortMonths,
    ShortDay,
    ShortDayOfYear,
    ShortMonthOfYear,

    // Days in a sentence. OnDay: {0} a day. FromDayToDay: two days.
    OnDay,
    FromDayToDay,
    NoDayKnown,
    OneDay,
    Days,

    // Rows. RowTold: {0} whose row it is, {1} what is told of it. RowToldWhen: {2} when, too.
    OtherOutlets,
    RowTold,
    RowToldWhen,

    // A story's timeline. StoryTold: {0} articles, {1} when, {2} copies among them, {3} new versions. StoryToldUndated: without when.
    MarkReport,
    MarkCopy,
    MarkVersion,
    OneCopy,
    Copies,
    OneVersion,
    Versions,
    StoryTold,
    StoryToldUndated,

    // Which outlets report the same. ClustersTold: {0} stories, {1} when, {2} how many have several outlets.
    MarkReports,
    MarkSameStory,
    NoStoryDay,
    OneStory,
    Stories,
    OneShared,
    Shared,
    ClustersTold,

    // How much a topic is covered. EachBar…: {0} articles, {1} when; EachBarDays: {2} how many days. MostOn: {0} a number, {1} when.
    NoArticleDay,
    OneUndated,
    Undated,
    EachBarDay,
    EachBarWeek,
    EachBarDays,
    MostOn,

    // How old the newest article of each outlet is. NewestTold: {0} outlets, {1} a day. NewestToldOne: {0} a day.
    FreshnessTitle,
    Today,
    OneOlderOutlet,
    OlderOutlets,
    NewestToldOne,
    NewestTold,

    // Feeds. FeedsTold: {0} feeds, {1} an instant, {2} how many in which state.
    FeedHealthTitle,
    OneOtherFeed,
    OtherFeeds,
    NoneFailing,
    SomeFailing,
    MarkRead,
    NotReadYet,
    ReadBefore,
    FeedsTold,

    // Digests. SchedulesTold: {0} schedules, {1} when. LastReason: {0} it, in English.
    DigestHistoryTitle,
    OneOtherSchedule,
    OtherSchedules,
    OneSchedule,
    Schedules,
    SchedulesTold,
    NoneDue,
    LastReason,
    MissedOrFailed,

    // Under pictures with letters that no font has.
    NumberedNames,
}
#pragma warning restore CS1591
