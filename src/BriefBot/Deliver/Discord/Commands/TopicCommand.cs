using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Topics;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/topic list|add|edit|remove|alert</c>: the saved topics of a server, for those who manage it.</summary>
sealed class TopicCommand(TopicStore topics, AnswerLog answers, TopicAlerts alerts, ServerWorkspaces servers, Libraries libraries)
    : BotCommand
{
    const int LongestList = 1_000;
    const int Suggestions = 10;

    static readonly string Add = CommandText.English(Term.AddName);
    static readonly string Edit = CommandText.English(Term.EditName);
    static readonly string Remove = CommandText.English(Term.RemoveName);
    static readonly string Alert = CommandText.English(Term.AlertName);
    static readonly string Name = CommandText.English(Term.NameName);
    static readonly string Include = CommandText.English(Term.IncludeName);
    static readonly string Exclude = CommandText.English(Term.ExcludeName);
    static readonly string Outlets = CommandText.English(Term.OutletsName);
    static readonly string Rename = CommandText.English(Term.RenameName);

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.ForManagers(
            Term.TopicName,
            Term.TopicUse,
            CommandText.Sub(Term.ListName, Term.TopicListUse),
            CommandText.Sub(Term.AddName, Term.TopicAddUse, [NameOption, .. TermOptions]),
            CommandText.Sub(
                Term.EditName,
                Term.TopicEditUse,
                [
                    NameOption,
                    .. TermOptions,
                    CommandText.Option(ApplicationCommandOptionType.String, Term.RenameName, Term.RenameUse) with
                    {
                        MaxLength = SavedTopic.MaxName,
                    },
                ]
            ),
            CommandText.Sub(Term.RemoveName, Term.TopicRemoveUse, NameOption),
            CommandText.Sub(Term.AlertName, Term.AlertUse, [NameOption, .. TopicAlerts.Options])
        );

    static ApplicationCommandOption NameOption =>
        CommandText.Option(ApplicationCommandOptionType.String, Term.NameName, Term.NameUse, required: true) with
        {
            Autocomplete = true,
            MaxLength = SavedTopic.MaxName,
        };

    static IReadOnlyList<ApplicationCommandOption> TermOptions =>
        [
            CommandText.Option(ApplicationCommandOptionType.String, Term.IncludeName, Term.IncludeUse) with
            {
                MaxLength = LongestList,
            },
            CommandText.Option(ApplicationCommandOptionType.String, Term.ExcludeName, Term.ExcludeUse) with
            {
                MaxLength = LongestList,
            },
            CommandText.Option(ApplicationCommandOptionType.String, Term.OutletsName, Term.OutletsUse) with
            {
                MaxLength = LongestList,
            },
        ];

    /// <inheritdoc/>
    public override Need Need => Need.ManageServer;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var workspace = (await libraries.OwnAsync(servers.Of(context.Guild).Workspace, cancellation)).Workspace;
        await context.SendAsync([await AnswerAsync(context, workspace, cancellation)], cancellation);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    )
    {
        if (context.Server is not { } guild || option != Name)
            return [];
        var workspace = (await libraries.OwnAsync(servers.Of(guild).Workspace, cancellation)).Workspace;
        var names =
            context.Subcommand?.Name == Add
                ? (await SuggestedAsync(workspace, context.Person, cancellation)).Select(one => one.Name)
                : (await topics.ListAsync(workspace, cancellation)).Select(topic => topic.Name);
        return Choices(names, written);
    }

    /// <summary>Names that hold what was written, as choices.</summary>
    public static IReadOnlyList<ApplicationCommandChoice> Choices(IEnumerable<string> names, string written) =>
        [
            .. names
                .Where(name => name.Contains(written.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(DiscordLimits.AutocompleteChoices)
                .Select(name => ApplicationCommandChoice.Of(name, name)),
        ];

    async ValueTask<IReadOnlyList<TopicSuggestion>> SuggestedAsync(
        Corpus.WorkspaceId workspace,
        Snowflake person,
        CancellationToken cancellation
    ) =>
        TopicSuggestions.Of(
            await answers.RecentAsync(workspace, AnswerLog.MaxRecent, cancellation),
            await topics.ListAsync(workspace, cancellation),
            person.ToString(),
            Suggestions
        );

    async Task<MessageProperties> AnswerAsync(InteractionContext context, Corpus.WorkspaceId workspace, CancellationToken cancellation)
    {
        var name = context.Option(Name)?.Text?.Trim() ?? "";
        var locale = context.Locale;
        try
        {
            if (context.Subcommand?.Name == Add)
                return Said(
                    await topics.AddAsync(workspace, Written(context, new SavedTopic(name) { Include = [name] }), cancellation),
                    Term.TopicSaved,
                    name,
                    locale
                );
            if (context.Subcommand?.Name == Remove)
                return Said(await topics.RemoveAsync(workspace, name, cancellation), Term.TopicRemoved, name, locale);
            if (context.Subcommand?.Name == Alert)
                return await alerts.AnswerAsync(context, workspace, name, cancellation);
            if (context.Subcommand?.Name != Edit)
                return TopicMessages.List(
                    await topics.ListAsync(workspace, cancellation),
                    await alerts.AllAsync(workspace, cancellation),
                    await SuggestedAsync(workspace, context.Person, cancellation),
                    locale
                );
            if (await topics.FindAsync(workspace, name, cancellation) is not { } old)
                return NoticeMessage.Of(Term.TopicMissing, locale);
            var changed = Written(context, old) with
            {
                Name = context.Option(Rename)?.Text?.Trim() is { Length: > 0 } renamed ? renamed : old.Name,
            };
            return Said(await topics.EditAsync(workspace, name, changed, cancellation), Term.TopicSaved, changed.Name, locale);
        }
        catch (ArgumentException)
        {
            return NoticeMessage.Of(Term.TopicBad, locale);
        }
    }

    static SavedTopic Written(InteractionContext context, SavedTopic old) =>
        old with
        {
            Include = Given(context, Include, old.Include),
            Exclude = Given(context, Exclude, old.Exclude),
            Sources = Given(context, Outlets, old.Sources),
        };

    static IReadOnlyList<string> Given(InteractionContext context, string option, IReadOnlyList<string> old) =>
        context.Option(option)?.Text is { } written ? TopicTerms.Parse(written) : old;

    static MessageProperties Said(TopicChange change, Term done, string name, string? locale) =>
        change switch
        {
            TopicChange.Done => NoticeMessage.Of(done, name, locale),
            TopicChange.Missing => NoticeMessage.Of(Term.TopicMissing, locale),
            TopicChange.Taken => NoticeMessage.Of(Term.TopicTaken, locale),
            TopicChange.InUse => NoticeMessage.Of(Term.TopicInUse, locale),
            _ => NoticeMessage.Of(Term.TopicFull, locale),
        };
}
