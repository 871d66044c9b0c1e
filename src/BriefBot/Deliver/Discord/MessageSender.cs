using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Sends answers to messages; and courtesies, which nothing waits for and which are left out when there are too many.</summary>
/// <param name="courtesies">Does what nothing waits for.</param>
sealed class MessageSender(DiscordRestClient rest, ChatStore store, WorkQueue courtesies, ILogger<MessageSender> logger)
{
    // What Discord says when embeds or replies aren't allowed in a channel where messages are.
    const int MissingPermissions = 50013;
    const int CannotReplyWithoutHistory = 160002;

    /// <summary>Sends an answer: anew, or in place of the one that stands.</summary>
    /// <param name="stands">The answer that is replaced; null for none.</param>
    /// <param name="draft">The draft that it takes the place of; null for none.</param>
    /// <param name="sent">Takes the messages that stand in the end, also when sending fails half-way.</param>
    public async Task SendAsync(Message question, Answered answered, PostedAnswer? stands, Snowflake? draft, List<Snowflake> sent)
    {
        var there = stands?.Messages.Select(message => Snowflake.Parse(message.Id)).ToList() ?? (draft is { } shown ? [shown] : []);
        foreach (var (part, message) in answered.Messages.Index())
        {
            // Not called off half-way: whether it was posted would not be known.
            if (part < there.Count && await EditAsync(question.ChannelId, there[part], message))
                sent.Add(there[part]);
            else
                sent.Add(await PostAsync(question, message, part, answered));
        }
        foreach (var surplus in there.Skip(answered.Messages.Count))
            await DeleteAsync(question.ChannelId, surplus);
        if (stands is not null)
            await store.Posted.UnlinkAsync(stands.Messages, CancellationToken.None);
    }

    /// <summary>Shows a draft of an answer: as a reply, then in place of that. A draft that Discord doesn't take is no loss.</summary>
    /// <param name="draft">The draft that stands; null for none.</param>
    /// <returns>The draft that stands now.</returns>
    public async Task<Snowflake?> ShowDraftAsync(Message question, Snowflake? draft, MessageProperties message)
    {
        try
        {
            // Not called off half-way: whether it was posted would not be known.
            if (draft is { } there)
                await rest.EditMessageAsync(question.ChannelId, there, message, CancellationToken.None);
            else
                return (
                    await rest.CreateMessageAsync(
                        question.ChannelId,
                        AsReply(message with { Nonce = QuestionNonce.OfDraft(question), EnforceNonce = true }, question),
                        CancellationToken.None
                    )
                ).Id;
        }
        catch (DiscordException e)
        {
            Log.NoDraft(logger, question.Id, e);
        }
        return draft;
    }

    /// <summary>Removes a draft that became no answer.</summary>
    public async Task DiscardDraftAsync(Message question, Snowflake draft)
    {
        try
        {
            await DeleteAsync(question.ChannelId, draft);
        }
        catch (DiscordException e)
        {
            Log.NotSent(logger, question.ChannelId, e);
        }
    }

    /// <summary>Replies in a line, when there is time.</summary>
    public void Notice(Message question, MessageProperties notice) =>
        Courtesy(
            question.ChannelId,
            cancellation => rest.CreateMessageAsync(question.ChannelId, AsReply(OnceOnly(notice, question), question), cancellation)
        );

    /// <summary>Replies in a line where an answer may have been posted that nobody noted: Discord takes the line for it then, and shows
    /// nothing more.</summary>
    public void NoticeInPlace(Message question, MessageProperties notice) =>
        Courtesy(
            question.ChannelId,
            cancellation =>
                rest.CreateMessageAsync(
                    question.ChannelId,
                    AsReply(notice with { Nonce = QuestionNonce.OfPart(question, 0), EnforceNonce = true }, question),
                    cancellation
                )
        );

    /// <summary>Shows that an answer is on its way, when there is time.</summary>
    public void ShowTyping(Snowflake channel) => Courtesy(channel, cancellation => rest.TriggerTypingAsync(channel, cancellation));

    /// <summary>Lets the asker of a deleted question remove the answer to it.</summary>
    /// <param name="posted">The answer.</param>
    /// <param name="locale">Whose language the button speaks.</param>
    public void OfferRemoval(PostedAnswer posted, string? locale)
    {
        var channel = Snowflake.Parse(posted.Messages[^1].Channel);
        var buttons = AnswerMessage.RemovalButtons(posted.Answer.Value, Localization.For(locale));
        Courtesy(
            channel,
            cancellation =>
                rest.EditMessageAsync(
                    channel,
                    Snowflake.Parse(posted.Messages[^1].Id),
                    new MessageProperties { Components = buttons },
                    cancellation
                )
        );
    }

    async Task<Snowflake> PostAsync(Message question, MessageProperties message, int part, Answered answered)
    {
        var once = message with { Nonce = QuestionNonce.OfPart(question, part), EnforceNonce = true };
        try
        {
            return (
                await rest.CreateMessageAsync(question.ChannelId, part == 0 ? AsReply(once, question) : once, CancellationToken.None)
            ).Id;
        }
        catch (DiscordApiException e) when (part == 0 && e.Code is MissingPermissions or CannotReplyWithoutHistory)
        {
            Log.NotSent(logger, question.ChannelId, e);
            var lacking = e.Code == MissingPermissions ? GuildPermissions.EmbedLinks : GuildPermissions.ReadMessageHistory;
            var notice = OnceOnly(PermissionWords.Notice(Term.MissingPermission, lacking, answered.Locale), question);
            return (await rest.CreateMessageAsync(question.ChannelId, notice, CancellationToken.None)).Id;
        }
    }

    /// <summary>Changes a message; false when it is gone.</summary>
    async Task<bool> EditAsync(Snowflake channel, Snowflake id, MessageProperties message)
    {
        try
        {
            var whole = message with { Embeds = message.Embeds ?? [], Components = message.Components ?? [] };
            await rest.EditMessageAsync(channel, id, whole, CancellationToken.None);
            return true;
        }
        catch (DiscordApiException e) when (e.Code == DiscordApiException.UnknownMessage)
        {
            Log.Gone(logger, id);
            return false;
        }
    }

    async Task DeleteAsync(Snowflake channel, Snowflake id)
    {
        try
        {
            await rest.DeleteMessageAsync(channel, id, CancellationToken.None);
        }
        catch (DiscordApiException e) when (e.Code == DiscordApiException.UnknownMessage)
        {
            Log.Gone(logger, id);
        }
    }

    void Courtesy(Snowflake channel, Func<CancellationToken, Task> send)
    {
        using var slot = courtesies.TryReserve();
        slot?.Start(async stop =>
        {
            try
            {
                await send(stop);
            }
            catch (DiscordException e)
            {
                Log.NotSent(logger, channel, e);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        });
    }

    static MessageProperties OnceOnly(MessageProperties notice, Message question) =>
        notice with
        {
            Nonce = QuestionNonce.OfNotice(question),
            EnforceNonce = true,
        };

    static MessageProperties AsReply(MessageProperties message, Message question) =>
        message with
        {
            MessageReference = new() { MessageId = question.Id, FailIfNotExists = false },
        };
}
