using BriefBot.Deliver.Discord.Relays;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>One interaction, and the ways to answer it.</summary>
/// <param name="relayed">How far another host got with it; null where this one heard of it itself.</param>
sealed class InteractionContext(
    Interaction interaction,
    DiscordRestClient rest,
    TimeProvider time,
    ILogger logger,
    RelayedInteraction? relayed = null
)
{
    // The token lasts 15 minutes by Discord's clock.
    static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(14);

    readonly long _received = time.GetTimestamp();
    readonly TaskCompletionSource _worked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool _ephemeral = relayed?.IsEphemeral ?? false;
    bool _acknowledged = relayed is not null;
    int _sent = relayed?.Sent ?? 0;
    bool _works;

    /// <summary>What somebody did.</summary>
    public Interaction Interaction => interaction;

    /// <summary>With which command or component.</summary>
    public InteractionData Data => interaction.Data ?? new InteractionData();

    /// <summary>Who did it.</summary>
    public Snowflake Person => interaction.Person?.Id ?? default;

    /// <summary>The person's language.</summary>
    public string Locale => interaction.Locale ?? "en-US";

    /// <summary>The server that it happened in, if the bot is there for that server; null in direct messages, and where a person brought it
    /// along.</summary>
    public Snowflake? Server => interaction.GuildId is { } guild && interaction.IsInstalledIn(guild) ? guild : null;

    /// <summary>The same, for what is handled in a server only.</summary>
    public Snowflake Guild => Server ?? throw new InvalidOperationException("It needs a server; its Need doesn't say so.");

    /// <summary>Whether a person brought the bot along to where it isn't itself: others there must see nothing of what that person
    /// reaches.</summary>
    public bool IsVisit =>
        interaction.Context switch
        {
            InteractionContextType.BotDm => false,
            InteractionContextType.PrivateChannel => true,
            _ when interaction.GuildId is not null => Server is null,
            _ => interaction.AuthorizingIntegrationOwners?.ContainsKey("0") == false,
        };

    /// <summary>Whether another host heard of it, and acknowledged it.</summary>
    public bool IsRelayed => relayed is not null;

    /// <summary>Whether only <see cref="Rank"/> is wanted. Nothing is said then.</summary>
    public bool IsRanked { get; init; }

    /// <summary>How good the answer would be; null for none.</summary>
    public double? Rank { get; set; }

    /// <summary>Ends when the work on it has ended, if there is any.</summary>
    public Task Worked => _works ? _worked.Task : Task.CompletedTask;

    /// <summary>Says that there is work on it that goes on beyond its handler.</summary>
    public void BeginWork() => _works = true;

    /// <summary>Says that this has ended.</summary>
    public void EndWork() => _worked.TrySetResult();

    /// <summary>How far it is, for another host that goes on with it.</summary>
    public RelayedInteraction HandOver() => new(PayloadText.Of(interaction), _ephemeral, _sent, Age);

    TimeSpan Age => time.GetElapsedTime(_received) + (relayed?.Age ?? TimeSpan.Zero);

    /// <summary>The number that the pressed button carries; -1 for none.</summary>
    public long Button => Format.ButtonId.Parse(Data.CustomId)?.Answer ?? -1;

    /// <summary>Where.</summary>
    /// <param name="isPrivate">Whether it is for the person alone; on a visit it always is.</param>
    public Place Place(bool isPrivate) => new(Server, interaction.ChannelId ?? default, isPrivate || IsVisit, IsVisit);

    /// <summary>An option of the command, or of the subcommand used; null when it wasn't given.</summary>
    public InteractionOption? Option(string name) => (Subcommand?.Options ?? Data.Options)?.FirstOrDefault(option => option.Name == name);

    /// <summary>The subcommand used; null when there is none.</summary>
    public InteractionOption? Subcommand => Data.Options?.FirstOrDefault(option => option.Type == ApplicationCommandOptionType.SubCommand);

    /// <summary>Answers at once.</summary>
    /// <returns>Whether Discord took it.</returns>
    public async Task<bool> RespondAsync(MessageProperties message, bool ephemeral, CancellationToken cancellation)
    {
        if (IsRelayed)
            return !IsRanked && (await SendAsync([message], cancellation)).Count > 0;
        if (!await AcknowledgeAsync(InteractionResponse.Message(message, ephemeral), ephemeral, cancellation))
            return false;
        _sent++;
        return true;
    }

    /// <summary>Answers at once with several messages.</summary>
    public async Task<bool> RespondAsync(IReadOnlyList<MessageProperties> messages, bool ephemeral, CancellationToken cancellation)
    {
        if (!await RespondAsync(messages[0], ephemeral, cancellation))
            return false;
        await FollowAsync([.. messages.Skip(1)], cancellation);
        return true;
    }

    /// <summary>Shows "… is thinking" until the message is sent.</summary>
    /// <returns>Whether Discord took it; when it did not, nothing is to be sent.</returns>
    public Task<bool> DeferAsync(bool ephemeral, CancellationToken cancellation) =>
        AcknowledgeAsync(InteractionResponse.Defer(ephemeral), ephemeral, cancellation);

    /// <summary>Offers choices for the option being written.</summary>
    public Task<bool> OfferAsync(IEnumerable<ApplicationCommandChoice> choices, CancellationToken cancellation) =>
        AcknowledgeAsync(InteractionResponse.Autocomplete(choices), ephemeral: false, cancellation);

    /// <summary>Opens a form.</summary>
    public Task<bool> OpenFormAsync(InteractionResponseData form, CancellationToken cancellation) =>
        AcknowledgeAsync(new InteractionResponse { Type = InteractionResponseType.Modal, Data = form }, ephemeral: false, cancellation);

    /// <summary>Says why there is no answer, wherever the interaction stands by now.</summary>
    public async Task RefuseAsync(MessageProperties message, CancellationToken cancellation)
    {
        if (interaction.Type == InteractionType.ApplicationCommandAutocomplete)
            await OfferAsync([], cancellation);
        else if (_acknowledged)
            await ExplainAsync(message, cancellation);
        else
            await RespondAsync(message, ephemeral: true, cancellation);
    }

    /// <summary>Says what went wrong after the acknowledgement: in place of the answer, or below what stands of it.</summary>
    public async Task ExplainAsync(MessageProperties message, CancellationToken cancellation)
    {
        try
        {
            if (_sent == 0)
                await SendAsync([message], cancellation);
            else
                await FollowAsync([message], cancellation);
        }
        catch (DiscordException e)
        {
            Log.NotPosted(logger, interaction.Id, e);
        }
    }

    /// <summary>Sends more messages after the first one, as private as that.</summary>
    public async Task<IReadOnlyList<Snowflake>> FollowAsync(IReadOnlyList<MessageProperties> messages, CancellationToken cancellation)
    {
        var sent = new List<Snowflake>();
        foreach (var message in messages)
        {
            if (await SendAsync(message, isFirst: false, cancellation) is not { } id)
                break;
            _sent++;
            sent.Add(id);
        }
        return sent;
    }

    /// <summary>Sends further messages for all to see, whatever the first one was.</summary>
    public Task<IReadOnlyList<Snowflake>> FollowPubliclyAsync(IReadOnlyList<MessageProperties> messages, CancellationToken cancellation)
    {
        _ephemeral = false;
        return FollowAsync(messages, cancellation);
    }

    /// <summary>Takes note of a pressed button without showing anything; what is sent after it is for the presser alone.</summary>
    /// <returns>Whether Discord took it; when it did not, nothing is to be sent.</returns>
    public async Task<bool> DeferUpdateAsync(CancellationToken cancellation)
    {
        if (
            !await AcknowledgeAsync(
                new InteractionResponse { Type = InteractionResponseType.DeferredUpdateMessage },
                ephemeral: true,
                cancellation
            )
        )
            return false;
        // The pressed message stands there already: what is explained comes below it, not in its place.
        _sent = 1;
        return true;
    }

    /// <summary>Puts another message in place of the one whose button was pressed, after <see cref="DeferUpdateAsync"/>. Nothing of the old
    /// one stays.</summary>
    public Task UpdateAsync(MessageProperties message, CancellationToken cancellation) =>
        SendAsync(
            message with
            {
                Content = message.Content ?? "",
                Embeds = message.Embeds ?? [],
                Components = message.Components ?? [],
            },
            isFirst: true,
            cancellation
        );

    /// <summary>Sends what was deferred: the first message in place of "… is thinking", the others after it.</summary>
    /// <returns>The messages sent, in order; fewer when Discord no longer takes them.</returns>
    public async Task<IReadOnlyList<Snowflake>> SendAsync(IReadOnlyList<MessageProperties> messages, CancellationToken cancellation)
    {
        var sent = new List<Snowflake>();
        foreach (var message in messages)
        {
            if (await SendAsync(message, isFirst: _sent == 0, cancellation) is not { } id)
                break;
            _sent++;
            sent.Add(id);
        }
        return sent;
    }

    /// <summary>Puts a draft in place of "… is thinking"; what is sent after it takes its place. A draft that Discord doesn't take is no
    /// loss.</summary>
    public async Task ShowDraftAsync(MessageProperties message, CancellationToken cancellation)
    {
        try
        {
            if (_sent == 0 && Age < TokenLifetime)
                await rest.EditOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, message, cancellation);
        }
        catch (DiscordException e)
        {
            Log.NoDraft(logger, interaction.Id, e);
        }
    }

    /// <summary>Whether the bot may attach files where it was asked; where Discord doesn't say, it may.</summary>
    public bool MayAttach =>
        interaction.AppPermissions is not { } given
        || given.HasFlag(GuildPermissions.AttachFiles)
        || given.HasFlag(GuildPermissions.Administrator);

    /// <summary>Adds a file to the first message that was sent; nothing else of it changes.</summary>
    /// <exception cref="DiscordException">Discord doesn't take it.</exception>
    public Task AttachAsync(FileAttachment file, CancellationToken cancellation) =>
        _sent == 0 || Age >= TokenLifetime
            ? Task.CompletedTask
            : rest.EditOriginalInteractionResponseAsync(
                interaction.ApplicationId,
                interaction.Token,
                new MessageProperties(),
                [file],
                cancellation
            );

    async Task<Snowflake?> SendAsync(MessageProperties message, bool isFirst, CancellationToken cancellation)
    {
        if (Age >= TokenLifetime)
            return await PostAsync(message, cancellation);
        try
        {
            var sent = isFirst
                ? await rest.EditOriginalInteractionResponseAsync(interaction.ApplicationId, interaction.Token, message, cancellation)
                : await rest.CreateFollowupMessageAsync(
                    interaction.ApplicationId,
                    interaction.Token,
                    _ephemeral ? message with { Flags = message.Flags.GetValueOrDefault() | MessageFlags.Ephemeral } : message,
                    cancellation
                );
            return sent.Id;
        }
        catch (DiscordApiException e)
            when (e.Code
                    is DiscordApiException.UnknownWebhook
                        or DiscordApiException.UnknownInteraction
                        or DiscordApiException.InvalidWebhookToken
            )
        {
            Log.Expired(logger, interaction.Id, e.Code);
            return await PostAsync(message, cancellation);
        }
        catch (DiscordApiException e) when (e.Code is DiscordApiException.UnknownMessage)
        {
            // The asker or a moderator deleted it while the answer was being written.
            Log.Deleted(logger, interaction.Id);
            return null;
        }
    }

    /// <summary>Posts to the channel what the interaction no longer takes. What was private stays unsaid.</summary>
    async Task<Snowflake?> PostAsync(MessageProperties message, CancellationToken cancellation)
    {
        if (_ephemeral || interaction.ChannelId is not { } channel)
            return null;
        try
        {
            return (
                await rest.CreateMessageAsync(
                    channel,
                    message with
                    {
                        Nonce = $"{interaction.Id}-{_sent}",
                        EnforceNonce = true,
                    },
                    cancellation
                )
            ).Id;
        }
        catch (DiscordApiException e)
        {
            Log.NotPosted(logger, interaction.Id, e);
            return null;
        }
    }

    async Task<bool> AcknowledgeAsync(InteractionResponse response, bool ephemeral, CancellationToken cancellation)
    {
        // Another host did, in the same way.
        if (IsRelayed)
            return !IsRanked;
        _ephemeral = ephemeral;
        try
        {
            await rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, response, cancellation);
            _acknowledged = true;
            return true;
        }
        catch (DiscordConnectionException e) when (e.MayHaveArrived)
        {
            // Discord may have it: whoever goes on finds out, whoever stops would leave "… is thinking" for good.
            Log.NotAcknowledged(logger, interaction.Id, e);
            _acknowledged = true;
            return true;
        }
        catch (DiscordException e)
        {
            // 10062: too late. 40060: another process answered. Trying again would do no good.
            Log.NotAcknowledged(logger, interaction.Id, e);
            return false;
        }
    }
}
