using BriefBot.Corpus;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/why</c>: how the person's last answer here came about or, when asked for, the channel's last digest.</summary>
/// <param name="direct">Asks other hosts for their answers; null where there are none.</param>
sealed class WhyCommand(ChatStore store, DigestTraces digests, ServerWorkspaces servers, BotOptions options, DirectMessages? direct = null)
    : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.Slash(
            Term.WhyName,
            Term.WhyUse,
            inDirectMessages: true,
            CommandText.Option(ApplicationCommandOptionType.Boolean, Term.DigestName, Term.WhyDigestUse)
        );

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        if (context.Option(CommandText.English(Term.DigestName))?.Flag == true)
        {
            await context.SendAsync(await digests.LatestAsync(context, cancellation), cancellation);
            return;
        }
        if (direct is not null && await direct.TryForwardWhyAsync(context, cancellation))
            return;
        var answer = await LastAsync(context, cancellation);
        await context.SendAsync(
            answer is null ? [NoticeMessage.Of(Term.AnswerGone, context.Locale)] : WhyLines.Message(answer, context.Locale),
            cancellation
        );
    }

    /// <summary>The newer one of what was asked here openly and privately, of articles that the person still reaches.</summary>
    async ValueTask<AnswerRecord?> LastAsync(InteractionContext context, CancellationToken cancellation)
    {
        var last = new List<AnswerRecord>();
        foreach (var isPrivate in new[] { false, true })
        {
            var conversation = await store.Conversations.GetAsync(
                context.Place(isPrivate).ForStore,
                context.Person.ToString(),
                options.KeepAnswers,
                cancellation
            );
            if (
                conversation?.Answer is not { } key
                || !await servers.ReachesAsync(context.Place(isPrivate), context.Person, conversation.Workspace, cancellation)
            )
                continue;
            if (await store.Answers.FindAsync(conversation.Workspace, key, cancellation) is { } answer)
                last.Add(answer);
        }
        return last.MaxBy(answer => answer.AskedAt);
    }
}

/// <summary>The lines of a kept answer's trace.</summary>
static class WhyLines
{
    public static IReadOnlyList<MessageProperties> Message(AnswerRecord answer, string locale) =>
        WhyMessage.Of(answer.Question, KeptTrace.Lines(answer, Localization.For(locale)), locale);
}

/// <summary><c>/status</c>: how much there is to ask, how fresh it is, and how the bot is doing.</summary>
/// <param name="direct">Asks other hosts what they have; null where there are none.</param>
sealed class StatusCommand(
    QuestionDesk desk,
    Libraries libraries,
    BotOptions options,
    Func<TimeSpan?> latency,
    TimeProvider time,
    DirectMessages? direct = null
) : BotCommand
{
    readonly DateTimeOffset _started = time.GetUtcNow();

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } = CommandText.Slash(Term.StatusName, Term.StatusUse, inDirectMessages: true);

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var all = new List<CorpusStatistics>();
        var own = await OwnAsync(context.Place(isPrivate: true), context.Person, cancellation);
        if (own is not null)
            all.Add(own);
        var (others, isComplete) = direct is null ? ([], true) : await direct.StatisticsAsync(context, cancellation);
        all.AddRange(others);
        var notice = isComplete ? null : Localization.For(context.Locale)[Term.NotServedNow];
        var message =
            all.Count == 0
                ? NoticeMessage.Of(isComplete ? Term.NoSharedServer : Term.NotServedNow, context.Locale)
                : StatusMessage.Of(await StatusAsync(cancellation), new AnswerView(Sum(all), context.Locale)) with
                {
                    Content = notice,
                };
        await context.SendAsync([message], cancellation);
    }

    /// <summary>What this host has for a person to ask; null for nothing.</summary>
    public async ValueTask<CorpusStatistics?> OwnAsync(Place place, Snowflake person, CancellationToken cancellation)
    {
        var all = new List<CorpusStatistics>();
        foreach (var server in await desk.ReachableAsync(place, person, cancellation))
            all.Add(await (await libraries.OwnAsync(server.Workspace, cancellation)).StatisticsAsync(cancellation));
        return all.Count == 0 ? null : Sum(all);
    }

    async ValueTask<BotStatus> StatusAsync(CancellationToken cancellation) =>
        new(options.AnsweredBy, latency(), _started, options.Version)
        {
            Paused = string.Join(", ", libraries.PausedModels),
            CannotStore = libraries.Trouble is not null,
            UsedToday = options.UsedToday is { } used ? await used(cancellation) : null,
        };

    static CorpusStatistics Sum(List<CorpusStatistics> all) =>
        new(
            all.Sum(one => one.Articles),
            all.Sum(one => one.Passages),
            all.Min(one => one.Oldest),
            all.Max(one => one.Newest),
            all.Max(one => one.LastStored)
        )
        {
            Unindexed = all.Sum(one => one.Unindexed),
            Feeds = new(all.Sum(one => one.Feeds.Followed), all.Sum(one => one.Feeds.Failing), all.Sum(one => one.Feeds.Dead), null),
        };
}

/// <summary><c>/help</c>: what can be asked of the bot.</summary>
sealed class HelpCommand(Func<CommandSet> commands) : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } = CommandText.Slash(Term.HelpName, Term.HelpUse, inDirectMessages: true);

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation) =>
        await context.RespondAsync(
            HelpMessage.Of([.. commands().All.Select(command => command.Definition)], context.Locale),
            ephemeral: true,
            cancellation
        );
}

/// <summary><c>/settings</c>: what those who manage a server decide for it.</summary>
sealed class SettingsCommand(ServerWorkspaces servers, BotOptions options) : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.ForManagers(
            Term.SettingsName,
            Term.SettingsUse,
            CommandText.Option(ApplicationCommandOptionType.Boolean, Term.DirectMessagesName, Term.DirectMessagesUse)
        );

    /// <inheritdoc/>
    public override Need Need => Need.ManageServer;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        var server = servers.Of(context.Guild);
        if (context.Option(CommandText.English(Term.DirectMessagesName))?.Flag is { } open)
            await servers.OpenAsync(server, open, cancellation);
        var state = await servers.IsOpenAsync(server, cancellation) ? Term.DirectMessagesOn : Term.DirectMessagesOff;
        var words = Localization.For(context.Locale);
        var removal = words.With(Term.SettingsRemoval, words.Number((long)options.KeepServersAfterRemoval.TotalDays));
        await context.SendAsync([new MessageProperties { Content = $"{words[state]}\n{removal}" }], cancellation);
    }
}
