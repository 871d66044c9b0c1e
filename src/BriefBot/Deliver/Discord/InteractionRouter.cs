using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Hands each interaction to what answers it; what goes wrong before it is acknowledged is answered too.</summary>
sealed class InteractionRouter(
    CommandSet commands, ArticleCommand articles, AnswerButtons buttons, Threads threads, DiscordRestClient rest, TimeProvider time, ILogger<InteractionRouter> logger)
{
    /// <summary>Answers an interaction.</summary>
    public async Task RouteAsync(Interaction interaction, CancellationToken cancellation)
    {
        var context = new InteractionContext(interaction, rest, time, logger);
        threads.Add(interaction.Channel);
        try
        {
            await RouteAsync(context, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await context.RefuseAsync(NoticeMessage.Of(Term.Stopping, context.Locale), CancellationToken.None);
        }
        catch (Exception e)
        {
            var reference = ErrorReference.New();
            Log.Failed(logger, reference, e);
            await context.RefuseAsync(NoticeMessage.Failed(reference, context.Locale), CancellationToken.None);
        }
    }

    Task RouteAsync(InteractionContext context, CancellationToken cancellation) => context.Interaction.Type switch
    {
        InteractionType.ApplicationCommand when commands.Find(context.Data) is { } command => command.HandleAsync(context, cancellation),
        InteractionType.ApplicationCommandAutocomplete => SuggestAsync(context, cancellation),
        InteractionType.MessageComponent when ButtonId.Parse(context.Data.CustomId) is { Action: ButtonAction.RemoveArticle } removal =>
            articles.RemoveAsync(context, removal.Answer, cancellation),
        InteractionType.MessageComponent => buttons.PressAsync(context, cancellation),
        InteractionType.ModalSubmit when context.Data.CustomId == ArticleCommand.FormId => articles.ReceiveFormAsync(context, cancellation),
        // A command of another version of the bot, still in somebody's client.
        _ => context.RespondAsync(NoticeMessage.Of(Term.UnknownCommand, context.Locale), ephemeral: true, cancellation),
    };

    async Task SuggestAsync(InteractionContext context, CancellationToken cancellation)
    {
        var focused = (context.Subcommand?.Options ?? context.Data.Options)?.FirstOrDefault(option => option.Focused == true);
        IReadOnlyList<ApplicationCommandChoice> choices = [];
        if (focused is not null && commands.Find(context.Data) is { } command) choices = await command.SuggestAsync(context, focused.Name, focused.Text ?? "", cancellation);
        await context.OfferAsync(choices, cancellation);
    }
}
