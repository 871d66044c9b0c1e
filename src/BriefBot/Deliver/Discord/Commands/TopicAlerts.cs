using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/topic alert</c>: has a topic tell a channel at once, or no longer, and says which it tells.</summary>
sealed class TopicAlerts(TopicStore topics, ScheduleStore schedules, ChannelAccess access, TimeProvider time)
{
    static readonly string Channel = CommandText.English(Term.ChannelName);
    static readonly string Off = CommandText.English(Term.OffName);

    /// <summary>The options beside the topic's name.</summary>
    public static IReadOnlyList<ApplicationCommandOption> Options =>
        [
            CommandText.Option(ApplicationCommandOptionType.Channel, Term.ChannelName, Term.AlertChannelUse) with
            {
                ChannelTypes = ChosenChannel.Types,
            },
            CommandText.Option(ApplicationCommandOptionType.Boolean, Term.OffName, Term.OffUse),
        ];

    /// <summary>The alerts of a workspace.</summary>
    public ValueTask<IReadOnlyList<DigestSchedule>> AllAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        schedules.AlertsAsync(workspace, cancellation);

    /// <summary>Does what the command asks for.</summary>
    public async Task<MessageProperties> AnswerAsync(
        InteractionContext context,
        WorkspaceId workspace,
        string name,
        CancellationToken cancellation
    )
    {
        var locale = context.Locale;
        if (await topics.FindAsync(workspace, name, cancellation) is not { } topic)
            return NoticeMessage.Of(Term.TopicMissing, locale);
        if (context.Option(Off)?.Flag == true)
        {
            var wasOn = await schedules.StopAlertAsync(workspace, topic.Name, cancellation);
            return NoticeMessage.Of(wasOn ? Term.AlertStopped : Term.AlertNone, topic.Name, locale);
        }
        if (context.Option(Channel) is not null)
            return await SetAsync(context, workspace, topic.Name, cancellation);
        var known = (await AllAsync(workspace, cancellation)).FirstOrDefault(alert => alert.What.Topic == topic.Name);
        return known is null
            ? NoticeMessage.Of(Term.AlertNone, topic.Name, locale)
            : new MessageProperties { Content = $"**{Markdown.Escape(topic.Name)}**: {TopicMessages.Alert(known, locale)}" };
    }

    async Task<MessageProperties> SetAsync(InteractionContext context, WorkspaceId workspace, string topic, CancellationToken cancellation)
    {
        var (locale, guild) = (context.Locale, context.Guild);
        if (ChosenChannel.Of(context, Channel) is not { } channel)
            return NoticeMessage.Of(Term.DigestBadChannel, locale);
        var needed = ChannelAccess.ForDigests(channel.Type, threads: false);
        var missing = await ChosenChannel.MissingAsync(channel, guild, needed, access, cancellation);
        if (missing != GuildPermissions.None)
            return PermissionWords.Notice(Term.MissingThere, missing, locale);
        var place = new ChatPlace(ChatStore.Platform, channel.Id.ToString(), guild.ToString());
        var alert = ScheduleDraft.Alert(workspace, topic, place) with
        {
            Locale = context.Interaction.GuildLocale,
            MadeBy = context.Person.ToString(),
        };
        var now = time.GetUtcNow();
        return await schedules.AddAsync(alert, now, now, cancellation) is null
            ? NoticeMessage.Of(Term.DigestFull, locale)
            : new MessageProperties { Content = Localization.For(locale).With(Term.AlertSet, Markdown.Escape(topic), $"<#{channel.Id}>") };
    }
}
