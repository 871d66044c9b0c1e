using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/digest schedule|list|pause|resume|remove|preview|now</c>: when and where a server gets digests, for those who manage
/// it.</summary>
/// <param name="nudge">Has the loop look at once.</param>
sealed class DigestCommand(
    QuestionFlow flow,
    DigestDesk desk,
    DigestStore store,
    TopicStore topics,
    ServerWorkspaces servers,
    Libraries libraries,
    ChannelAccess access,
    BotOptions options,
    Action nudge,
    TimeProvider time
) : BotCommand
{
    // Articles of the last day are new to the readers of a new schedule.
    static readonly TimeSpan FirstReach = TimeSpan.FromDays(1);

    static readonly string Schedule = CommandText.English(Term.ScheduleName);
    static readonly string List = CommandText.English(Term.ListName);
    static readonly string Channel = CommandText.English(Term.ChannelName);
    static readonly string Time = CommandText.English(Term.TimeName);
    static readonly string Zone = CommandText.English(Term.ZoneName);
    static readonly string Topic = CommandText.English(Term.TopicName);
    static readonly string Days = CommandText.English(Term.DaysName);

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.ForManagers(
            Term.DigestName,
            Term.DigestUse,
            CommandText.Sub(
                Term.ScheduleName,
                Term.ScheduleUse,
                CommandText.Option(ApplicationCommandOptionType.Channel, Term.ChannelName, Term.ChannelUse, required: true) with
                {
                    ChannelTypes = ChosenChannel.Types,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.TimeName, Term.TimeUse, required: true) with
                {
                    MaxLength = 10,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.ZoneName, Term.ZoneUse, required: true) with
                {
                    Autocomplete = true,
                    MaxLength = DiscordLimits.ChoiceName,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.TopicName, Term.TopicOptionUse) with
                {
                    Autocomplete = true,
                    MaxLength = SavedTopic.MaxName,
                },
                CommandText.Option(ApplicationCommandOptionType.String, Term.DaysName, Term.DaysUse) with
                {
                    Autocomplete = true,
                    MaxLength = DiscordLimits.ChoiceName,
                },
                CommandText.Option(ApplicationCommandOptionType.Boolean, Term.QuietName, Term.QuietUse),
                CommandText.Option(ApplicationCommandOptionType.Boolean, Term.ThreadsName, Term.ThreadsUse)
            ),
            CommandText.Sub(Term.ListName, Term.DigestListUse),
            CommandText.Sub(Term.PauseName, Term.PauseUse, OneSchedule),
            CommandText.Sub(Term.ResumeName, Term.ResumeUse, OneSchedule),
            CommandText.Sub(Term.RemoveName, Term.DigestRemoveUse, OneSchedule),
            CommandText.Sub(Term.PreviewName, Term.PreviewUse, OneSchedule),
            CommandText.Sub(Term.NowName, Term.NowUse, OneSchedule)
        );

    static ApplicationCommandOption OneSchedule =>
        CommandText.Option(ApplicationCommandOptionType.String, Term.ScheduleName, Term.ScheduleOptionUse, required: true) with
        {
            Autocomplete = true,
            MaxLength = DiscordLimits.ChoiceName,
        };

    /// <inheritdoc/>
    public override Need Need => Need.ManageServer;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        var guild = context.Guild;
        // A preview is work like an answer, and takes its turn among them.
        if (context.Subcommand?.Name == CommandText.English(Term.PreviewName))
        {
            await flow.WorkAsync(
                context,
                ephemeral: true,
                async stop => await context.SendAsync([await OneAsync(context, guild, stop)], stop),
                cancellation
            );
            return;
        }
        if (!await context.DeferAsync(ephemeral: true, cancellation))
            return;
        await context.SendAsync([await AnswerAsync(context, guild, cancellation)], cancellation);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    )
    {
        if (context.Server is not { } guild)
            return [];
        if (option == Zone)
            return ZoneChoices.Of(written);
        if (option == Days)
            return DigestMessages.DayChoices(written, context.Locale);
        var workspace = await WorkspaceAsync(guild, cancellation);
        if (option == Topic)
            return TopicCommand.Choices((await topics.ListAsync(workspace, cancellation)).Select(topic => topic.Name), written);
        return DigestMessages.ScheduleChoices(
            await store.Schedules.ListAsync(workspace, cancellation),
            context.Data.Resolved,
            written,
            context.Locale
        );
    }

    Task<MessageProperties> AnswerAsync(InteractionContext context, Snowflake guild, CancellationToken cancellation) =>
        context.Subcommand?.Name switch
        {
            var name when name == Schedule => ScheduleAsync(context, guild, cancellation),
            var name when name == List => ListAsync(context, guild, cancellation),
            _ => OneAsync(context, guild, cancellation),
        };

    async Task<MessageProperties> ScheduleAsync(InteractionContext context, Snowflake guild, CancellationToken cancellation)
    {
        if (DayWords.ParseTime(context.Option(Time)?.Text ?? "") is not { } at)
            return NoticeMessage.Of(Term.DigestBadTime, context.Locale);
        if (DayWords.ParseDays(context.Option(Days)?.Text ?? "daily") is not { } days)
            return NoticeMessage.Of(Term.DigestBadDays, context.Locale);
        if (LocalTimes.Zone(context.Option(Zone)?.Text ?? "") is not { } zone)
            return NoticeMessage.Of(Term.DigestBadZone, context.Locale);
        var threads = context.Option(CommandText.English(Term.ThreadsName))?.Flag == true;
        if (ChosenChannel.Of(context, Channel) is not { } channel)
            return NoticeMessage.Of(Term.DigestBadChannel, context.Locale);
        var missing = await ChosenChannel.MissingAsync(
            channel,
            guild,
            ChannelAccess.ForDigests(channel.Type, threads),
            access,
            cancellation
        );
        if (missing != GuildPermissions.None)
            return PermissionWords.Notice(Term.MissingThere, missing, context.Locale);
        var now = time.GetUtcNow();
        var place = new ChatPlace(ChatStore.Platform, channel.Id.ToString(), guild.ToString());
        var topic = context.Option(Topic)?.Text?.Trim() is { Length: > 0 } written ? written : null;
        var draft = new ScheduleDraft(await WorkspaceAsync(guild, cancellation), topic, place, at, days, zone)
        {
            Locale = context.Interaction.GuildLocale,
            QuietLine = context.Option(CommandText.English(Term.QuietName))?.Flag,
            Threads = threads,
            MadeBy = context.Person.ToString(),
        };
        if (await store.Schedules.AddAsync(draft, now, now - FirstReach, cancellation) is not { } id)
            return NoticeMessage.Of(Term.DigestFull, context.Locale);
        return DigestMessages.Scheduled(id, draft, now, context.Locale);
    }

    async Task<MessageProperties> ListAsync(InteractionContext context, Snowflake guild, CancellationToken cancellation) =>
        DigestMessages.List(
            await store.Schedules.ListAsync(await WorkspaceAsync(guild, cancellation), cancellation),
            time.GetUtcNow(),
            context.Locale
        );

    async Task<MessageProperties> OneAsync(InteractionContext context, Snowflake guild, CancellationToken cancellation)
    {
        var workspace = await WorkspaceAsync(guild, cancellation);
        var id = long.TryParse(context.Option(Schedule)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ScheduleId(number)
            : default;
        if (await store.Schedules.FindAsync(workspace, id, cancellation) is not { } schedule)
            return NoticeMessage.Of(Term.DigestNoSchedule, context.Locale);
        var (now, name) = (time.GetUtcNow(), context.Subcommand?.Name);
        if (name == CommandText.English(Term.PauseName))
        {
            await store.Schedules.PauseAsync(workspace, id, now, cancellation);
            return NoticeMessage.Of(Term.DigestPaused, context.Locale);
        }
        if (name == CommandText.English(Term.ResumeName))
        {
            await store.Schedules.ResumeAsync(workspace, id, now, cancellation);
            return DigestMessages.Resumed(schedule.What, now, context.Locale);
        }
        if (name == CommandText.English(Term.RemoveName))
        {
            await store.Schedules.RemoveAsync(workspace, id, cancellation);
            return NoticeMessage.Of(Term.DigestRemoved, context.Locale);
        }
        if (name != CommandText.English(Term.NowName))
            return await PreviewAsync(schedule, now, context.Locale, cancellation);
        await store.RequestAsync(id, context.Interaction.Id.ToString(), now, cancellation);
        nudge();
        return NoticeMessage.Of(Term.DigestComing, context.Locale);
    }

    async Task<MessageProperties> PreviewAsync(DigestSchedule schedule, DateTimeOffset now, string? locale, CancellationToken cancellation)
    {
        var view = new DigestView(LocalTimes.Day(now, schedule.What.Zone), locale) { ReaderLinks = options.ReaderLinks };
        var digest = await desk.VerifyAsync(
            await desk.ComposeAsync(schedule, now, null, null, cancellation),
            schedule.What.Workspace,
            cancellation
        );
        var room = DigestMessage.Room(digest, view);
        if (room < digest.Digest.Stories.Count)
            digest = await desk.VerifyAsync(
                await desk.ComposeAsync(schedule, now, room, null, cancellation),
                schedule.What.Workspace,
                cancellation
            );
        return DigestMessage.Of(digest, view);
    }

    async ValueTask<WorkspaceId> WorkspaceAsync(Snowflake guild, CancellationToken cancellation) =>
        (await libraries.OwnAsync(servers.Of(guild).Workspace, cancellation)).Workspace;
}

/// <summary>Time zones to choose from.</summary>
static class ZoneChoices
{
    // What most people look for first, when nothing was written yet.
    static readonly string[] Usual =
    [
        "Europe/London",
        "Europe/Berlin",
        "Europe/Paris",
        "Europe/Madrid",
        "America/New_York",
        "America/Chicago",
        "America/Los_Angeles",
        "America/Mexico_City",
        "America/Sao_Paulo",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Australia/Sydney",
        "Etc/UTC",
    ];

    /// <summary>Those whose name holds what was written, those whose city begins with it first.</summary>
    public static IReadOnlyList<ApplicationCommandChoice> Of(string written)
    {
        var sought = written.Trim().Replace(' ', '_');
        IEnumerable<string> found =
            sought.Length == 0
                ? Usual
                : LocalTimes
                    .Zones.Where(zone => zone.Contains(sought, StringComparison.OrdinalIgnoreCase))
                    .OrderByDescending(zone => zone[(zone.LastIndexOf('/') + 1)..].StartsWith(sought, StringComparison.OrdinalIgnoreCase))
                    .ThenBy(zone => zone, StringComparer.Ordinal);
        return [.. found.Take(DiscordLimits.AutocompleteChoices).Select(zone => ApplicationCommandChoice.Of(zone, zone))];
    }
}
