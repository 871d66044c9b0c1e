using System.Collections.Concurrent;
using BriefBot.Answer;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Questions asked in messages: by mention, by reply to the bot, in its threads, or directly. The answer is a reply; it follows the
/// question's edits, and when the question is deleted its asker may remove it.
/// </summary>
sealed class MessageListener(
    DiscordRestClient rest, QuestionDesk desk, ChatStore store, AskLimits limits, WorkQueue queue, Threads threads, TimeProvider time, ILogger<MessageListener> logger)
{
    // Without MESSAGE_CONTENT Discord sends the text of a message only where the bot is addressed, so what has text may be looked at.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    readonly ConcurrentDictionary<Snowflake, Answering> _answering = [];
    readonly ConcurrentDictionary<Snowflake, long> _toldToWait = [];

    /// <summary>The bot's own account; known once the gateway is ready.</summary>
    public Snowflake Self { get; set; }

    /// <summary>Whether a message may be meant for the bot; cheap, for the gateway's reader.</summary>
    public bool Wants(Message message) =>
        message is { Author: { Bot: not true } author, WebhookId: null, Content.Length: > 0 }
        && author.Id != Self
        && message.Type is null or MessageType.Default or MessageType.Reply
        && IsAddressed(message);

    /// <summary>Answers a message.</summary>
    public Task ReceiveAsync(Message message, CancellationToken cancellation) => Wants(message) ? TakeAsync(message, cancellation) : Task.CompletedTask;

    /// <summary>Answers again when a question was edited.</summary>
    public async Task UpdateAsync(Message message, CancellationToken cancellation)
    {
        // Link previews arrive as updates too, without an edit.
        if (message.EditedTimestamp is null || !Wants(message)) return;
        if (_answering.TryGetValue(message.Id, out var answering)) await answering.CallOffAsync();
        else if (await store.Posted.FindByQuestionAsync(QuestionDesk.Message(message.ChannelId, message.Id), cancellation) is not { } posted
            || await store.Answers.FindAsync(posted.Workspace, posted.Answer, cancellation) is not { } before
            || before.Question == MessageText.Plain(message.Content!, Self)) return;
        await TakeAsync(message, cancellation);
    }

    /// <summary>Drops the work on questions that were deleted, and offers the askers of answered ones to remove the answer.</summary>
    public async Task DeleteAsync(MessageDeletion deletion, CancellationToken cancellation)
    {
        foreach (var id in deletion.Ids ?? (deletion.Id is { } only ? [only] : []))
        {
            if (_answering.TryGetValue(id, out var answering)) await answering.CallOffAsync();
            var message = QuestionDesk.Message(deletion.ChannelId, id);
            if (await store.Posted.FindByQuestionAsync(message, cancellation) is { } posted) await OfferRemovalAsync(posted, cancellation);
            await store.Posted.UnlinkAsync([message], cancellation);
        }
    }

    bool IsAddressed(Message message) =>
        message.GuildId is null
        || message.Mentions?.Any(user => user.Id == Self) == true
        || message.ReferencedMessage?.Author?.Id == Self
        || threads.OwnerOf(message.ChannelId) == Self;

    async Task TakeAsync(Message message, CancellationToken cancellation)
    {
        var person = message.Author!.Id;
        var text = MessageText.Plain(message.Content!, Self);
        if (limits.TryTake(person, message.GuildId) is { } wait)
        {
            // Said once, or the bot would be made to write as fast as somebody else does.
            if (_toldToWait.TryGetValue(person, out var told) && time.GetElapsedTime(told) < TimeSpan.FromMinutes(1)) return;
            if (_toldToWait.Count > 10_000) _toldToWait.Clear();
            _toldToWait[person] = time.GetTimestamp();
            await ReplyAsync(message, NoticeMessage.RateLimited(time.GetUtcNow() + wait, null), cancellation);
            return;
        }
        if (text.Length == 0)
        {
            await ReplyAsync(message, NoticeMessage.Of(Term.NothingAsked, null), cancellation);
            return;
        }
        if (text.Length > Answerer.MaximumQuestion)
        {
            await ReplyAsync(message, NoticeMessage.TooLong(Answerer.MaximumQuestion, null), cancellation);
            return;
        }
        using var slot = queue.TryReserve();
        if (slot is null)
        {
            await ReplyAsync(message, NoticeMessage.Busy(null), cancellation);
            return;
        }
        _answering.TryGetValue(message.Id, out var before);
        var answering = _answering[message.Id] = new Answering(new CancellationTokenSource(Longest, time), before);
        slot.Start(stop => GuardAsync(message, text, answering, stop));
    }

    async Task GuardAsync(Message message, string text, Answering answering, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, answering.Token);
        try
        {
            // What an earlier wording led to is known only when its work has ended.
            if (answering.Before is { } before) await before.Ended;
            await AnswerAsync(message, text, either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await ReplyAsync(message, NoticeMessage.Of(Term.Stopping, null), CancellationToken.None);
        }
        catch (OperationCanceledException) when (answering.Token.IsCancellationRequested)
        {
            Log.Dropped(logger, message.Id);
        }
        catch (DiscordApiException e)
        {
            // Not allowed to write there, or the channel is gone: there is nobody to tell.
            Log.NotSent(logger, message.ChannelId, e);
        }
        catch (Exception e)
        {
            var reference = ErrorReference.New();
            Log.Failed(logger, reference, e);
            await ReplyAsync(message, NoticeMessage.Failed(reference, null), CancellationToken.None);
        }
        finally
        {
            _answering.TryRemove(new(message.Id, answering));
            answering.End();
        }
    }

    async Task AnswerAsync(Message message, string text, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var edits = await store.Posted.FindByQuestionAsync(QuestionDesk.Message(message.ChannelId, message.Id), cancellation);
        var asked = new Asked(text, new Place(message.GuildId, message.ChannelId, IsPrivate: false), message.Author!.Id, "en-US")
        {
            Thread = threads.ParentOf(message.ChannelId),
            RepliesTo = message.MessageReference is { MessageId: { } replied } reference ? QuestionDesk.Message(reference.ChannelId ?? message.ChannelId, replied) : null,
        };
        if (edits is null) await TypeAsync(message.ChannelId, cancellation);
        var answered = await desk.AnswerAsync(asked, cancellation);
        if (answered is null)
        {
            await ReplyAsync(message, NoticeMessage.Of(Term.NoSharedServer, null), cancellation);
            return;
        }
        var messages = answered.Messages;
        var sent = edits is null ? await PostAsync(message, messages, 0, cancellation) : await ReplaceAsync(message, edits, messages, cancellation);
        await desk.PostedAsync(answered, asked, sent, message.Id, CancellationToken.None);
    }

    async Task<IReadOnlyList<Snowflake>> PostAsync(Message question, IReadOnlyList<MessageProperties> messages, int from, CancellationToken cancellation)
    {
        var sent = new List<Snowflake>();
        foreach (var (part, message) in messages.Index().Skip(from))
        {
            if (part == 0) cancellation.ThrowIfCancellationRequested();
            // Not called off half-way: whether it was posted would not be known.
            sent.Add((await rest.CreateMessageAsync(question.ChannelId, AsReply(message, question, part), CancellationToken.None)).Id);
        }
        return sent;
    }

    /// <summary>Puts another answer where the old one stands: edits what is there, adds or deletes the rest.</summary>
    async Task<IReadOnlyList<Snowflake>> ReplaceAsync(Message question, Corpus.PostedAnswer old, IReadOnlyList<MessageProperties> messages, CancellationToken cancellation)
    {
        var there = old.Messages.Select(message => Snowflake.Parse(message.Id)).ToList();
        foreach (var (id, message) in there.Zip(messages)) await rest.EditMessageAsync(question.ChannelId, id, message, cancellation);
        var kept = there.Take(messages.Count).ToList();
        foreach (var surplus in there.Skip(messages.Count)) await rest.DeleteMessageAsync(question.ChannelId, surplus, cancellation);
        await store.Posted.UnlinkAsync(old.Messages, cancellation);
        return [.. kept, .. await PostAsync(question, messages, there.Count, cancellation)];
    }

    async Task OfferRemovalAsync(Corpus.PostedAnswer posted, CancellationToken cancellation)
    {
        try
        {
            var last = posted.Messages[^1];
            var buttons = AnswerMessage.RemovalButtons(posted.Answer.Value, Localization.For(null));
            await rest.EditMessageAsync(Snowflake.Parse(last.Channel), Snowflake.Parse(last.Id), new MessageProperties { Components = buttons }, cancellation);
        }
        catch (DiscordApiException e)
        {
            Log.NotSent(logger, Snowflake.Parse(posted.Messages[^1].Channel), e);
        }
    }

    async Task TypeAsync(Snowflake channel, CancellationToken cancellation)
    {
        try
        {
            await rest.TriggerTypingAsync(channel, cancellation);
        }
        catch (DiscordException e)
        {
            // A courtesy: the answer matters.
            Log.NotSent(logger, channel, e);
        }
    }

    async Task ReplyAsync(Message question, MessageProperties message, CancellationToken cancellation)
    {
        try
        {
            await rest.CreateMessageAsync(question.ChannelId, AsReply(message, question, 0), cancellation);
        }
        catch (DiscordException e)
        {
            Log.NotSent(logger, question.ChannelId, e);
        }
    }

    static MessageProperties AsReply(MessageProperties message, Message question, int part) => message with
    {
        MessageReference = part == 0 ? new() { MessageId = question.Id, FailIfNotExists = false } : null,
        Nonce = $"{question.Id}-{part}",
        EnforceNonce = true,
    };

    /// <summary>The work on one message.</summary>
    /// <param name="Before">The work on an earlier wording of it; null for none.</param>
    sealed record Answering(CancellationTokenSource Source, Answering? Before)
    {
        readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Told when the answer isn't wanted any more.</summary>
        public CancellationToken Token { get; } = Source.Token;

        /// <summary>Ends with the work.</summary>
        public Task Ended => _ended.Task;

        /// <summary>Says that the answer isn't wanted any more.</summary>
        public Task CallOffAsync() => Ended.IsCompleted ? Task.CompletedTask : Source.CancelAsync();

        /// <summary>The work is over. The source is left to the collector: somebody may be calling it off at this moment.</summary>
        public void End() => _ended.TrySetResult();
    }
}
