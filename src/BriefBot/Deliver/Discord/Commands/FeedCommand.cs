using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/feed add|list|remove|pause|resume</c>: what a server follows, for those who manage it.</summary>
sealed class FeedCommand(QuestionFlow flow, ServerWorkspaces servers, Libraries libraries, ServerFeeds feeds) : BotCommand
{
    const int LongestAddress = 2_000;

    static readonly string Add = CommandText.English(Term.AddName);
    static readonly string List = CommandText.English(Term.ListName);
    static readonly string Remove = CommandText.English(Term.RemoveName);
    static readonly string Pause = CommandText.English(Term.PauseName);
    static readonly string Which = CommandText.English(Term.WhichFeedName);

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.ForManagers(
            Term.FeedName,
            Term.FeedUse,
            CommandText.Sub(
                Term.AddName,
                Term.FeedAddUse,
                CommandText.Option(ApplicationCommandOptionType.String, Term.AddressName, Term.FeedAddressUse, required: true) with
                {
                    MaxLength = LongestAddress,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.TopicName, Term.FeedTopicUse) with
                {
                    MaxLength = DiscordLimits.ChoiceName,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.TitleName, Term.FeedTitleUse) with
                {
                    MaxLength = DiscordLimits.ChoiceName,
                }
            ),
            CommandText.Sub(Term.ListName, Term.FeedListUse),
            CommandText.Sub(Term.RemoveName, Term.FeedRemoveUse, OneFeed()),
            CommandText.Sub(Term.PauseName, Term.FeedPauseUse, OneFeed()),
            CommandText.Sub(Term.ResumeName, Term.FeedResumeUse, OneFeed())
        );

    /// <inheritdoc/>
    public override Need Need => Need.ManageServer;

    /// <inheritdoc/>
    public override Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        var name = context.Subcommand?.Name;
        if (name == Add)
            return flow.WorkAsync(context, ephemeral: true, stop => AddAsync(context, stop), cancellation);
        return name == List ? ListAsync(context, cancellation) : ChangeAsync(context, name, cancellation);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    )
    {
        if (context.Server is null)
            return [];
        var sought = written.Trim();
        var own = await feeds.Store.ListAsync(await WorkspaceAsync(context, cancellation), cancellation);
        return
        [
            .. own.Where(feed =>
                    feed.Title.Contains(sought, StringComparison.OrdinalIgnoreCase)
                    || feed.Address.Contains(sought, StringComparison.OrdinalIgnoreCase)
                )
                .Take(DiscordLimits.AutocompleteChoices)
                .Select(feed => ApplicationCommandChoice.Of(FeedMessages.ChoiceLabel(feed), feed.Id.ToString())),
        ];
    }

    static ApplicationCommandOption OneFeed() =>
        CommandText.Option(ApplicationCommandOptionType.String, Term.WhichFeedName, Term.WhichFeedUse, required: true) with
        {
            Autocomplete = true,
        };

    async Task AddAsync(InteractionContext context, CancellationToken cancellation)
    {
        var wish = new FeedWish(
            await WorkspaceAsync(context, cancellation),
            context.Option(CommandText.English(Term.AddressName))?.Text ?? ""
        )
        {
            Title = context.Option(CommandText.English(Term.TitleName))?.Text,
            Topic = context.Option(CommandText.English(Term.TopicName))?.Text,
            Person = context.Person.ToString(),
            Place = context.Interaction.ChannelId is { } channel
                ? new ChatPlace(ChatStore.Platform, channel.ToString(), context.Interaction.GuildId?.ToString())
                : null,
        };
        var followed = await feeds.Desk.FollowAsync(wish, cancellation);
        feeds.Wake();
        await context.SendAsync([FeedMessages.Of(followed, context.Locale)], cancellation);
    }

    async Task ListAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var own = await feeds.Store.ListAsync(await WorkspaceAsync(context, cancellation), cancellation);
        await context.SendAsync([FeedMessages.List(own, context.Locale)], cancellation);
    }

    async Task ChangeAsync(InteractionContext context, string? name, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var workspace = await WorkspaceAsync(context, cancellation);
        var feed = await FindAsync(workspace, context.Option(Which)?.Text ?? "", cancellation);
        if (feed is null)
        {
            await context.SendAsync([NoticeMessage.Of(Term.FeedMissing, context.Locale)], cancellation);
            return;
        }
        if (name == Remove)
            await feeds.Store.RemoveAsync(workspace, feed.Id, cancellation);
        else
            await feeds.Store.PauseAsync(workspace, feed.Id, name == Pause, cancellation);
        feeds.Wake();
        var done =
            name == Remove ? Term.FeedRemoved
            : name == Pause ? Term.FeedPaused
            : Term.FeedResumed;
        await context.SendAsync([FeedMessages.Changed(done, feed, context.Locale)], cancellation);
    }

    /// <summary>The feed that was chosen or, where somebody wrote on without choosing, that has this address.</summary>
    ValueTask<Feed?> FindAsync(WorkspaceId workspace, string written, CancellationToken cancellation) =>
        long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? feeds.Store.FindAsync(workspace, new FeedId(number), cancellation)
            : feeds.Store.FindByAddressAsync(workspace, written, cancellation);

    async ValueTask<WorkspaceId> WorkspaceAsync(InteractionContext context, CancellationToken cancellation) =>
        (await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation)).Workspace;
}
