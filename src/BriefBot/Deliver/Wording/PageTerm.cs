namespace BriefBot.Deliver.Wording;

/// <summary>What pages say in their own words beside <see cref="Term"/>, whatever the language: the files of <c>words/pages</c>.
/// Placeholders are numbered from {0}.</summary>
#pragma warning disable CS1591 // The English words say what each is.
public enum PageTerm
{
    // All pages.
    OwnName,
    SkipToContent,
    Question,
    AskAboutArticles,
    Ask,
    Brief,
    MorePages,
    LogIn,
    Keys,
    KeyAsk,
    KeyNext,
    KeyOpen,
    KeyHelp,
    Close,

    // Home. SizeAndNewest: {0} articles, {1} a day.
    HomeLead,
    ForExample,
    WhatsNew,
    Topics,
    History,
    HistoryIsHere,
    ClearHistory,
    HowFresh,
    FromSamples,
    OneFeed,
    Feeds,
    OneArticle,
    Articles,
    SizeAndNewest,

    // Feeds.
    NoFeedYet,
    Feed,
    State,
    LastRead,
    NextRead,

    // Log-in. TooManyTokens: {0} minutes. LoggedInUntil: two instants.
    TokenLabel,
    WrongToken,
    TooManyTokens,
    NoLogInNeeded,
    LoggedInUntil,
    LogOut,
    LogOutEverywhere,
    AnotherTokenEnds,

    // Answers. AsOfGiven: {0} a day, {1} an instant. QuotesGone: {0} a number.
    Answer,
    AsOfGiven,
    QuotesGone,
    CorrectedSince,
    NoLongerSays,
    DidItHelp,
    Yes,
    No,
    Permalink,
    AnswerRevised,
    Card,
    CopyAsText,
    BackToAnswer,
    DeleteAnswer,
    FollowUp,
    FollowUpHint,

    // The reader. ChangedByOutlet, VersionStored: {0} a version, {1} a day.
    ChangedByOutlet,
    ReadIt,
    CitedStands,
    CitedGone,
    CitedReplaced,
    CitedSentences,
    VersionStored,
    ASample,
    Versions,
    Changes,
    OtherCoverage,
    CitedBy,

    // What isn't there.
    NoSuchPage,
    NoSuchArticle,
    NoSuchAnswer,
    DeadLink,

    // Administration.
    AnotherSitesPage,
}
#pragma warning restore CS1591
