using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/forget</c>: everything about the person, in this server or everywhere, after they confirmed it.</summary>
sealed class ForgetCommand(Forgetting forgetting, Confirmations confirmations, ServerWorkspaces servers) : BotCommand
{
    const string Here = "here";
    const string Everywhere = "everywhere";

    static readonly string Where = CommandText.English(Term.WhereName);

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.Slash(
            Term.ForgetName,
            Term.ForgetUse,
            inDirectMessages: true,
            CommandText.Option(ApplicationCommandOptionType.String, Term.WhereName, Term.WhereUse) with
            {
                Choices = [Choice(Term.ForgetHere, Here), Choice(Term.ForgetEverywhere, Everywhere)],
            }
        );

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        // Outside of a server there is no "here".
        var where = context.Option(Where)?.Text ?? (context.Server is null ? Everywhere : Here);
        if (where == Here && context.Server is null)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.OnlyInServer, context.Locale), ephemeral: true, cancellation);
            return;
        }
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var server = where == Here ? servers.Of(context.Guild) : null;
        var kept = await forgetting.CountAsync(context.Person, server, cancellation);
        await context.SendAsync(
            [ForgetMessages.Ask(kept, server is not null, confirmations.Ask(context, new Confirmable.Forget(server)), context.Locale)],
            cancellation
        );
    }

    /// <summary>Forgets the person who confirmed it.</summary>
    public async Task ConfirmAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (confirmations.Take<Confirmable.Forget>(context, context.Button) is not { } confirmed)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.ConfirmationGone, context.Locale), ephemeral: true, cancellation);
            return;
        }
        if (!await context.DeferUpdateAsync(cancellation))
            return;
        var withMessages = ButtonId.Parse(context.Data.CustomId)?.Action == ButtonAction.ForgetWithMessages;
        var forgotten = await forgetting.ForgetAsync(context.Person, confirmed.Server, context.Interaction.Id, withMessages, cancellation);
        await context.UpdateAsync(ForgetMessages.Done(forgotten, withMessages, context.Locale), cancellation);
    }

    static ApplicationCommandChoice Choice(Term name, string value) =>
        ApplicationCommandChoice.Of(CommandText.English(name), value) with
        {
            NameLocalizations = Localization.Everywhere(name),
        };
}
