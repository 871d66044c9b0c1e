using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Relays;

/// <summary>
/// Takes what was asked outside of servers, which Discord tells one shard only, to the slice whose articles can answer it. Who leads that
/// slice looks again whether the person may ask there, and answers; where nobody does, this host says so.
/// </summary>
/// <param name="directs">Waits for other hosts; what is answered here has its place among the questions.</param>
sealed class DirectMessages(
    RelayDesk desk,
    OtherSlices slices,
    ServerWorkspaces servers,
    DiscordRestClient rest,
    BotOptions options,
    WorkQueue directs,
    TimeProvider time,
    ILogger<DirectMessages> logger
)
{
    // A leader looks once a second, also where it has just taken the slice over.
    static readonly TimeSpan TakenWithin = TimeSpan.FromSeconds(10);

    // Of a database that swallows all, this host answers from its copy in time.
    static readonly TimeSpan KnownWithin = TimeSpan.FromSeconds(4);
    static readonly TimeSpan SuggestedWithin = TimeSpan.FromSeconds(1);

    /// <summary>The slice that this host leads.</summary>
    public int Slice => desk.Slice;

    /// <summary>Where what waits for other hosts is done.</summary>
    public WorkQueue Queue => directs;

    /// <summary>Whether an interaction may be another slice's.</summary>
    public static bool Concerns(InteractionContext context) => context.Server is null && !context.IsRelayed;

    /// <summary>Whose articles answer a question best.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="kind">How other hosts are asked how good their answer would be.</param>
    /// <param name="content">The question, as they take it.</param>
    /// <param name="rankHere">How good this host's would be.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The slice: this host's where the person reaches none; null where one that they reach is not served.</returns>
    public async Task<int?> ChooseAsync(
        Snowflake person,
        string kind,
        string content,
        Func<CancellationToken, Task<double?>> rankHere,
        CancellationToken cancellation
    )
    {
        var isHere = (await servers.ReachedByAsync(person, cancellation)).Count > 0;
        // Who can't find out asks here: where the database is away, what this host holds can be read.
        if (await OthersOfAsync(person, cancellation) is not { } others)
            return isHere ? Slice : null;
        if (others.Count == 0)
            return Slice;
        if (others is [var only] && !isHere)
            return only;
        var asked = others.Select(slice => desk.AskAsync(slice, kind, content, TakenWithin, cancellation)).ToList();
        var best = (Slice, Rank: isHere ? await rankHere(cancellation) : null);
        var isComplete = true;
        foreach (var (slice, outcome) in others.Zip(await Task.WhenAll(asked)))
        {
            if (outcome is not { End: RelayEnd.Done, Result.Length: > 0 })
                isComplete = false;
            else if (JsonSerializer.Deserialize(outcome.Result, RelayJson.Default.RelayedRank)!.Rank is { } rank && !(rank <= best.Rank))
                best = (slice, rank);
        }
        // Nothing is said to be unknown as long as a slice that may know it is silent.
        return isComplete || best.Rank >= Ranks.Found ? best.Slice : null;
    }

    /// <summary>Has another slice answer an interaction; says so where it doesn't.</summary>
    /// <param name="context">Acknowledged.</param>
    /// <param name="isKept">Whether it is noted where the answer stands.</param>
    public async Task ForwardAsync(InteractionContext context, int slice, bool isKept, CancellationToken cancellation)
    {
        var outcome = await desk.AskAsync(slice, RelayKind.Interaction, Content(context), TakenWithin, cancellation);
        if (outcome.End == RelayEnd.NotTaken || (outcome.End == RelayEnd.Lost && await IsOpenAsync(context, isKept)))
            await context.ExplainAsync(NoticeMessage.Of(Term.NotServedNow, context.Locale), CancellationToken.None);
    }

    /// <summary>Has another slice do what a button under one of its answers says.</summary>
    /// <returns>False when the answer is none of another slice.</returns>
    public async Task<bool> TryForwardPressAsync(InteractionContext context, long answer, CancellationToken cancellation)
    {
        if (!Concerns(context) || context.Interaction is not { Message: { } message, ChannelId: { } channel })
            return false;
        var carried = await slices.CarrierAsync(Chat(channel, message.Id), cancellation);
        // Pressed before it was noted where the answer stands.
        if (carried is null && await LastAsync(context, options.ConversationLifetime, cancellation) is { } last && last.Answer == answer)
            carried = last.Slice;
        return await TryForwardAsync(context, carried, cancellation);
    }

    /// <summary>Has another slice tell how the person's last answer here came about.</summary>
    /// <returns>False when it is none of another slice.</returns>
    public async Task<bool> TryForwardWhyAsync(InteractionContext context, CancellationToken cancellation) =>
        Concerns(context)
        && await TryForwardAsync(context, (await LastAsync(context, options.KeepAnswers, cancellation))?.Slice, cancellation);

    /// <summary>Has another slice answer a direct message.</summary>
    public async Task<RelayEnd> ForwardAsync(Message message, int slice, CancellationToken cancellation) =>
        (await desk.AskAsync(slice, RelayKind.Message, PayloadText.Of(message), TakenWithin, cancellation)).End;

    /// <summary>The slice that answered a direct message; null when none has.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<int?> AnswererAsync(Snowflake channel, Snowflake message, CancellationToken cancellation) =>
        slices.AnswererAsync(Chat(channel, message), cancellation);

    /// <summary>Tells the slice whose answer a direct message asked for, or carries, that the message is gone.</summary>
    /// <param name="channel">Where it stood.</param>
    /// <param name="message">The message.</param>
    /// <param name="slice">Which slice; null where that is to be found out.</param>
    public void TellDeleted(Snowflake channel, Snowflake message, int? slice = null)
    {
        using var slot = directs.TryReserve();
        slot?.Start(async stop =>
        {
            try
            {
                var chat = Chat(channel, message);
                var whose = slice ?? await slices.AnswererAsync(chat, stop) ?? await slices.CarrierAsync(chat, stop);
                if (whose is not { } other || other == Slice)
                    return;
                var deletion = PayloadText.Of(new MessageDeletion { Id = message, ChannelId = channel });
                await desk.AskAsync(other, RelayKind.Deletion, deletion, TakenWithin, stop);
            }
            catch (CorpusException e)
            {
                Log.NotRelayed(logger, e);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        });
    }

    /// <summary>What other slices have for a person to ask.</summary>
    /// <returns>One for each of them, and whether all have said it.</returns>
    public async Task<(IReadOnlyList<CorpusStatistics> Statistics, bool IsComplete)> StatisticsAsync(
        InteractionContext context,
        CancellationToken cancellation
    )
    {
        if (!Concerns(context))
            return ([], true);
        if (await OthersOfAsync(context.Person, cancellation) is not { } others)
            return ([], false);
        var content = JsonSerializer.Serialize(new RelayedPerson(context.Person.Value), RelayJson.Default.RelayedPerson);
        var said = await Task.WhenAll(others.Select(slice => desk.AskAsync(slice, RelayKind.Status, content, TakenWithin, cancellation)));
        var known = said.Where(outcome => outcome is { End: RelayEnd.Done, Result.Length: > 0 }).ToList();
        return (
            [
                .. known
                    .Select(outcome => JsonSerializer.Deserialize(outcome.Result, RelayJson.Default.RelayedStatistics)!.Statistics)
                    .OfType<CorpusStatistics>(),
            ],
            known.Count == others.Count
        );
    }

    /// <summary>What other slices offer for the option that a person is writing.</summary>
    public async Task<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (!Concerns(context) || await OthersOfAsync(context.Person, cancellation) is not { Count: > 0 } others)
            return [];
        var content = Content(context);
        var said = await Task.WhenAll(
            others.Select(slice => desk.AskAsync(slice, RelayKind.Suggest, content, SuggestedWithin, cancellation))
        );
        return
        [
            .. said.Where(outcome => outcome is { End: RelayEnd.Done, Result.Length: > 0 })
                .SelectMany(outcome => PayloadText.Choices(outcome.Result)),
        ];
    }

    /// <summary>An interaction as it stands, for another host.</summary>
    public static string Content(InteractionContext context) =>
        JsonSerializer.Serialize(context.HandOver(), RelayJson.Default.RelayedInteraction);

    async Task<bool> TryForwardAsync(InteractionContext context, int? slice, CancellationToken cancellation)
    {
        if (slice is not { } other || other == Slice)
            return false;
        await ForwardAsync(context, other, isKept: false, cancellation);
        return true;
    }

    ValueTask<AskedElsewhere?> LastAsync(InteractionContext context, TimeSpan age, CancellationToken cancellation) =>
        slices.LastAsync(
            [context.Place(isPrivate: false).ForStore, context.Place(isPrivate: true).ForStore],
            context.Person.ToString(),
            time.GetUtcNow() - age,
            cancellation
        );

    /// <summary>Whether an interaction whose host is gone has no answer. What was being written isn't one, and that host changes nothing
    /// any more.</summary>
    async Task<bool> IsOpenAsync(InteractionContext context, bool isKept)
    {
        if (context.HandOver().Sent > 0)
            return true;
        try
        {
            var interaction = context.Interaction;
            var stands = await rest.GetOriginalInteractionResponseAsync(
                interaction.ApplicationId,
                interaction.Token,
                CancellationToken.None
            );
            return stands.Flags?.HasFlag(MessageFlags.Loading) == true
                || (isKept && await slices.CarrierAsync(Chat(stands.ChannelId, stands.Id), CancellationToken.None) is null);
        }
        catch (DiscordException e)
        {
            Log.NotPosted(logger, context.Interaction.Id, e);
            return false;
        }
    }

    /// <summary>Other slices with a server that is open to direct messages and that a person is in; null when that can't be found
    /// out.</summary>
    async Task<IReadOnlyList<int>?> OthersOfAsync(Snowflake person, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(KnownWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var others = new List<int>();
            foreach (var slice in (await slices.OpenToDirectMessagesAsync(either.Token)).GroupBy(open => open.Slice))
                if (slice.Key != Slice && await IsInAsync(slice, person, cancellation))
                    others.Add(slice.Key);
            return others;
        }
        catch (CorpusException e)
        {
            Log.NotRelayed(logger, e);
            return null;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            Log.NotRelayed(logger, e);
            return null;
        }
    }

    async Task<bool> IsInAsync(IEnumerable<OpenWorkspace> open, Snowflake person, CancellationToken cancellation)
    {
        foreach (var workspace in open)
            if (ServerOf(workspace.Name) is { } server && await servers.IsMemberAsync(server, person, cancellation))
                return true;
        return false;
    }

    Snowflake? ServerOf(string workspace)
    {
        if (workspace == Libraries.DefaultWorkspace)
            return options.HomeServer is { } home ? new(home) : null;
        return DiscordWorkspaces.ServerOf(workspace) is { } server ? Snowflake.Parse(server) : null;
    }

    static ChatMessage Chat(Snowflake channel, Snowflake message) => new(ChatStore.Platform, channel.ToString(), message.ToString());
}
