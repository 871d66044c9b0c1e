using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>What the buttons under an answer do. Whoever sees the message may press them; what they lead to is found by the message itself.</summary>
sealed class AnswerButtons(DiscordRestClient rest, ChatStore store, Libraries libraries, ServerWorkspaces servers, BotOptions options, ILogger<AnswerButtons> logger)
{
    static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    /// <summary>Does what a button says.</summary>
    public async Task PressAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (ButtonId.Parse(context.Data.CustomId) is not { } button || await FindAsync(context, button, cancellation) is not { } found)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.AnswerGone, context.Locale), ephemeral: true, cancellation);
            return;
        }
        await (button.Action switch
        {
            ButtonAction.Sources => SourcesAsync(context, found.Record, cancellation),
            ButtonAction.Why => context.RespondAsync(WhyLines.Message(found.Record, context.Locale), ephemeral: true, cancellation),
            ButtonAction.Good => VoteAsync(context, found.Posted, Feedback.Up, cancellation),
            ButtonAction.Bad => VoteAsync(context, found.Posted, Feedback.Down, cancellation),
            ButtonAction.Share => ShareAsync(context, found.Posted, found.Record, cancellation),
            _ => RemoveAsync(context, found.Posted, cancellation),
        });
    }

    /// <summary>The answer that the pressed message carries; the number in the button must agree with it.</summary>
    async ValueTask<(PostedAnswer Posted, AnswerRecord Record)?> FindAsync(InteractionContext context, ButtonId button, CancellationToken cancellation)
    {
        if (context.Interaction is not { Message: { } message, ChannelId: { } channel }) return null;
        var pressed = QuestionDesk.Message(channel, message.Id);
        var key = new AnswerKey(button.Answer);
        if (await store.Posted.FindByMessageAsync(pressed, cancellation) is { } posted)
        {
            if (posted.Answer != key || await store.Answers.FindAsync(posted.Workspace, key, cancellation) is not { } record) return null;
            return (posted, record);
        }
        // Pressed before it was noted where the answer stands.
        if (await WorkspaceAsync(context, key, cancellation) is not { } workspace || await store.Answers.FindAsync(workspace, key, cancellation) is not { } fresh) return null;
        return (new PostedAnswer(workspace, key, [pressed], null, fresh.Person), fresh);
    }

    async ValueTask<WorkspaceId?> WorkspaceAsync(InteractionContext context, AnswerKey key, CancellationToken cancellation)
    {
        if (context.Interaction.GuildId is { } guild) return (await libraries.OwnAsync(servers.Of(guild).Workspace, cancellation)).Workspace;
        var last = await store.Conversations.GetAsync(context.Place(isPrivate: false).ForStore, context.Person.ToString(), JustNow, cancellation);
        return last?.Answer == key ? last.Workspace : null;
    }

    async Task SourcesAsync(InteractionContext context, AnswerRecord record, CancellationToken cancellation)
    {
        var shown = JsonSerializer.Deserialize(record.Shown, ChatJson.Default.ShownAnswer)!;
        var library = shown.FromSamples ? await libraries.SamplesAsync(cancellation) : libraries.Of(record.Workspace);
        var sources = await shown.ReadAsync(library, cancellation);
        if (sources.Count == 0)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.AnswerGone, context.Locale), ephemeral: true, cancellation);
            return;
        }
        var view = new AnswerView(await library.StatisticsAsync(cancellation), context.Locale) { ReaderLinks = shown.FromSamples ? null : options.ReaderLinks };
        await context.RespondAsync(SourcesMessage.Of(sources, view), ephemeral: true, cancellation);
    }

    async Task VoteAsync(InteractionContext context, PostedAnswer posted, Feedback vote, CancellationToken cancellation)
    {
        var state = await store.Feedback.PressAsync(posted.Workspace, posted.Answer, context.Person.ToString(), vote, cancellation);
        var notice = state switch
        {
            null => NoticeMessage.Of(Term.AnswerGone, context.Locale),
            { Own: Feedback.None } => NoticeMessage.Of(Term.Withdrawn, context.Locale),
            _ => NoticeMessage.Of(Term.Thanks, context.Locale),
        };
        await context.RespondAsync(notice, ephemeral: true, cancellation);
    }

    /// <summary>Posts for all what only the asker saw.</summary>
    async Task ShareAsync(InteractionContext context, PostedAnswer posted, AnswerRecord record, CancellationToken cancellation)
    {
        if (posted.Asker != context.Person.ToString())
        {
            await context.RespondAsync(NoticeMessage.Of(Term.NotYours, context.Locale), ephemeral: true, cancellation);
            return;
        }
        var shown = JsonSerializer.Deserialize(record.Shown, ChatJson.Default.ShownAnswer)!;
        if (shown.Private is not { } seen || context.Interaction.ChannelId is not { } channel)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.AnswerGone, context.Locale), ephemeral: true, cancellation);
            return;
        }
        var embeds = seen.Select(message => (IReadOnlyList<Embed>)[.. message.Select(embed => embed.Embed)]).ToList();
        var messages = SharedMessage.Of(embeds, context.Person, posted.Answer.Value, shown.Citations.Count > 0, context.Locale);
        if (!await context.DeferAsync(ephemeral: false, cancellation)) return;
        var sent = await context.SendAsync(messages, cancellation);
        await store.Posted.LinkAsync(posted.Workspace, posted.Answer, [.. sent.Select(id => QuestionDesk.Message(channel, id))], null, posted.Asker, cancellation);
    }

    /// <summary>Deletes an answer whose question was deleted: for its asker, and for those who may delete messages anyway.</summary>
    async Task RemoveAsync(InteractionContext context, PostedAnswer posted, CancellationToken cancellation)
    {
        var moderates = context.Interaction.Member?.Permissions is { } may && (may & (GuildPermissions.ManageMessages | GuildPermissions.Administrator)) != GuildPermissions.None;
        if (posted.Asker != context.Person.ToString() && !moderates)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.NotYours, context.Locale), ephemeral: true, cancellation);
            return;
        }
        if (!await context.RespondAsync(NoticeMessage.Of(Term.Removed, context.Locale), ephemeral: true, cancellation)) return;
        foreach (var message in posted.Messages) await DeleteAsync(message, cancellation);
        await store.Answers.ForgetAsync(posted.Workspace, posted.Answer, cancellation);
    }

    async Task DeleteAsync(ChatMessage message, CancellationToken cancellation)
    {
        try
        {
            await rest.DeleteMessageAsync(Snowflake.Parse(message.Channel), Snowflake.Parse(message.Id), cancellation);
        }
        catch (DiscordApiException e) when (e.Code == DiscordApiException.UnknownMessage)
        {
            Log.AlreadyGone(logger, message.Id);
        }
    }
}
