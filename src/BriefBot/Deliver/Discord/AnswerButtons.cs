using System.Collections.Concurrent;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// What the buttons under an answer do. Whoever sees the message and still reaches the articles it quotes may press them; what they lead
/// to is found by the message itself.
/// </summary>
/// <param name="limits">Of presses, apart from those of questions.</param>
/// <param name="direct">Has other hosts do it under their answers; null where there are none.</param>
sealed class AnswerButtons(
    DiscordRestClient rest,
    ChatStore store,
    Libraries libraries,
    ServerWorkspaces servers,
    AskLimits limits,
    BotOptions options,
    TimeProvider time,
    ILogger<AnswerButtons> logger,
    DirectMessages? direct = null
)
{
    static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    // Answers that are being shared: a second press may come before the first is noted.
    readonly ConcurrentDictionary<AnswerKey, bool> _sharing = [];

    /// <summary>Does what a button says: acknowledges it first, for what follows may wait for the database and for Discord.</summary>
    public async Task PressAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!context.IsRelayed && limits.TryTake(context.Person, null) is { } wait)
            await context.RespondAsync(NoticeMessage.Of(wait, time.GetUtcNow(), context.Locale), ephemeral: true, cancellation);
        else if (ButtonId.Parse(context.Data.CustomId) is not { } button || (button.Action == ButtonAction.Share && context.IsVisit))
            await context.RespondAsync(Gone(context), ephemeral: true, cancellation);
        else if (button.Action == ButtonAction.Share)
        {
            if (await context.DeferUpdateAsync(cancellation) && !await IsElsewhereAsync(context, button, cancellation))
                await ShareAsync(context, button, cancellation);
        }
        else if (await context.DeferAsync(ephemeral: true, cancellation) && !await IsElsewhereAsync(context, button, cancellation))
            await context.SendAsync(await SaidAsync(context, button, cancellation), cancellation);
    }

    /// <summary>Whether the answer was given by another host, which does it then.</summary>
    async Task<bool> IsElsewhereAsync(InteractionContext context, ButtonId button, CancellationToken cancellation) =>
        direct is not null && await direct.TryForwardPressAsync(context, button.Answer, cancellation);

    static MessageProperties Gone(InteractionContext context) => NoticeMessage.Of(Term.AnswerGone, context.Locale);

    /// <summary>Does what a button says whose outcome only the presser sees.</summary>
    async Task<IReadOnlyList<MessageProperties>> SaidAsync(InteractionContext context, ButtonId button, CancellationToken cancellation)
    {
        if (await FindAsync(context, button, cancellation) is not { } found)
            return [Gone(context)];
        if (!Need.Of(button.Action).Lets(context, found.Posted.Asker))
            return [NoticeMessage.Of(Term.NotYours, context.Locale)];
        return button.Action switch
        {
            ButtonAction.Sources => await SourcesAsync(context, found.Record, cancellation),
            ButtonAction.Why => WhyLines.Message(found.Record, context.Locale),
            ButtonAction.Good => [await VoteAsync(context, found.Posted, Feedback.Up, cancellation)],
            ButtonAction.Bad => [await VoteAsync(context, found.Posted, Feedback.Down, cancellation)],
            _ => [await RemoveAsync(context, found.Posted, cancellation)],
        };
    }

    /// <summary>The answer that the pressed message carries, if the person still reaches its articles; removing shows nothing and is left
    /// to them.</summary>
    async ValueTask<(PostedAnswer Posted, AnswerRecord Record)?> FindAsync(
        InteractionContext context,
        ButtonId button,
        CancellationToken cancellation
    )
    {
        if (await FindCarriedAsync(context, new AnswerKey(button.Answer), cancellation) is not { } found)
            return null;
        var reaches =
            button.Action == ButtonAction.Remove
            || await servers.ReachesAsync(context.Place(isPrivate: true), context.Person, found.Posted.Workspace, cancellation);
        return reaches ? found : null;
    }

    /// <summary>The answer that the pressed message carries; the number in the button must agree with it.</summary>
    async ValueTask<(PostedAnswer Posted, AnswerRecord Record)?> FindCarriedAsync(
        InteractionContext context,
        AnswerKey key,
        CancellationToken cancellation
    )
    {
        if (context.Interaction is not { Message: { } message, ChannelId: { } channel })
            return null;
        var pressed = QuestionDesk.Message(channel, message.Id);
        if (await store.Posted.FindByMessageAsync(pressed, cancellation) is { } posted)
        {
            if (posted.Answer != key || await store.Answers.FindAsync(posted.Workspace, key, cancellation) is not { } record)
                return null;
            return (posted, record);
        }
        // Pressed before it was noted where the answer stands.
        if (
            await WorkspaceAsync(context, key, cancellation) is not { } workspace
            || await store.Answers.FindAsync(workspace, key, cancellation) is not { } fresh
        )
            return null;
        if (!IsSeen(context, fresh))
            return null;
        // Where else it stands may be noted already: what was shared is, before its own message. That one may be noted just now.
        var noted = await store.Posted.MessagesAsync(key, cancellation);
        return (new PostedAnswer(workspace, key, [pressed, .. noted.Where(message => message != pressed)], null, fresh.Person), fresh);
    }

    /// <summary>Whether a person sees an answer that isn't noted yet: one for all in this channel, or their own. Nobody else's number opens
    /// it.</summary>
    static bool IsSeen(InteractionContext context, AnswerRecord fresh) =>
        fresh.Place == context.Place(isPrivate: false).ForStore
        || (fresh.Person == context.Person.ToString() && fresh.Place == context.Place(isPrivate: true).ForStore);

    async ValueTask<WorkspaceId?> WorkspaceAsync(InteractionContext context, AnswerKey key, CancellationToken cancellation)
    {
        if (context.Server is { } guild)
            return (await libraries.OwnAsync(servers.Of(guild).Workspace, cancellation)).Workspace;
        foreach (var isPrivate in new[] { false, true })
        {
            var last = await store.Conversations.GetAsync(
                context.Place(isPrivate).ForStore,
                context.Person.ToString(),
                JustNow,
                cancellation
            );
            if (last?.Answer == key)
                return last.Workspace;
        }
        return null;
    }

    async Task<IReadOnlyList<MessageProperties>> SourcesAsync(
        InteractionContext context,
        AnswerRecord record,
        CancellationToken cancellation
    )
    {
        var shown = JsonSerializer.Deserialize(record.Shown, ChatJson.Default.ShownAnswer)!;
        var library = await LibraryAsync(record, shown, cancellation);
        var sources = await shown.ReadAsync(library, cancellation);
        if (sources.Count == 0)
            return [Gone(context)];
        var view = new AnswerView(await library.StatisticsAsync(cancellation), context.Locale)
        {
            ReaderLinks = shown.FromSamples ? null : options.ReaderLinks,
        };
        return SourcesMessage.Of(sources, view);
    }

    async ValueTask<Library> LibraryAsync(AnswerRecord record, ShownAnswer shown, CancellationToken cancellation) =>
        shown.FromSamples ? await libraries.SamplesAsync(cancellation) : libraries.Of(record.Workspace);

    async Task<MessageProperties> VoteAsync(
        InteractionContext context,
        PostedAnswer posted,
        Feedback vote,
        CancellationToken cancellation
    ) =>
        await store.Feedback.PressAsync(posted.Workspace, posted.Answer, context.Person.ToString(), vote, cancellation) switch
        {
            null => Gone(context),
            { Own: Feedback.None } => NoticeMessage.Of(Term.Withdrawn, context.Locale),
            _ => NoticeMessage.Of(Term.Thanks, context.Locale),
        };

    /// <summary>Posts for all what only the asker saw, once.</summary>
    async Task ShareAsync(InteractionContext context, ButtonId button, CancellationToken cancellation)
    {
        var key = new AnswerKey(button.Answer);
        var isFirst = _sharing.TryAdd(key, true);
        try
        {
            if (await FindAsync(context, button, cancellation) is not { } found)
                await context.FollowAsync([Gone(context)], cancellation);
            else if (!Need.Of(button.Action).Lets(context, found.Posted.Asker))
                await context.FollowAsync([NoticeMessage.Of(Term.NotYours, context.Locale)], cancellation);
            else
                await ShareAsync(context, found.Posted, found.Record, isFirst, cancellation);
        }
        finally
        {
            if (isFirst)
                _sharing.TryRemove(key, out _);
        }
    }

    async Task ShareAsync(
        InteractionContext context,
        PostedAnswer posted,
        AnswerRecord record,
        bool isFirst,
        CancellationToken cancellation
    )
    {
        var shown = JsonSerializer.Deserialize(record.Shown, ChatJson.Default.ShownAnswer)!;
        if (
            shown.Private is not { } seen
            || context.Interaction.ChannelId is not { } channel
            || !await StandsAsync(record, shown, cancellation)
        )
        {
            await context.FollowAsync([Gone(context)], cancellation);
            return;
        }
        if (!isFirst || posted.Messages.Count > seen.Count)
        {
            await context.FollowAsync(
                [new MessageProperties { Content = Localization.For(context.Locale).With(Term.Shared, $"<@{context.Person}>") }],
                cancellation
            );
            return;
        }
        var embeds = seen.Select(message => (IReadOnlyList<Embed>)[.. message.Select(embed => embed.Embed)]).ToList();
        var sent = await context.FollowPubliclyAsync(
            SharedMessage.Of(embeds, context.Person, posted.Answer.Value, shown.Citations.Count > 0, context.Locale),
            cancellation
        );
        if (sent.Count == 0)
            return;
        await store.Posted.LinkAsync(
            posted.Workspace,
            posted.Answer,
            [.. sent.Select(id => QuestionDesk.Message(channel, id))],
            null,
            posted.Asker,
            cancellation
        );
    }

    /// <summary>Whether every quote still stands in the articles as it was shown.</summary>
    async ValueTask<bool> StandsAsync(AnswerRecord record, ShownAnswer shown, CancellationToken cancellation) =>
        (await shown.ReadAsync(await LibraryAsync(record, shown, cancellation), cancellation)).Count == shown.Citations.Count;

    /// <summary>Deletes an answer, for its asker and for those who may delete messages anyway.</summary>
    async Task<MessageProperties> RemoveAsync(InteractionContext context, PostedAnswer posted, CancellationToken cancellation)
    {
        foreach (var message in posted.Messages)
            await DeleteAsync(message, cancellation);
        await store.Answers.ForgetAsync(posted.Workspace, posted.Answer, cancellation);
        return NoticeMessage.Of(Term.Removed, context.Locale);
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
