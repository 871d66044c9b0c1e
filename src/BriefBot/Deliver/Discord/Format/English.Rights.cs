namespace BriefBot.Deliver.Discord.Format;

static partial class English
{
    /// <summary>Who may do what, and what is kept.</summary>
    public static Dictionary<Term, string> Rights { get; } = new()
    {
        [Term.NeedsPermission] = "For that you need the permission {0} on this server.",
        [Term.ConfirmationGone] = "This button no longer counts. Please ask for it once more.",
        [Term.MissingThere] = "I can’t post there: in that channel I lack {0}. Whoever manages the server can grant it.",
        [Term.DigestBadChannel] = "I post digests in text channels, announcement channels and forums of this server.",
        [Term.DigestLacks] = "In that channel I lack: {0}.",
        [Term.MayManageServer] = "Manage Server",
        [Term.MayManageMessages] = "Manage Messages",
        [Term.MayViewChannel] = "View Channel",
        [Term.MaySendMessages] = "Send Messages",
        [Term.MayEmbedLinks] = "Embed Links",
        [Term.MayAttachFiles] = "Attach Files",
        [Term.MayReadHistory] = "Read Message History",
        [Term.MayCreateThreads] = "Create Public Threads",
        [Term.MaySendInThreads] = "Send Messages in Threads",
        [Term.ForgetName] = "forget",
        [Term.ForgetUse] = "Delete everything that I keep about you",
        [Term.WhereName] = "where",
        [Term.WhereUse] = "In this server only, or everywhere",
        [Term.ForgetHere] = "in this server",
        [Term.ForgetEverywhere] = "everywhere",
        [Term.ForgetAsk] = "Shall I forget all of this? It can’t be undone.",
        [Term.ForgetNothingHere] = "I keep nothing about you in this server.",
        [Term.ForgetNothing] = "I keep nothing about you.",
        [Term.ForgetButton] = "Forget me",
        [Term.ForgetAllButton] = "Forget me, and remove your answers to me",
        [Term.Forgotten] = "Forgotten",
        [Term.KeptQuestions] = "Questions with their answers: {0}",
        [Term.KeptConversations] = "Places where you could have asked on: {0}",
        [Term.KeptVotes] = "Votes: {0}",
        [Term.KeptMessages] = "Messages noted as answers to you: {0}",
        [Term.KeptUsage] = "Days on which models wrote for you: {0}",
        [Term.KeptNames] = "Feeds and schedules that named you; they stay, without your name: {0}",
        [Term.MessagesRemoved] = "Messages removed from Discord: {0}",
        [Term.MessagesLeft] = "Messages that I can’t remove, because I don’t reach their channel any more: {0}",
        [Term.SettingsRemoval] = "If I am removed from this server, what I keep of it is deleted after {0} days. Invited again before that, I have everything as it was.",
    };
}
