using System.Net;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Posts digests to text channels, announcement channels and forums, and finds them there again.</summary>
/// <param name="links">Links to articles as they are stored; null when none are given.</param>
public sealed class DiscordDigestChannel(DiscordRestClient rest, ReaderLinks? links, ILogger<DiscordDigestChannel> logger) : IDigestChannel
{
    // Where it wasn't noted what stood in a channel before, as an earlier version didn't: clocks may be this far from Discord's.
    static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    // What an empty channel has last.
    const string Nothing = "0";

    // Pages of the channel that are looked through for a message; whatever was written since in a busy channel.
    const int MostPages = 20;
    const int ThreeDays = 4_320;

    readonly ChannelAccess _access = new(rest);

    /// <inheritdoc/>
    public int Room(DigestSchedule schedule, VerifiedDigest digest)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var view = View(schedule, digest, null);
        return schedule.What.IsAlert ? AlertMessage.Room(digest, view) : DigestMessage.Room(digest, view);
    }

    /// <inheritdoc/>
    public async ValueTask<LookOutcome> LookAsync(DigestSchedule schedule, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        try
        {
            var channel = await rest.GetChannelAsync(Snowflake.Parse(schedule.What.Place.Channel), cancellation);
            if (await MissingAsync(channel, schedule, cancellation) is { } missing)
                return new LookOutcome.Failed(missing);
            // In a forum it is the newest post's id.
            return new LookOutcome.Seen(channel.LastMessageId?.ToString() ?? Nothing, channel.Type.ToString());
        }
        catch (DiscordException e)
        {
            return new LookOutcome.Failed(
                (PostOutcome?)Refusal(e) ?? new PostOutcome.NotYet(e.Message, (e as DiscordRateLimitedException)?.RetryAfter)
            );
        }
    }

    /// <inheritdoc/>
    public async ValueTask<PostOutcome> PostAsync(DigestPosting posting, LookOutcome.Seen channel, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(posting);
        ArgumentNullException.ThrowIfNull(channel);
        var place = Snowflake.Parse(posting.Schedule.What.Place.Channel);
        try
        {
            var view = View(posting.Schedule, posting.Digest, posting.Run);
            var message = posting.Schedule.What.IsAlert ? AlertMessage.Of(posting.Digest, view) : DigestMessage.Of(posting.Digest, view);
            if (channel.Kind == nameof(ChannelType.Forum))
                return new PostOutcome.Posted(await PostInForumAsync(place, posting, message, cancellation));
            var once = message with { Nonce = posting.Run.Nonce, EnforceNonce = true };
            return new PostOutcome.Posted(Message(place, (await rest.CreateMessageAsync(place, once, cancellation)).Id));
        }
        catch (DiscordApiException e) when (e.Code == DiscordApiException.InvalidFormBody)
        {
            return new PostOutcome.TooLong(e.Message);
        }
        catch (DiscordConnectionException e) when (!e.MayHaveArrived)
        {
            return new PostOutcome.NotYet(e.Message);
        }
        catch (DiscordException e)
        {
            return (PostOutcome?)Refusal(e) ?? new PostOutcome.Uncertain(e.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<FindOutcome> FindAsync(DigestPosting posting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(posting);
        var place = Snowflake.Parse(posting.Schedule.What.Place.Channel);
        var since = Since(posting.Run);
        try
        {
            var channel = await rest.GetChannelAsync(place, cancellation);
            return channel.Type == ChannelType.Forum
                ? await FindInForumAsync(channel, posting.Run, since, cancellation)
                : await FindAsync(channel, posting.Run, since, cancellation);
        }
        catch (DiscordException e)
        {
            return Refusal(e) is { } refused
                ? new FindOutcome.Unreadable(refused.Kind == TroubleKind.ChannelGone ? refused.Kind : TroubleKind.Uncertain, e.Message)
                : new FindOutcome.NotNow(e.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask FollowAsync(DigestPosting posting, ChatMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (!posting.Schedule.What.Threads)
            return;
        var place = Snowflake.Parse(posting.Schedule.What.Place.Channel);
        try
        {
            var type = (await rest.GetChannelAsync(place, cancellation)).Type;
            foreach (var (story, told) in posting.Digest.Digest.Stories.Index())
            {
                var text = DigestMessage.Story(posting.Digest, story, View(posting.Schedule, posting.Digest, null));
                var thread = new ThreadProperties
                {
                    Name = DigestMessage.ThreadName(told.Title, posting.Schedule.What.Locale),
                    AutoArchiveDuration = ThreeDays,
                };
                if (type == ChannelType.Forum)
                    await rest.StartForumPostAsync(place, thread, text, cancellation);
                else
                {
                    var kind = type == ChannelType.News ? ChannelType.NewsThread : ChannelType.PublicThread;
                    await rest.CreateMessageAsync(
                        (await rest.StartThreadAsync(place, thread with { Type = kind }, cancellation)).Id,
                        text,
                        cancellation
                    );
                }
            }
        }
        catch (DiscordException e)
        {
            DigestChannelLog.NoThreads(logger, posting.Run.Id, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask TellAsync(DigestSchedule schedule, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Trouble is not { } trouble || !Snowflake.TryParse(schedule.What.MadeBy, out var maker))
            return;
        try
        {
            var text = Localization
                .For(schedule.What.Locale)
                .With(
                    schedule.What.IsAlert ? Term.AlertTroubleTold : Term.DigestTroubleTold,
                    $"<#{schedule.What.Place.Channel}>",
                    TroubleWords.Of(trouble, schedule.What.Locale)
                );
            var direct = await rest.CreateDMChannelAsync(maker, cancellation);
            await rest.CreateMessageAsync(direct.Id, new MessageProperties { Content = text }, cancellation);
        }
        catch (DiscordException e)
        {
            DigestChannelLog.NotTold(logger, schedule.Id, e);
        }
    }

    /// <summary>What the bot lacks there, by name; null when it lacks nothing, or Discord doesn't tell: then posting shows it.</summary>
    async ValueTask<PostOutcome.Refused?> MissingAsync(Channel channel, DigestSchedule schedule, CancellationToken cancellation)
    {
        try
        {
            var missing = await _access.MissingAsync(channel, ChannelAccess.ForDigests(channel.Type, schedule.What.Threads), cancellation);
            return missing == GuildPermissions.None ? null : new(TroubleKind.NotAllowed, PermissionWords.Lacking(missing));
        }
        catch (DiscordException e)
        {
            DigestChannelLog.NotLooked(logger, schedule.Id, e);
            return null;
        }
    }

    static Snowflake Since(DigestRun run) =>
        Snowflake.TryParse(run.PostingAfter, out var after) ? after : Snowflake.FirstAt((run.PostingSince ?? run.DueAt) - ClockDifference);

    async Task<ChatMessage> PostInForumAsync(
        Snowflake forum,
        DigestPosting posting,
        MessageProperties message,
        CancellationToken cancellation
    )
    {
        var view = View(posting.Schedule, posting.Digest, posting.Run);
        var name = DigestMessage.ThreadName(
            posting.Schedule.What.IsAlert && posting.Digest.Digest.Stories is [var one]
                ? one.Title
                : DigestMessage.Heading(posting.Digest.Digest, view),
            posting.Schedule.What.Locale
        );
        var post = await rest.StartForumPostAsync(
            forum,
            new ThreadProperties { Name = name, AutoArchiveDuration = ThreeDays },
            message,
            cancellation
        );
        // The first message of a post has its thread's id.
        return Message(post.Id, post.Id);
    }

    async ValueTask<FindOutcome> FindAsync(Channel channel, DigestRun run, Snowflake since, CancellationToken cancellation)
    {
        for (var page = 0; page < MostPages; page++)
        {
            var messages = await rest.GetMessagesAfterAsync(channel.Id, since, cancellation);
            if (messages.FirstOrDefault(message => Carries(message, run)) is { } found)
                return new FindOutcome.Found(Message(channel.Id, found.Id));
            if (messages.Count < DiscordRestClient.MessagesAtOnce)
            {
                // Where the history may not be read, Discord shows an empty one; that something was written since betrays it.
                var isHidden = page == 0 && messages.Count == 0 && channel.LastMessageId > since;
                return isHidden
                    ? new FindOutcome.Unreadable(
                        TroubleKind.Uncertain,
                        "It may have been posted; the channel's history can't be read (Read Message History)."
                    )
                    : new FindOutcome.Absent();
            }
            since = messages.Max(message => message.Id);
        }
        return new FindOutcome.Unreadable(TroubleKind.Uncertain, "It may have been posted; too much was written since to find it.");
    }

    async ValueTask<FindOutcome> FindInForumAsync(Channel forum, DigestRun run, Snowflake since, CancellationToken cancellation)
    {
        var posts = await rest.GetActiveThreadsAsync(forum.GuildId!.Value, cancellation);
        foreach (var post in posts.Where(post => post.ParentId == forum.Id && post.Id > since))
            if (await FirstMessageAsync(post, cancellation) is { } first && Carries(first, run))
                return new FindOutcome.Found(Message(post.Id, post.Id));
        return new FindOutcome.Absent();
    }

    async Task<Message?> FirstMessageAsync(Channel post, CancellationToken cancellation)
    {
        try
        {
            return await rest.GetMessageAsync(post.Id, post.Id, cancellation);
        }
        catch (DiscordApiException e) when (e.Code == DiscordApiException.UnknownMessage)
        {
            return null;
        }
    }

    /// <summary>The button under a digest has its number, and nobody but the bot can set one.</summary>
    static bool Carries(Message message, DigestRun run) =>
        message.Author?.Bot == true
        && (message.Components ?? [])
            .SelectMany(row => row.Components ?? [])
            .Any(button => ButtonId.Parse(button.CustomId) is { Action: ButtonAction.DigestWhy } id && id.Answer == run.Id.Value);

    static PostOutcome.Refused? Refusal(DiscordException failure) =>
        failure switch
        {
            DiscordApiException { Code: DiscordApiException.UnknownChannel } => new(TroubleKind.ChannelGone, failure.Message),
            DiscordApiException { HttpStatus: HttpStatusCode.Forbidden } => new(TroubleKind.NotAllowed, failure.Message),
            DiscordApiException { HttpStatus: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } => new(
                TroubleKind.Refused,
                failure.Message
            ),
            _ => null,
        };

    DigestView View(DigestSchedule schedule, VerifiedDigest digest, DigestRun? run) =>
        new(
            LocalTimes.Day(
                digest.Digest.At == DateTimeOffset.MinValue ? run?.DueAt ?? DateTimeOffset.UnixEpoch : digest.Digest.At,
                schedule.What.Zone
            ),
            schedule.What.Locale
        )
        {
            ReaderLinks = links,
            Run = run?.Id.Value,
        };

    static ChatMessage Message(Snowflake channel, Snowflake id) => new(ChatStore.Platform, channel.ToString(), id.ToString());
}

/// <summary>What keeps a digest from being posted, in words.</summary>
static class TroubleWords
{
    /// <summary>With the permissions that are missing, where they are known.</summary>
    public static string Of(ScheduleTrouble trouble, string? locale) =>
        trouble.Kind == TroubleKind.NotAllowed && PermissionWords.In(trouble.Reason) is not GuildPermissions.None and var missing
            ? Localization.For(locale).With(Term.DigestLacks, PermissionWords.Of(missing, locale))
            : Of(trouble.Kind, locale);

    static string Of(TroubleKind kind, string? locale) =>
        Localization.For(locale)[
            kind switch
            {
                TroubleKind.ChannelGone => Term.DigestChannelGone,
                TroubleKind.NotAllowed => Term.DigestNotAllowed,
                TroubleKind.Unreachable => Term.DigestUnreachable,
                TroubleKind.Uncertain => Term.DigestUncertain,
                TroubleKind.NotComposed => Term.DigestNotComposed,
                _ => Term.DigestRefused,
            }
        ];
}

static partial class DigestChannelLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest {Run} was posted, but not all of its threads were.")]
    public static partial void NoThreads(ILogger logger, DigestRunId run, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "What may be done in the channel of schedule {Schedule} could not be learned.")]
    public static partial void NotLooked(ILogger logger, ScheduleId schedule, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Whoever made schedule {Schedule} could not be told that its digest was not posted."
    )]
    public static partial void NotTold(ILogger logger, ScheduleId schedule, Exception exception);
}
