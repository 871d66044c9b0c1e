namespace BriefBot.Deliver.Discord.Format;

static partial class French
{
    /// <summary>Who may do what, and what is kept.</summary>
    public static Dictionary<Term, string> Rights { get; } = new()
    {
        [Term.NeedsPermission] = "Pour cela, il vous faut sur ce serveur la permission {0}.",
        [Term.ConfirmationGone] = "Ce bouton n’est plus valable. Veuillez refaire la demande.",
        [Term.MissingThere] = "Je ne peux pas y publier : dans ce salon, il me manque {0}. La personne qui gère le serveur peut l’accorder.",
        [Term.DigestBadChannel] = "Je publie les revues dans les salons textuels, les salons d’annonces et les forums de ce serveur.",
        [Term.DigestLacks] = "Dans ce salon, il me manque : {0}.",
        [Term.MayManageServer] = "Gérer le serveur",
        [Term.MayManageMessages] = "Gérer les messages",
        [Term.MayViewChannel] = "Voir le salon",
        [Term.MaySendMessages] = "Envoyer des messages",
        [Term.MayEmbedLinks] = "Intégrer des liens",
        [Term.MayAttachFiles] = "Joindre des fichiers",
        [Term.MayReadHistory] = "Voir les anciens messages",
        [Term.MayCreateThreads] = "Créer des fils publics",
        [Term.MaySendInThreads] = "Envoyer des messages dans les fils",
        [Term.ForgetName] = "oublier",
        [Term.ForgetUse] = "Supprimer tout ce que je conserve sur vous",
        [Term.WhereName] = "où",
        [Term.WhereUse] = "Seulement sur ce serveur, ou partout",
        [Term.ForgetHere] = "sur ce serveur",
        [Term.ForgetEverywhere] = "partout",
        [Term.ForgetAsk] = "Dois-je oublier tout cela ? C’est irréversible.",
        [Term.ForgetNothingHere] = "Je ne conserve rien sur vous sur ce serveur.",
        [Term.ForgetNothing] = "Je ne conserve rien sur vous.",
        [Term.ForgetButton] = "Oubliez-moi",
        [Term.ForgetAllButton] = "Oubliez-moi et supprimez vos réponses",
        [Term.Forgotten] = "Oublié",
        [Term.KeptQuestions] = "Questions avec leurs réponses : {0}",
        [Term.KeptConversations] = "Endroits où vous auriez pu poursuivre : {0}",
        [Term.KeptVotes] = "Votes : {0}",
        [Term.KeptMessages] = "Messages notés comme réponses à vos questions : {0}",
        [Term.KeptUsage] = "Jours où des modèles ont écrit pour vous : {0}",
        [Term.KeptNames] = "Flux et programmes qui vous nommaient ; ils restent, sans votre nom : {0}",
        [Term.MessagesRemoved] = "Messages supprimés de Discord : {0}",
        [Term.MessagesLeft] = "Messages que je ne peux pas supprimer, faute d’accéder encore à leur salon : {0}",
        [Term.SettingsRemoval] = "Si l’on me retire de ce serveur, ce que j’en conserve est supprimé après {0} jours. Invité de nouveau avant ce délai, je retrouve tout comme avant.",
    };
}
