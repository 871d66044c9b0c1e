namespace BriefBot.Deliver.Wording;

/// <summary>What the bot says in its own words, whatever the language. Placeholders are numbered from {0}.</summary>
public enum Term
{
    // Under an answer
    /// <summary>Button and heading.</summary>
    Sources,
    /// <summary>Button.</summary>
    Why,
    /// <summary>Button.</summary>
    Share,
    /// <summary>Button under an answer whose question was deleted.</summary>
    RemoveAnswer,
    /// <summary>Before a follow-up's question as understood.</summary>
    UnderstoodAs,
    /// <summary>Behind a sentence.</summary>
    TranslatedFromEnglish,
    /// <summary>Behind a sentence.</summary>
    TranslatedFromGerman,
    /// <summary>Behind a sentence.</summary>
    TranslatedFromFrench,
    /// <summary>Behind a sentence.</summary>
    TranslatedFromSpanish,
    /// <summary>Link to the reader.</summary>
    Archived,
    /// <summary>In place of an outlet.</summary>
    UnknownOutlet,
    /// <summary>Behind an outlet; {0} others with the same text.</summary>
    AlsoIn,
    /// <summary>In place of a title.</summary>
    Untitled,
    /// <summary>In place of a date.</summary>
    DateUnknown,
    /// <summary>Heads a conflict.</summary>
    Disagree,
    /// <summary>Heads a conflict; {0} what it is about.</summary>
    DisagreeAbout,
    /// <summary>Before the reason.</summary>
    NotFound,
    /// <summary>Behind the reason; {0} a name, outlet or topic that may have been meant, or several.</summary>
    DidYouMean,
    /// <summary>Heads the nearest quotes.</summary>
    Nearest,
    /// <summary>Footer; {0} a day.</summary>
    AsOf,
    /// <summary>Footer.</summary>
    FromOneArticle,
    /// <summary>Footer; {0} a number.</summary>
    FromArticles,
    /// <summary>Footer: what answered.</summary>
    ByQuoting,
    /// <summary>Footer: what answered; {0} a model's name.</summary>
    ByModel,
    /// <summary>Footer: how many of a model's sentences passed the check; {0} of {1}.</summary>
    SentencesPassed,
    /// <summary>/status: models that are passed over for now.</summary>
    PausedModels,
    /// <summary>/status: what models used today.</summary>
    UsedToday,
    /// <summary>Footer of an answer that leaves something out.</summary>
    Shortened,
    /// <summary>Footer of a list that leaves something out.</summary>
    Cut,
    /// <summary>Said when the samples answered.</summary>
    FromSamples,
    /// <summary>Said when articles could not be searched; {0} how many.</summary>
    NotSearchedYet,
    /// <summary>Field of the status: how many articles no question finds yet.</summary>
    NotSearchable,
    /// <summary>Field of the status, and what it says when nothing can be stored.</summary>
    Storing,
    /// <summary>Nothing can be stored.</summary>
    CannotStore,
    // Corrections
    /// <summary>A line; {0} a day, {1} an outlet, {2} and {3} what it said and says.</summary>
    ChangedTo,
    /// <summary>A line; {0} a day, {1} an outlet, {2} what it said.</summary>
    NoLongerSays,
    /// <summary>Under the lines, when the short answer is gone from its source.</summary>
    MayNotHold,
    // How much there is
    /// <summary>Size of the corpus.</summary>
    NoArticles,
    /// <summary>Size of the corpus.</summary>
    OneArticle,
    /// <summary>Size of the corpus; {0} a number.</summary>
    ManyArticles,
    /// <summary>{0} a day.</summary>
    PublishedOn,
    /// <summary>{0} and {1} days.</summary>
    PublishedBetween,
    /// <summary>{0} a timestamp.</summary>
    LastAdded,
    /// <summary>Hint.</summary>
    HowToAdd,
    // Checking a claim
    /// <summary>Heads the check.</summary>
    ClaimTitle,
    /// <summary>Heads quotes that say the same.</summary>
    BearsOut,
    /// <summary>Heads quotes that say otherwise.</summary>
    Contradicts,
    /// <summary>Heads quotes that do neither.</summary>
    Touches,
    /// <summary>When there is none.</summary>
    NothingOnClaim,
    /// <summary>Before what was not checked.</summary>
    NotChecked,
    /// <summary>When the message states nothing.</summary>
    NothingToCheck,
    /// <summary>Footer of the check.</summary>
    NoVerdict,
    /// <summary>Section.</summary>
    Happened,
    /// <summary>Section.</summary>
    Timeline,
    /// <summary>Section.</summary>
    Involved,
    /// <summary>Section.</summary>
    EarlierOccasions,
    /// <summary>Section.</summary>
    InTheirWords,
    /// <summary>Section.</summary>
    Numbers,
    /// <summary>Section.</summary>
    NotKnown,
    /// <summary>Section.</summary>
    AboutSources,
    /// <summary>Behind a day; {0} a word of the source.</summary>
    CountedDay,
    /// <summary>Behind a day.</summary>
    InferredYear,
    /// <summary>A caution; {0} a number.</summary>
    OnlyFewArticles,
    /// <summary>A caution; {0} an outlet.</summary>
    OneOutletOnly,
    /// <summary>A caution; {0} a day.</summary>
    NewestIsOf,
    /// <summary>A caution; {0} a number.</summary>
    Undated,
    /// <summary>A caution; {0} a number.</summary>
    DatesInferred,
    /// <summary>A caution; {0} a number.</summary>
    PartsOnly,
    /// <summary>A caution; {0} a number.</summary>
    RepeatsLeftOut,
    // How an answer came about
    /// <summary>Heads it.</summary>
    WhyTitle,
    // Articles
    /// <summary>Title.</summary>
    ArticleAdded,
    /// <summary>Title; {0} a number.</summary>
    ArticleUpdated,
    /// <summary>Title.</summary>
    ArticleUnchanged,
    /// <summary>Title.</summary>
    ArticleRemoved,
    /// <summary>Title.</summary>
    ArticleRejected,
    /// <summary>Title; {0}, {1} and {2} numbers.</summary>
    ArticlesStored,
    /// <summary>{0} a number.</summary>
    MoreRejected,
    /// <summary>No such article.</summary>
    ArticleMissing,
    /// <summary>Field.</summary>
    Outlet,
    /// <summary>Field.</summary>
    Published,
    /// <summary>Field.</summary>
    Author,
    /// <summary>Field: when its source changed an article last.</summary>
    Changed,
    /// <summary>Field.</summary>
    ArticleLanguage,
    /// <summary>Note on an article of which only a part could be read.</summary>
    OnlyExcerpt,
    /// <summary>Note on a live blog.</summary>
    LiveBlog,
    /// <summary>Field.</summary>
    Words,
    /// <summary>Field.</summary>
    Stored,
    /// <summary>Link.</summary>
    LivePage,
    // Status
    /// <summary>Heads it.</summary>
    StatusTitle,
    /// <summary>Field.</summary>
    Articles,
    /// <summary>Field.</summary>
    Newest,
    /// <summary>Field.</summary>
    AnsweredBy,
    /// <summary>What answers without a model.</summary>
    Quoting,
    /// <summary>Field.</summary>
    Latency,
    /// <summary>Field: since when.</summary>
    Running,
    /// <summary>Field.</summary>
    VersionField,
    // Notices
    /// <summary>Too much to do.</summary>
    Busy,
    /// <summary>{0} a timestamp.</summary>
    RateLimited,
    /// <summary>{0} a timestamp.</summary>
    GuildRateLimited,
    /// <summary>{0} a reference.</summary>
    Failed,
    /// <summary>Missing permission.</summary>
    NotAllowed,
    // What may be done. NeedsPermission, MissingThere, DigestLacks: {0} permissions by Discord's names, which follow.
    NeedsPermission, ConfirmationGone, MissingThere, DigestBadChannel, DigestLacks, MayManageServer, MayManageMessages, MayViewChannel,
    MaySendMessages,
    MayEmbedLinks, MayAttachFiles, MayReadHistory, MayCreateThreads, MaySendInThreads,
    // /forget. Kept…, MessagesRemoved, MessagesLeft: {0} a number. SettingsRemoval: {0} days.
    ForgetName, ForgetUse, WhereName, WhereUse, ForgetHere, ForgetEverywhere, ForgetAsk, ForgetNothingHere, ForgetNothing, ForgetButton,
    ForgetAllButton,
    ForgetUnknown, ForgetPending,
    Forgotten, KeptQuestions, KeptConversations, KeptVotes, KeptMessages, KeptUsage, KeptNames, MessagesRemoved, MessagesLeft,
    SettingsRemoval,
    /// <summary>Somebody else's answer.</summary>
    NotYours,
    /// <summary>A command outside a server.</summary>
    OnlyInServer,
    /// <summary>A direct message without a workspace.</summary>
    NoSharedServer,
    /// <summary>A direct message about a server whose host is away.</summary>
    NotServedNow,
    /// <summary>The answer isn't stored any more.</summary>
    AnswerGone,
    /// <summary>An empty question.</summary>
    NothingAsked,
    /// <summary>Thanks were given.</summary>
    Welcome,
    /// <summary>{0} a number.</summary>
    TooLong,
    /// <summary>A date that isn't one.</summary>
    BadDate,
    /// <summary>A vote was stored.</summary>
    Thanks,
    /// <summary>An answer was removed.</summary>
    Removed,
    /// <summary>{0} Discord's name of a permission.</summary>
    MissingPermission,
    /// <summary>{0} who shared it.</summary>
    Shared,
    // Help
    /// <summary>Heads the help.</summary>
    HelpTitle,
    /// <summary>Opens the help.</summary>
    HelpIntro,
    /// <summary>About mentions and follow-ups.</summary>
    HelpMention,
    /// <summary>About context menus; {0} and {1} their names.</summary>
    HelpMenus,
    /// <summary>After an admin command.</summary>
    ForManagers,
    // What does not fit elsewhere
    AskName,
    BriefName,
    SaidName,
    StatusName,
    WhyName,
    ArticleName,
    AddName,
    ShowName,
    RemoveName,
    HelpName,
    /// <summary>The host stops.</summary>
    Stopping,
    /// <summary>A vote was taken back.</summary>
    Withdrawn,
    /// <summary>A setting.</summary>
    DirectMessagesOn,
    /// <summary>A setting.</summary>
    DirectMessagesOff,
    /// <summary>A command of another version.</summary>
    UnknownCommand,
    /// <summary>A message without text.</summary>
    NoText,
    /// <summary>A reply whose text Discord keeps back.</summary>
    MentionMe,
    /// <summary>Button.</summary>
    RemoveArticle,
    /// <summary>Asks whether to remove an article.</summary>
    ConfirmRemoval,
    /// <summary>Title of a form; at most 45 characters.</summary>
    FormTitle,
    SettingsName,
    /// <summary>What the option of /article add takes.</summary>
    OutletUse,

    // Feeds: commands and options
    FeedName, FeedUse, FeedAddUse, ListName, FeedListUse, FeedRemoveUse, PauseName, FeedPauseUse, ResumeName, FeedResumeUse,
    WhichFeedName, WhichFeedUse, FeedAddressUse, FeedTitleUse, TopicName, FeedTopicUse,

    // Feeds: headings, states and sentences; FeedsFull, FeedsFailing and FeedsDead take a number, FeedLastRead a timestamp
    FeedAdded, FeedKnown, FeedRefused, FeedsFull, FeedMissing, FeedRemoved, FeedPaused, FeedResumed, NoFeeds, FeedsTitle,
    FeedItems, FeedLanguage, FeedFoundOnPage, FeedComes, FeedLastRead, FeedNeverRead, FeedIsFailing, FeedIsDead, FeedIsPaused,
    FeedsFailing, FeedsDead, FeedDied, FeedDeadHelp, FeedRevived,

#pragma warning disable CS1591 // Groups say what their terms are for; the English words say the rest.
    // What a digest says. DigestOf: {0} its topic. DigestLastTold, DigestQuotedOn: {0} a day. DigestSources, DigestMoreFacts and
    // DigestMoreStories: {0} a number.
    DigestTitle, DigestOf, DigestUpdate, DigestLastTold, DigestOneSource, DigestSources, DigestMoreFacts, DigestMoreStories,
    DigestCorrected,
    DigestNowReads, DigestTakenOut, DigestQuotedOn, DigestNothingNew, DigestWhyTitle, DigestGone,

    // What /digest says. DigestScheduled: {0} a schedule's line, {1} a timestamp. DigestResumed, DigestNext: {0} a timestamp.
    // DigestTrouble:
    // {0} what keeps it from being posted. DigestTroubleTold: {0} the channel, {1} the same.
    DigestListTitle, DigestScheduled, DigestNoSchedules, DigestNoSchedule, DigestFull, DigestBadTime, DigestBadDays, DigestBadZone,
    DigestPaused,
    DigestResumed, DigestRemoved, DigestComing, DigestNext, DigestIsPaused, DigestEverything, DigestTrouble, DigestTroubleTold, DigestDaily,
    DigestWeekdays, DigestWeekend,

    // What keeps a digest from being posted.
    DigestChannelGone, DigestNotAllowed, DigestUnreachable, DigestRefused, DigestUncertain, DigestNotComposed,

    // What topics tell at once, and what /topic alert says. AlertOf, AlertStopped, AlertNone: {0} the topic's name. AlertMore: {0} a
    // number. AlertSet: {0} the topic's name, {1} the channel. AlertIn: {0} the channel. AlertTroubleTold: {0} the channel, {1} what
    // keeps it from being posted.
    AlertOf, AlertMore, AlertSet, AlertStopped, AlertNone, AlertIn, AlertTroubleTold, AlertName, AlertUse, AlertChannelUse, OffName,
    OffUse,

    // What /topic says. TopicSaved, TopicRemoved: {0} its name.
    TopicListTitle, TopicSaved, TopicRemoved, TopicMissing, TopicTaken, TopicInUse, TopicFull, TopicBad, TopicNone, TopicWithout, TopicFrom,
    TopicSuggested,

    // Names of commands and options as Discord wants them (lower case, no spaces), and descriptions of at most 100 characters.
    AskUse, QuestionName, QuestionUse, SourceName, SourceUse, SinceName, SinceUse, PrivateName, PrivateUse, BriefUse, BriefTopicName,
    BriefTopicUse, SaidUse, PersonName, PersonUse, StatusUse, WhyUse, ArticleUse, AddUse, ShowUse, RemoveUse, FileName, FileUse, TextName,
    TextUse, TitleName, TitleUse, AddressName, AddressUse, PublishedName, PublishedUse, PickName, PickUse, HelpUse, SettingsUse,
    DirectMessagesName, DirectMessagesUse, AskAboutThis, CheckThisClaim,

    // What /article set says and takes. SetByHand stands behind what somebody set, in brackets.
    SetByHand, ArticleMended, ArticleNotMended, SetName, SetUse, SetTitleUse, SetOutletUse, SetAddressUse, SetTopicUse, SetPublishedUse,
    AuthorName, SetAuthorUse, ClearName, ClearUse,

    // The same of /topic and /digest.
    TopicUse, TopicOptionUse, TopicListUse, TopicAddUse, EditName, TopicEditUse, TopicRemoveUse, NameName, NameUse,
    IncludeName, IncludeUse, ExcludeName, ExcludeUse, OutletsName, OutletsUse, RenameName, RenameUse, DigestName, DigestUse, ScheduleName,
    ScheduleUse, ScheduleOptionUse, ChannelName, ChannelUse, TimeName, TimeUse, DaysName, DaysUse, ZoneName, ZoneUse, QuietName, QuietUse,
    ThreadsName, ThreadsUse, DigestListUse, PauseUse, ResumeUse, DigestRemoveUse, PreviewName, PreviewUse, NowName,
    NowUse, WhyDigestUse,
#pragma warning restore CS1591
}
