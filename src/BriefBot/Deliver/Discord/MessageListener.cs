using System.Collections.Concurrent;
using BriefBot.Answer;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Questions asked in messages: by mention, by reply to the bot, in its threads, or directly. The answer is a reply; it follows the
/// question's edits, and when the question is deleted its asker may remove it. Discord doesn't tell the language of who writes a message:
/// the server's is spoken.
/// </summary>
/// <param name="localeOf">A server's language; null for English.</param>
/// <param name="direct">Takes direct messages to other hosts; null where there are none.</param>
sealed class MessageListener(
    QuestionDesk desk,
    MessageSender sender,
    ChatStore store,
    AskLimits limits,
    WorkQueue queue,
    Turns turns,
    Threads threads,
    Func<Snowflake, string?> localeOf,
    TimeProvider time,
    ILogger<MessageListener> logger,
    DirectMessages? direct = null
)
{
    // An answer takes milliseconds; one that takes this long is stuck.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    readonly ConcurrentDictionary<Snowflake, Answering> _answering = [];
    readonly RecentIds _noticed = new(time, TimeSpan.FromMinutes(15));
    readonly RecentIds _told = new(time, TimeSpan.FromMinutes(1));

    /// <summary>The bot's own account; known before the gateway is connected.</summary>
    public Snowflake Self { get; set; }

    /// <summary>Whether a message may be meant for the bot; cheap, for the gateway's reader.</summary>
    /// <remarks>Without MESSAGE_CONTENT Discord sends the text of a message only where the bot is mentioned, and in direct
    /// messages.</remarks>
    public bool Wants(Message message) =>
        message is { Author: { Bot: not true } author, WebhookId: null }
        && author.Id != Self
        && message.Type is null or MessageType.Default or MessageType.Reply
        && IsAddressed(message);

    /// <summary>Whether an answer to a message stands: of one that is replayed, an earlier process may have answered it.</summary>
    /// <remarks>What was answered but not noted before that process was killed is asked again; its answer has the same nonce, by which
    /// Discord knows it for some minutes.</remarks>
    public async ValueTask<bool> WasAnsweredAsync(Message message, CancellationToken cancellation) =>
        Wants(message)
        && (
            await store.Posted.FindByQuestionAsync(QuestionDesk.Message(message.ChannelId, message.Id), cancellation) is not null
            || await AnswererAsync(message, cancellation) is not null
        );

    /// <summary>Answers a message.</summary>
    public async Task ReceiveAsync(Message message, CancellationToken cancellation)
    {
        if (Wants(message))
            await TakeAsync(message, cancellation);
    }

    /// <summary>Answers again when a question was edited.</summary>
    public async Task UpdateAsync(Message message, CancellationToken cancellation)
    {
        // Link previews arrive as updates too, without an edit.
        if (message.EditedTimestamp is null || !Wants(message) || message.Content is not { Length: > 0 } content)
            return;
        var takes =
            _answering.ContainsKey(message.Id)
            || _noticed.Contains(message.Id)
            || await IsOtherQuestionAsync(message, content, cancellation)
            || (await AnswererAsync(message, cancellation) is { } slice && slice != direct?.Slice);
        if (takes)
            await TakeAsync(message, cancellation);
    }

    /// <summary>Drops the work on questions that were deleted, and offers the askers of answered ones to remove the answer.</summary>
    public async Task DeleteAsync(MessageDeletion deletion, CancellationToken cancellation)
    {
        foreach (var id in deletion.Ids ?? (deletion.Id is { } only ? [only] : []))
        {
            if (_answering.TryGetValue(id, out var answering))
                await answering.CallOffAsync(isDeleted: true);
            var message = QuestionDesk.Message(deletion.ChannelId, id);
            if (await store.Posted.FindByQuestionAsync(message, cancellation) is { } posted)
                sender.OfferRemoval(posted, Locale(deletion.GuildId));
            if (await store.Posted.FindByMessageAsync(message, cancellation) is not null)
                await store.Posted.UnlinkAsync([message], cancellation);
            if (deletion.GuildId is null)
                direct?.TellDeleted(deletion.ChannelId, id);
        }
    }

    /// <summary>Answers a direct message that another host heard of, and waits until that is done.</summary>
    public async Task TakeOverAsync(Message message, CancellationToken cancellation)
    {
        var asked = Asked(message, MessageText.Plain(message.Content ?? "", Self));
        var question = QuestionDesk.Message(message.ChannelId, message.Id);
        var isEdited = message.EditedTimestamp is not null;
        if (
            isEdited
            && !_answering.ContainsKey(message.Id)
            && await store.Posted.FindByQuestionAsync(question, cancellation) is not null
            && !await IsOtherQuestionAsync(message, message.Content ?? "", cancellation)
        )
            return;
        using var slot = queue.TryReserve();
        if (slot is null)
            Notice(message, NoticeMessage.Busy(Locale(message)));
        else
            await StartAsync(message, asked, slot, isRelayed: true);
    }

    /// <summary>How good the answer to a direct message that another host heard of would be, as <see cref="Ranks"/> has it; null for
    /// none.</summary>
    public async Task<double?> RankAsync(Message message, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        return await RankAsync(Asked(message, MessageText.Plain(message.Content ?? "", Self)), either.Token);
    }

    async Task<double?> RankAsync(Asked asked, CancellationToken cancellation)
    {
        double? rank = null;
        await queue.TryRunAsync(async _ => rank = await desk.RankAsync(asked, cancellation));
        return rank;
    }

    /// <summary>The slice that answered a direct message; null when none has, or there is but one.</summary>
    async ValueTask<int?> AnswererAsync(Message message, CancellationToken cancellation) =>
        direct is null || message.GuildId is not null ? null : await direct.AnswererAsync(message.ChannelId, message.Id, cancellation);

    bool IsAddressed(Message message) =>
        message.GuildId is null
        || message.Mentions?.Any(user => user.Id == Self) == true
        || message.ReferencedMessage?.Author?.Id == Self
        || (threads.OwnerOf(message.ChannelId) == Self && message.Content is { Length: > 0 });

    async ValueTask<bool> IsOtherQuestionAsync(Message message, string content, CancellationToken cancellation) =>
        await store.Posted.FindByQuestionAsync(QuestionDesk.Message(message.ChannelId, message.Id), cancellation) is { } posted
        && await store.Answers.FindAsync(posted.Workspace, posted.Answer, cancellation) is { } before
        && before.Question != MessageText.Plain(content, Self);

    async Task TakeAsync(Message message, CancellationToken cancellation)
    {
        var person = message.Author!.Id;
        var text = MessageText.Plain(message.Content ?? "", Self);
        if (text.Length is 0 or > Question.MaximumText)
        {
            // Said once a minute, or the bot would be made to write as fast as somebody else does.
            if (_told.Add(person))
                Notice(message, text.Length == 0 ? Unreadable(message) : NoticeMessage.TooLong(Question.MaximumText, Locale(message)));
            return;
        }
        using var slot = (direct is not null && message.GuildId is null ? direct.Queue : queue).TryReserve();
        var wait = slot is null ? null : limits.TryTake(person, message.GuildId);
        if (slot is null || wait is not null)
        {
            if (_told.Add(person))
                Notice(
                    message,
                    wait is { } refused ? NoticeMessage.Of(refused, time.GetUtcNow(), Locale(message)) : NoticeMessage.Busy(Locale(message))
                );
            return;
        }
        await StartAsync(message, Asked(message, text), slot, isRelayed: false);
    }

    /// <summary>Queues the answer to a message.</summary>
    /// <returns>A task that ends when the question is queued; of one that another host heard of, when it is answered.</returns>
    async Task StartAsync(Message message, Asked asked, WorkQueue.Slot slot, bool isRelayed)
    {
        if (_answering.TryGetValue(message.Id, out var before))
            await before.CallOffAsync(isDeleted: false);
        _noticed.Remove(message.Id);
        var ended = Task.CompletedTask;
        turns.Take(
            asked,
            turn =>
            {
                var answering = _answering[message.Id] = new Answering(new CancellationTokenSource(), turn, isRelayed);
                ended = turn.Ended;
                slot.Start(stop => GuardAsync(message, asked, answering, stop));
            }
        );
        if (isRelayed)
            await ended;
    }

    string? Locale(Message message) => Locale(message.GuildId);

    string? Locale(Snowflake? server) => server is { } id ? localeOf(id) : null;

    MessageProperties Unreadable(Message message) =>
        NoticeMessage.Of(
            message.Content is { Length: > 0 } || message.GuildId is null ? Term.NothingAsked : Term.MentionMe,
            Locale(message)
        );

    Asked Asked(Message message, string text) =>
        new(text, new Place(message.GuildId, message.ChannelId, IsPrivate: false), message.Author!.Id, Locale(message) ?? "en-US")
        {
            Id = message.Id,
            Thread = threads.ParentOf(message.ChannelId),
            RepliesTo = message.MessageReference is { MessageId: { } replied } reference
                ? QuestionDesk.Message(reference.ChannelId ?? message.ChannelId, replied)
                : null,
        };

    async Task GuardAsync(Message message, Asked asked, Answering answering, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stop, answering.CalledOff, limit.Token);
        try
        {
            // What this person asked here before, an earlier wording included, is done first.
            await answering.Turn.Before.WaitAsync(any.Token);
            if (direct is null || message.GuildId is not null || answering.IsRelayed)
                await AnswerAsync(message, asked, answering, any.Token);
            else
                await PlacedAsync(direct, message, asked, answering, any.Token);
        }
        catch (OperationCanceledException) when (answering.CalledOff.IsCancellationRequested)
        {
            Log.Dropped(logger, message.Id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Notice(message, NoticeMessage.Of(Term.Stopping, Locale(message)));
        }
        catch (Exception e)
        {
            var reference = ErrorReference.New();
            Log.Failed(logger, reference, e);
            Notice(message, NoticeMessage.Failed(reference, Locale(message)));
        }
        finally
        {
            _answering.TryRemove(new(message.Id, answering));
            answering.Turn.Dispose();
        }
    }

    /// <summary>Answers a direct message here, or has it answered where it belongs.</summary>
    async Task PlacedAsync(DirectMessages others, Message message, Asked asked, Answering answering, CancellationToken cancellation)
    {
        sender.ShowTyping(message.ChannelId);
        // What is asked anew is answered where the answer stands, which it takes the place of.
        var stands = message.EditedTimestamp is null ? null : await AnswererAsync(message, cancellation);
        var slice =
            stands
            ?? await others.ChooseAsync(
                asked.Person,
                RelayKind.RankMessage,
                PayloadText.Of(message),
                any => RankAsync(asked, any),
                cancellation
            );
        if (slice == others.Slice)
        {
            if (!await queue.TryRunAsync(_ => AnswerAsync(message, asked, answering, cancellation)))
                Notice(message, NoticeMessage.Busy(Locale(message)));
            return;
        }
        var end = slice is { } other ? await others.ForwardAsync(message, other, cancellation) : RelayEnd.NotTaken;
        var notice = NoticeMessage.Of(Term.NotServedNow, Locale(message));
        if (end == RelayEnd.NotTaken)
            Notice(message, notice);
        else if (end == RelayEnd.Lost && await AnswererAsync(message, CancellationToken.None) is null)
            sender.NoticeInPlace(message, notice);
        else if (end == RelayEnd.Left && answering.IsDeleted)
            others.TellDeleted(message.ChannelId, message.Id, slice);
    }

    async Task AnswerAsync(Message message, Asked asked, Answering answering, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var question = QuestionDesk.Message(message.ChannelId, message.Id);
        var edits = await store.Posted.FindByQuestionAsync(question, cancellation);
        if (edits is null)
            sender.ShowTyping(message.ChannelId);
        Snowflake? draft = null;
        var growing = new GrowingAnswer(async (part, _) => draft = await sender.ShowDraftAsync(message, draft, part), time);
        var sent = new List<Snowflake>();
        try
        {
            // An answer that stands already is replaced as a whole.
            var answered = await desk.AnswerAsync(asked, edits is null ? growing.ShowAsync : null, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (answered is null)
            {
                Notice(message, NoticeMessage.Of(Term.NoSharedServer, Locale(message)));
                return;
            }
            try
            {
                await sender.SendAsync(message, answered, edits, draft, sent);
            }
            finally
            {
                // What stands is noted even when the rest could not be sent.
                await desk.PostedAsync(answered, asked, sent, message.Id);
            }
        }
        finally
        {
            if (draft is { } left && !sent.Contains(left))
                await sender.DiscardDraftAsync(message, left);
        }
        if (edits is not null)
            await store.Answers.ForgetAsync(edits.Workspace, edits.Answer, CancellationToken.None);
        if (answering.IsDeleted && await store.Posted.FindByQuestionAsync(question, CancellationToken.None) is { } posted)
            sender.OfferRemoval(posted, Locale(message));
    }

    void Notice(Message message, MessageProperties notice)
    {
        _noticed.Add(message.Id);
        sender.Notice(message, notice);
    }

    /// <summary>The work on one message.</summary>
    sealed record Answering(CancellationTokenSource Source, Turns.Turn Turn, bool IsRelayed)
    {
        int _deleted;

        /// <summary>Told when the answer isn't wanted any more. The source is left to the collector: somebody may be calling it off at any
        /// moment.</summary>
        public CancellationToken CalledOff { get; } = Source.Token;

        /// <summary>Whether the question was deleted meanwhile.</summary>
        public bool IsDeleted => Volatile.Read(ref _deleted) != 0;

        /// <summary>Says that the answer isn't wanted any more.</summary>
        public Task CallOffAsync(bool isDeleted)
        {
            if (isDeleted)
                Volatile.Write(ref _deleted, 1);
            return Source.CancelAsync();
        }
    }
}
