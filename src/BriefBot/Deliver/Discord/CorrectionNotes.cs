using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Edits the messages of answers whose sources were corrected. What is due stands in the database: it is worked off at the start and as it
/// comes, and an edit that was done but not noted is done again, to the same message.
/// </summary>
sealed class CorrectionNotes(DiscordRestClient rest, ChatStore store, TimeProvider time, ILogger<CorrectionNotes> logger)
{
    // Other processes store articles, too, and what failed is tried again.
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // Where an answer stands is noted once it is sent; after this long nothing will be.
    static readonly TimeSpan PostedWithin = TimeSpan.FromMinutes(10);

    /// <summary>Runs until it is told to stop, on other threads: the database may make whoever asks it wait for its lock.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.Run(() => RepeatAsync(cancellation), CancellationToken.None);

    async Task RepeatAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await WorkOffAsync(cancellation);
                await store.Corrected.WaitAsync(Interval, time, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        catch (DiscordUnauthorizedException)
        {
            // The bot itself ends for this, and says what to do.
            return;
        }
    }

    async Task WorkOffAsync(CancellationToken cancellation)
    {
        AnswerKey? after = null;
        try
        {
            while (await store.Corrected.DueAsync(after, cancellation) is { Count: > 0 } due)
            {
                foreach (var (answer, workspace) in due)
                    await TellAsync(workspace, answer, cancellation);
                after = due[^1].Answer;
            }
        }
        catch (CorpusException e)
        {
            Log.NotCorrected(logger, e);
        }
    }

    async Task TellAsync(WorkspaceId workspace, AnswerKey answer, CancellationToken cancellation)
    {
        try
        {
            if (await store.Corrected.FindAsync(workspace, answer, cancellation) is not { } corrected)
                return;
            var shown = Shown(corrected.Answer);
            if (corrected.Messages.Count == 0 && time.GetUtcNow() - corrected.Answer.AskedAt < PostedWithin)
                return;
            await EditAsync(corrected, shown, cancellation);
            // What was edited is noted even when the host stops.
            await store.Corrected.ToldAsync(answer, corrected.Revision, CancellationToken.None);
        }
        catch (DiscordException e) when (e is not DiscordUnauthorizedException)
        {
            Log.NotCorrectedYet(logger, answer.Value, e);
        }
    }

    // Other platforms may keep what they showed in a form of their own.
    static ShownAnswer? Shown(AnswerRecord answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Shown, ChatJson.Default.ShownAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    async Task EditAsync(CorrectedAnswer corrected, ShownAnswer? shown, CancellationToken cancellation)
    {
        // What one person alone sees can only be changed for some minutes, with the token of the interaction: nothing is promised there.
        // Once it was shared, Discord tells which messages are for all: those alone it knows by channel and id.
        if (corrected.Messages.Count <= (shown?.Private?.Count ?? 0))
            return;
        var there = new List<(ChatMessage Message, StandingMessage Stands)>();
        foreach (var message in corrected.Messages)
        {
            if (await ReadAsync(message, cancellation) is { } stands)
                there.Add((message, stands));
        }
        if (there.Count == 0)
            return;
        foreach (
            var (index, changes) in CorrectionNote.Of([.. there.Select(one => one.Stands)], corrected, Localization.For(shown?.Locale))
        )
            await TryAsync(there[index].Message, (channel, id) => rest.EditMessageAsync(channel, id, changes, cancellation));
    }

    async Task<StandingMessage?> ReadAsync(ChatMessage message, CancellationToken cancellation)
    {
        var found = await TryAsync(message, (channel, id) => rest.GetMessageAsync(channel, id, cancellation));
        return found is null ? null : new(found.Content ?? "", found.Embeds ?? []);
    }

    /// <summary>Does something with a message; null when it is gone, or the bot may not do it any more.</summary>
    async Task<Message?> TryAsync(ChatMessage message, Func<Snowflake, Snowflake, Task<Message>> work)
    {
        if (
            message.Platform != ChatStore.Platform
            || !Snowflake.TryParse(message.Channel, out var channel)
            || !Snowflake.TryParse(message.Id, out var id)
        )
            return null;
        try
        {
            return await work(channel, id);
        }
        catch (DiscordApiException e) when ((int)e.HttpStatus is >= 400 and < 500 and not 408 and not 429)
        {
            Log.NotCorrectable(logger, message.Id, e.Code);
            return null;
        }
    }
}
