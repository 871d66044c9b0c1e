namespace BriefBot.Deliver.Discord.Format;

static partial class German
{
    /// <summary>Who may do what, and what is kept.</summary>
    public static Dictionary<Term, string> Rights { get; } = new()
    {
        [Term.NeedsPermission] = "Dafür brauchst du auf diesem Server das Recht {0}.",
        [Term.ConfirmationGone] = "Dieser Knopf gilt nicht mehr. Bitte verlange es noch einmal.",
        [Term.MissingThere] = "Dort kann ich nicht schreiben: Mir fehlt in diesem Kanal {0}. Wer den Server verwaltet, kann es geben.",
        [Term.DigestBadChannel] = "Übersichten stelle ich in Textkanäle, Ankündigungskanäle und Foren dieses Servers.",
        [Term.DigestLacks] = "In diesem Kanal fehlt mir: {0}.",
        [Term.MayManageServer] = "Server verwalten",
        [Term.MayManageMessages] = "Nachrichten verwalten",
        [Term.MayViewChannel] = "Kanal anzeigen",
        [Term.MaySendMessages] = "Nachrichten senden",
        [Term.MayEmbedLinks] = "Links einbetten",
        [Term.MayAttachFiles] = "Dateien anhängen",
        [Term.MayReadHistory] = "Nachrichtenverlauf lesen",
        [Term.MayCreateThreads] = "Öffentliche Threads erstellen",
        [Term.MaySendInThreads] = "Nachrichten in Threads senden",
        [Term.ForgetName] = "vergiss",
        [Term.ForgetUse] = "Alles löschen, was ich über dich aufbewahre",
        [Term.WhereName] = "wo",
        [Term.WhereUse] = "Nur auf diesem Server oder überall",
        [Term.ForgetHere] = "auf diesem Server",
        [Term.ForgetEverywhere] = "überall",
        [Term.ForgetAsk] = "Soll ich das alles vergessen? Es lässt sich nicht rückgängig machen.",
        [Term.ForgetNothingHere] = "Auf diesem Server bewahre ich nichts über dich auf.",
        [Term.ForgetNothing] = "Ich bewahre nichts über dich auf.",
        [Term.ForgetButton] = "Vergiss mich",
        [Term.ForgetAllButton] = "Vergiss mich und entferne deine Antworten an mich",
        [Term.Forgotten] = "Vergessen",
        [Term.KeptQuestions] = "Fragen mit ihren Antworten: {0}",
        [Term.KeptConversations] = "Orte, an denen du hättest weiterfragen können: {0}",
        [Term.KeptVotes] = "Bewertungen: {0}",
        [Term.KeptMessages] = "Nachrichten, die als Antworten an dich vermerkt sind: {0}",
        [Term.KeptUsage] = "Tage, an denen Modelle für dich schrieben: {0}",
        [Term.KeptNames] = "Feeds und Pläne, die dich nannten; sie bleiben, ohne deinen Namen: {0}",
        [Term.MessagesRemoved] = "Aus Discord entfernte Nachrichten: {0}",
        [Term.MessagesLeft] = "Nachrichten, die ich nicht entfernen kann, weil ich ihren Kanal nicht mehr erreiche: {0}",
        [Term.SettingsRemoval] = "Werde ich von diesem Server entfernt, wird nach {0} Tagen gelöscht, was ich von ihm aufbewahre. Werde ich vorher wieder eingeladen, ist alles wie zuvor.",
    };
}
