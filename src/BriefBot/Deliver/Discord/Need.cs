using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Whose answer or confirmation a button must stand under.</summary>
enum Whose
{
    /// <summary>Anybody's who still reaches the articles quoted.</summary>
    Anyone,

    /// <summary>That of whoever asked.</summary>
    Asker,

    /// <summary>That of whoever asked, or of those who may delete others' messages.</summary>
    AskerOrModerator,

    /// <summary>That of the one person who was asked to confirm, once, where they were asked.</summary>
    Confirmer,
}

/// <summary>
/// What it takes for an interaction to be handled. Each handler says it, and <see cref="InteractionRouter"/> looks at it before the handler
/// runs: that Discord offers a command or a button to nobody else is no proof, for a client may be somebody's own.
/// </summary>
/// <param name="InServer">Whether only a server will do that the bot is in.</param>
/// <param name="Member">What the person must be allowed there.</param>
/// <param name="Bot">What the bot must be allowed in the channel.</param>
sealed record Need(bool InServer, GuildPermissions Member = GuildPermissions.None, GuildPermissions Bot = GuildPermissions.None)
{
    /// <summary>Nothing: questions, and what shows a person their own.</summary>
    public static Need Nothing { get; } = new(InServer: false);

    /// <summary>For those who manage a server.</summary>
    public static Need ManageServer { get; } = new(InServer: true, GuildPermissions.ManageGuild);

    /// <summary>Whose button it must be. What an answer's button may do is known once the answer is found, by
    /// <see cref="AnswerButtons"/>.</summary>
    public Whose Whose { get; init; } = Whose.Anyone;

    /// <summary>What a button needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It was added without saying so.</exception>
    public static Need Of(ButtonAction action) =>
        action switch
        {
            ButtonAction.Sources or ButtonAction.Why or ButtonAction.Good or ButtonAction.Bad or ButtonAction.DigestWhy => Nothing,
            ButtonAction.Share => Nothing with { Whose = Whose.Asker },
            ButtonAction.Remove => Nothing with { Whose = Whose.AskerOrModerator, Bot = GuildPermissions.ViewChannel },
            ButtonAction.RemoveArticle => ManageServer with { Whose = Whose.Confirmer },
            ButtonAction.Forget or ButtonAction.ForgetWithMessages => Nothing with { Whose = Whose.Confirmer },
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "a button that doesn't say what it needs"),
        };

    /// <summary>Why an interaction isn't handled, in the person's language; null when it may be.</summary>
    public MessageProperties? Refusal(InteractionContext context)
    {
        if (InServer && context.Server is null)
            return NoticeMessage.Of(Term.OnlyInServer, context.Locale);
        if (Lacking(Member, context.Interaction.Member?.Permissions) is not GuildPermissions.None and var missing)
            return PermissionWords.Notice(Term.NeedsPermission, missing, context.Locale);
        if (context.Server is not null && Lacking(Bot, context.Interaction.AppPermissions) is not GuildPermissions.None and var lacking)
            return PermissionWords.Notice(Term.MissingPermission, lacking, context.Locale);
        return null;
    }

    /// <summary>Whether a person may press the button under an answer that somebody asked for.</summary>
    public bool Lets(InteractionContext context, string asker) =>
        Whose switch
        {
            Whose.Anyone => true,
            Whose.Asker => asker == context.Person.ToString(),
            Whose.AskerOrModerator => asker == context.Person.ToString()
                || (
                    context.Server is not null
                    && Lacking(GuildPermissions.ManageMessages, context.Interaction.Member?.Permissions) == GuildPermissions.None
                ),
            _ => false,
        };

    // Nothing told is nothing allowed.
    static GuildPermissions Lacking(GuildPermissions needed, GuildPermissions? given) =>
        given.GetValueOrDefault().HasFlag(GuildPermissions.Administrator) ? GuildPermissions.None : needed & ~given.GetValueOrDefault();
}

/// <summary>What answers an interaction, and what it takes to get there.</summary>
sealed record Handler(Need Need, Func<InteractionContext, CancellationToken, Task> HandleAsync);
