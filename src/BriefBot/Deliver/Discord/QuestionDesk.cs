using System.Collections.Concurrent;
using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Answer.Dialogues;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Inference;

namespace BriefBot.Deliver.Discord;

/// <summary>A question as it was asked in Discord.</summary>
/// <param name="Text">1 to <see cref="Question.MaximumText"/> characters.</param>
sealed record Asked(string Text, Place Place, Snowflake Person, string Locale)
{
    /// <summary>The message or interaction that asked.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Whether a command asked: its answer has a button that removes it, for there is no message that could be deleted.</summary>
    public bool IsCommand { get; init; }

    /// <summary>Who wrote the message that is asked about; null where the words are the asker's own.</summary>
    public Snowflake? WordsOf { get; init; }

    /// <summary>Only this outlet; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Only articles from this day on; null for all.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The channel that the place, a thread, belongs to; null when it is no thread.</summary>
    public Snowflake? Thread { get; init; }

    /// <summary>Whether the text is a topic to be briefed on, not a question.</summary>
    public bool IsTopic { get; init; }

    /// <summary>Whether the text is a name, and what they said is asked for.</summary>
    public bool IsSpeaker { get; init; }

    /// <summary>What a speaker's sayings must be about; null for anything.</summary>
    public string? About { get; init; }

    /// <summary>Whether it leans on nothing said before.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The message that is replied to; null when none is.</summary>
    public ChatMessage? RepliesTo { get; init; }
}

/// <summary>An answer, kept and ready to be shown.</summary>
/// <param name="Key">Null when it could not be kept: it is shown all the same, without buttons.</param>
/// <param name="Server">Whose articles answered.</param>
/// <param name="Messages">What shows it.</param>
/// <param name="Locale">Whose language it speaks around the quotes; null for English.</param>
sealed record Answered(
    Reply Reply,
    AnswerKey? Key,
    ServerWorkspace Server,
    WorkspaceId Workspace,
    IReadOnlyList<MessageProperties> Messages,
    string? Locale = null
);

/// <summary>Answers questions of people on Discord: finds whose articles they may ask, what their question leans on, and keeps what was
/// said.</summary>
/// <param name="links">Other hosts' part of the bot, where what was asked before may stand; null where there is none.</param>
sealed class QuestionDesk(
    Libraries libraries,
    ServerWorkspaces servers,
    ChatStore store,
    Forgetting forgetting,
    BotOptions options,
    Func<int> waiting,
    TimeProvider time,
    ILogger<QuestionDesk> logger,
    SliceLinks? links = null
)
{
    // Asked how good it would be, an answer is wanted a moment later, or never.
    const int MostTried = 200;
    static readonly TimeSpan RememberedWithin = TimeSpan.FromSeconds(4);
    static readonly TimeSpan TriedFor = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<(Snowflake Question, string Text), Tried> _tried = [];

    DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>Answers; null when the person reaches no server's articles from direct messages.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="shown">Told of the messages that show a written answer while it grows; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Answered?> AnswerAsync(
        Asked asked,
        Func<IReadOnlyList<MessageProperties>, CancellationToken, ValueTask>? shown,
        CancellationToken cancellation
    )
    {
        var best =
            _tried.TryRemove((asked.Id, asked.Text), out var tried) && time.GetElapsedTime(tried.At) < TriedFor
                ? tried.Best
                : await BestAsync(asked, shown, cancellation);
        if (best is { Reply: Reply.NotFound { IsCourtesy: true } } polite)
            return Thanked(asked, polite.Reply, polite.Server, polite.Library);
        return best is { } found ? await KeepAsync(asked, found.Reply, found.Server, found.Library, cancellation) : null;
    }

    /// <summary>How good the answer to a question would be, as <see cref="Ranks"/> has it; null when the person reaches no server's
    /// articles from direct messages. Nothing is kept but the answer itself, for a moment, in memory.</summary>
    public async Task<double?> RankAsync(Asked asked, CancellationToken cancellation)
    {
        if (await BestAsync(asked, null, cancellation) is not { } best)
            return null;
        var tried = new Tried(best, time.GetTimestamp());
        if (_tried.Count < MostTried && _tried.TryAdd((asked.Id, asked.Text), tried))
            _ = ForgetSoonAsync(new((asked.Id, asked.Text), tried));
        return Ranks.Of(best.Reply);
    }

    async Task ForgetSoonAsync(KeyValuePair<(Snowflake, string), Tried> tried)
    {
        await Task.Delay(TriedFor, time);
        _tried.TryRemove(tried);
    }

    async Task<Found?> BestAsync(
        Asked asked,
        Func<IReadOnlyList<MessageProperties>, CancellationToken, ValueTask>? shown,
        CancellationToken cancellation
    )
    {
        var reachable = await ReachableAsync(asked.Place, asked.Person, cancellation);
        var previous = await PreviousAsync(asked, cancellation);
        Found? best = null;
        foreach (var server in reachable)
        {
            var library = await libraries.CurrentAsync(server.Workspace, cancellation);
            var scope = new SearchScope(library.Workspace) { Source = asked.Source, Since = asked.Since };
            var question = new Question(asked.Text, scope, Today)
            {
                Previous = previous,
                Waiting = waiting(),
                Asker = new ModelAsker(asked.Place.Server?.ToString(), asked.Person.ToString()),
            };
            // With several servers to ask, which of their answers is shown is known at the end only.
            var growing = shown is null || reachable.Count > 1 ? null : Growing(asked, library, shown);
            var reply = await libraries.Threads.RunAsync(
                Surface.Discord,
                () => ReplyAsync(library, asked, question, growing, cancellation).AsTask(),
                cancellation
            );
            if (best is null || IsBetter(reply, best.Reply))
                best = new(reply, server, library);
        }
        return best;
    }

    // Thanks aren't kept: what this person asks next leans on what they asked before them. Where an answer stood, nothing of it is left.
    static Answered Thanked(Asked asked, Reply reply, ServerWorkspace server, Library library) =>
        new(
            reply,
            null,
            server,
            library.Workspace,
            [NoticeMessage.Of(Term.Welcome, asked.Locale) with { Embeds = [], Components = [] }],
            asked.Locale
        );

    PartialReply Growing(Asked asked, Library library, Func<IReadOnlyList<MessageProperties>, CancellationToken, ValueTask> shown) =>
        async (reply, cancellation) =>
            await shown(AnswerMessage.Of(reply, View(asked, reply, await library.StatisticsAsync(cancellation))), cancellation);

    AnswerView View(Asked asked, Reply reply, CorpusStatistics statistics) =>
        new(statistics, asked.Locale)
        {
            ReaderLinks = reply.FromSamples ? null : options.ReaderLinks,
            IsEphemeral = asked.Place is { IsPrivate: true, IsVisit: false },
            CanRemove = asked.IsCommand && !asked.Place.IsPrivate,
        };

    static ValueTask<Reply> ReplyAsync(Library library, Asked asked, Question question, PartialReply? shown, CancellationToken cancellation)
    {
        if (asked.IsSpeaker)
            return library.SaidAsync(question, asked.About, cancellation);
        return asked.IsTopic ? library.BriefAsync(question, shown, cancellation) : library.AnswerAsync(question, shown, cancellation);
    }

    /// <summary>Workspaces that may be asked from a place: the server's own, or those opened to the person's direct messages.</summary>
    public async ValueTask<IReadOnlyList<ServerWorkspace>> ReachableAsync(Place place, Snowflake person, CancellationToken cancellation) =>
        place.Server is { } server ? [servers.Of(server)] : await servers.ReachedByAsync(person, cancellation);

    /// <summary>The picture that goes with an answer; null for none.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public Task<FileAttachment?> PictureAsync(Answered answered, CancellationToken cancellation) =>
        AnswerPicture.OfAsync(answered.Reply, answered.Server.Workspace, libraries, Localization.For(answered.Locale), cancellation);

    /// <summary>Takes note of where an answer was posted, for buttons, replies and deletions.</summary>
    /// <param name="question">The message that asked; null for a command.</param>
    public async Task PostedAsync(Answered answered, Asked asked, IReadOnlyList<Snowflake> messages, Snowflake? question)
    {
        if (messages.Count == 0 || answered.Key is not { } key)
            return;
        try
        {
            // What stands in the channel is noted even when the host stops.
            await store.Posted.LinkAsync(
                answered.Workspace,
                key,
                [.. messages.Select(id => Message(asked.Place.Channel, id))],
                question is { } id ? Message(asked.Place.Channel, id) : null,
                asked.Person.ToString(),
                CancellationToken.None
            );
        }
        catch (CorpusException e)
        {
            Log.NotKept(logger, e);
        }
    }

    /// <summary>A message as it is kept.</summary>
    public static ChatMessage Message(Snowflake channel, Snowflake id) => new(ChatStore.Platform, channel.ToString(), id.ToString());

    static bool IsBetter(Reply reply, Reply than) =>
        reply.IsFound != than.IsFound ? reply.IsFound : !reply.FromSamples && (than.FromSamples || reply.Confidence > than.Confidence);

    /// <summary>What a follow-up leans on: the answer replied to or that the thread hangs on, if this person asked for it; else what they
    /// asked last here.</summary>
    async ValueTask<Exchange?> PreviousAsync(Asked asked, CancellationToken cancellation)
    {
        if (asked.StandsAlone)
            return null;
        if (asked.RepliesTo is { } replied && await OwnExchangeAsync(replied, asked.Person, cancellation) is { } exchange)
            return exchange;
        if (asked.Place.Server is null && await ElsewhereAsync(asked, cancellation) is { } elsewhere)
            return elsewhere;
        var conversation = await store.Conversations.GetAsync(
            asked.Place.ForStore,
            asked.Person.ToString(),
            options.ConversationLifetime,
            cancellation
        );
        if (conversation is not null)
            return await ExchangeAsync(conversation, cancellation);
        // A thread started from a message has that message's id.
        return asked.Thread is not { } parent
            ? null
            : await OwnExchangeAsync(Message(parent, asked.Place.Channel), asked.Person, cancellation);
    }

    /// <summary>What a follow-up leans on where another slice answered; null when none did, or something was asked here since.</summary>
    async ValueTask<Exchange?> ElsewhereAsync(Asked asked, CancellationToken cancellation)
    {
        if (links is null)
            return null;
        using var limit = new CancellationTokenSource(RememberedWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var person = asked.Person.ToString();
            var last =
                asked.RepliesTo is { } replied && await links.Slices.ExchangeAsync(replied, person, either.Token) is { } exchange
                    ? exchange
                    : await links.Slices.LastAsync(
                        [asked.Place.ForStore],
                        person,
                        time.GetUtcNow() - options.ConversationLifetime,
                        either.Token
                    );
            return last is null || last.Slice == links.Lease.Slice ? null : new Exchange(last.Question, ShownAnswer.ShortOf(last.Shown));
        }
        catch (Exception e) when (e is CorpusException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // It stands alone then.
            Log.NotRelayed(logger, e);
            return null;
        }
    }

    async ValueTask<Exchange> ExchangeAsync(Conversation conversation, CancellationToken cancellation)
    {
        var answer = conversation.Answer is { } key ? await store.Answers.FindAsync(conversation.Workspace, key, cancellation) : null;
        return new Exchange(conversation.Question, answer is null ? null : ShownAnswer.ShortOf(answer));
    }

    async ValueTask<Exchange?> OwnExchangeAsync(ChatMessage answered, Snowflake person, CancellationToken cancellation)
    {
        if (await store.Posted.FindByMessageAsync(answered, cancellation) is not { } posted || posted.Asker != person.ToString())
            return null;
        return await store.Answers.FindAsync(posted.Workspace, posted.Answer, cancellation) is { } answer
            ? new Exchange(answer.Understood ?? answer.Question, ShownAnswer.ShortOf(answer))
            : null;
    }

    async Task<Answered> KeepAsync(Asked asked, Reply reply, ServerWorkspace server, Library library, CancellationToken cancellation)
    {
        var own = await libraries.OwnAsync(server.Workspace, cancellation);
        var statistics = await library.StatisticsAsync(cancellation);
        var view = View(asked, reply, statistics);
        var shown = ShownAnswer.Of(reply, asked.Place.IsPrivate ? AnswerMessage.Of(reply, view) : null, asked.Locale);
        var record = RecordedReply.Of(
            reply,
            own.Workspace,
            asked.Place.ForStore,
            asked.Person.ToString(),
            asked.Text,
            time.GetUtcNow(),
            JsonSerializer.Serialize(shown, ChatJson.Default.ShownAnswer)
        ) with
        {
            WordsOf = asked.WordsOf?.ToString(),
        };
        var key = await KeepAsync(asked, record, reply.FullQuestion, cancellation);
        return new Answered(reply, key, server, own.Workspace, AnswerMessage.Of(reply, view with { AnswerKey = key?.Value }), asked.Locale);
    }

    /// <summary>
    /// Keeps an answer; null when the corpus can't be written just now, which is no reason not to show it, and when its asker, or the
    /// author of the words, wanted to be forgotten meanwhile.
    /// </summary>
    async Task<AnswerKey?> KeepAsync(Asked asked, AnswerRecord record, string question, CancellationToken cancellation)
    {
        try
        {
            if (IsForgotten(asked, record.Workspace))
                return null;
            var key = await store.Answers.AddAsync(record, cancellation);
            await store.Conversations.SetAsync(
                record.Place,
                record.Person,
                new Conversation(record.Workspace, question, key),
                cancellation
            );
            if (!IsForgotten(asked, record.Workspace))
                return key;
            await store.Answers.ForgetAsync(record.Workspace, key, CancellationToken.None);
            return null;
        }
        catch (CorpusException e)
        {
            Log.NotKept(logger, e);
            return null;
        }
    }

    bool IsForgotten(Asked asked, WorkspaceId workspace) =>
        forgetting.IsForgotten(asked.Person, asked.Id, workspace)
        || (asked.WordsOf is { } author && forgetting.IsForgotten(author, asked.Id, workspace));

    /// <summary>The best of several servers' answers.</summary>
    sealed record Found(Reply Reply, ServerWorkspace Server, Library Library);

    sealed record Tried(Found Best, long At);
}
