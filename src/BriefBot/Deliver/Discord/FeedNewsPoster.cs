using System.Net;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Says once that a feed died, and once that it lives again, in the channel where it was added. Where the bot may not write, nobody is
/// told: it stands in the log, in the lists and on the web page all the same.
/// </summary>
/// <param name="localeOf">A server's language; null for English.</param>
sealed class FeedNewsPoster(
    DiscordRestClient rest,
    FeedStore feeds,
    Func<Snowflake, string?> localeOf,
    TimeProvider time,
    ILogger<FeedNewsPoster> logger
)
{
    /// <summary>How often it is looked for news.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Runs until it is told to stop.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.Run(() => RepeatAsync(cancellation), CancellationToken.None);

    async Task RepeatAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do await TellAsync(cancellation);
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Says what there is to say by now.</summary>
    internal async Task TellAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var feed in await feeds.NewsAsync(cancellation))
                if (feed.ReportTo is not { Platform: ChatStore.Platform } place || await PostAsync(feed, place, cancellation))
                    await feeds.ToldAsync(feed, cancellation);
        }
        catch (CorpusException e)
        {
            Log.NewsUnknown(logger, e);
        }
    }

    /// <summary>Posts it; true when it is settled, be it that nobody can be told.</summary>
    async Task<bool> PostAsync(Feed feed, ChatPlace place, CancellationToken cancellation)
    {
        if (!Snowflake.TryParse(place.Channel, out var channel))
            return true;
        var locale = Snowflake.TryParse(place.Guild, out var guild) ? localeOf(guild) : null;
        try
        {
            // The same nonce again, after a crash between posting and noting, posts nothing.
            var message = FeedMessages.News(feed, locale) with
            {
                Nonce = $"feed-{feed.Id}-{(int)feed.News}-{feed.AddedAt.ToUnixTimeSeconds() % 100_000}",
                EnforceNonce = true,
            };
            await rest.CreateMessageAsync(channel, message, cancellation);
            return true;
        }
        catch (DiscordApiException e)
            when (e.HttpStatus is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            Log.NotSent(logger, channel, e);
            return true;
        }
        catch (DiscordException e)
        {
            Log.NotSent(logger, channel, e);
            return false;
        }
    }
}
