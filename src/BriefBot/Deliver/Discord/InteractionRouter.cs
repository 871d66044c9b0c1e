using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Hands each interaction to what answers it; what goes wrong before it is acknowledged is answered too.</summary>
/// <param name="direct">Asks other hosts about what happens outside of servers; null where there are none.</param>
sealed class InteractionRouter(
    CommandSet commands,
    PressSet presses,
    Threads threads,
    DiscordRestClient rest,
    TimeProvider time,
    ILogger<InteractionRouter> logger,
    DirectMessages? direct = null
)
{
    // Discord waits 3 s, also for the way there and back.
    static readonly TimeSpan SuggestWithin = TimeSpan.FromSeconds(1.5);

    /// <summary>Answers an interaction.</summary>
    public Task RouteAsync(Interaction interaction, CancellationToken cancellation)
    {
        threads.Add(interaction.Channel);
        return GuardAsync(new InteractionContext(interaction, rest, time, logger), cancellation);
    }

    /// <summary>Goes on with an interaction that another host heard of, and waits until it is answered.</summary>
    public async Task TakeOverAsync(RelayedInteraction relayed, CancellationToken cancellation)
    {
        var context = new InteractionContext(PayloadText.Interaction(relayed.Event), rest, time, logger, relayed);
        await GuardAsync(context, cancellation);
        await context.Worked;
    }

    /// <summary>How good the answer to an interaction that another host heard of would be, as <see cref="Ranks"/> has it; null for
    /// none.</summary>
    public async Task<double?> RankAsync(RelayedInteraction relayed, CancellationToken cancellation)
    {
        var interaction = PayloadText.Interaction(relayed.Event);
        var context = new InteractionContext(interaction, rest, time, logger, relayed) { IsRanked = true };
        if (Find(context) is { } handler && handler.Need.Refusal(context) is null)
            await handler.HandleAsync(context, cancellation);
        return context.Rank;
    }

    /// <summary>What is offered for the option that is being written in an interaction that another host heard of.</summary>
    public async Task<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(RelayedInteraction relayed, CancellationToken cancellation)
    {
        var context = new InteractionContext(PayloadText.Interaction(relayed.Event), rest, time, logger, relayed);
        return Focused(context) is var (command, option) ? await InTimeAsync(context, command, option, cancellation) : [];
    }

    async Task GuardAsync(InteractionContext context, CancellationToken cancellation)
    {
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

    Task RouteAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (context.Interaction.Type == InteractionType.ApplicationCommandAutocomplete)
            return SuggestAsync(context, cancellation);
        // A command or button of another version of the bot, still in somebody's client.
        if (Find(context) is not { } handler)
            return context.RespondAsync(NoticeMessage.Of(Term.UnknownCommand, context.Locale), ephemeral: true, cancellation);
        return handler.Need.Refusal(context) is { } refusal
            ? context.RespondAsync(refusal, ephemeral: true, cancellation)
            : handler.HandleAsync(context, cancellation);
    }

    Handler? Find(InteractionContext context) =>
        context.Interaction.Type switch
        {
            InteractionType.ApplicationCommand when commands.Find(context.Data) is { } command => new(command.Need, command.HandleAsync),
            InteractionType.MessageComponent => presses.Button(context.Data.CustomId),
            InteractionType.ModalSubmit => presses.Form(context.Data.CustomId),
            _ => null,
        };

    async Task SuggestAsync(InteractionContext context, CancellationToken cancellation)
    {
        IReadOnlyList<ApplicationCommandChoice> choices = [];
        if (Focused(context) is var (command, option))
            choices = await InTimeAsync(context, command, option, cancellation);
        await context.OfferAsync(choices, cancellation);
    }

    /// <summary>The command and the option of it that is being written; null for none that the person may use.</summary>
    (BotCommand Command, InteractionOption Option)? Focused(InteractionContext context) =>
        (context.Subcommand?.Options ?? context.Data.Options)?.FirstOrDefault(option => option.Focused == true) is { } focused
        && commands.Find(context.Data) is { } command
        && command.Need.Refusal(context) is null
            ? (command, focused)
            : null;

    /// <summary>What a command suggests; nothing when that isn't known in time.</summary>
    async Task<IReadOnlyList<ApplicationCommandChoice>> InTimeAsync(
        InteractionContext context,
        BotCommand command,
        InteractionOption focused,
        CancellationToken cancellation
    )
    {
        // Apart, for a database may answer without ever giving the thread back.
        var looking = Task.Run(() => LookAsync(context, command, focused, cancellation), cancellation);
        try
        {
            return await looking.WaitAsync(SuggestWithin, time, cancellation);
        }
        catch (TimeoutException)
        {
            Log.SuggestionsLate(logger, context.Interaction.Id);
            return [];
        }
    }

    /// <summary>Looks for suggestions and gives up when nobody waits any more; what goes wrong is logged, as nobody may be there to hear of
    /// it.</summary>
    async Task<IReadOnlyList<ApplicationCommandChoice>> LookAsync(
        InteractionContext context,
        BotCommand command,
        InteractionOption focused,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(SuggestWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            if (direct is null || !DirectMessages.Concerns(context))
                return await command.SuggestAsync(context, focused.Name, focused.Text ?? "", either.Token);
            var elsewhere = direct.SuggestAsync(context, either.Token);
            var here = await command.SuggestAsync(context, focused.Name, focused.Text ?? "", either.Token);
            return [.. here.Concat(await elsewhere).DistinctBy(choice => choice.Name).Take(DiscordLimits.AutocompleteChoices)];
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception e)
        {
            Log.NoChoices(logger, e);
            return [];
        }
    }
}
