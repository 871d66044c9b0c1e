using BriefBot.Discord;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Discord;

/// <summary>The bot on Discord while it runs, with its connections.</summary>
sealed class DiscordHost : IAsyncDisposable
{
    readonly DiscordSurroundings _surroundings;
    readonly CancellationTokenSource _stop = new();

    DiscordHost(DiscordSurroundings surroundings)
    {
        _surroundings = surroundings;
        Parts = new DiscordParts(surroundings);
        Completion = Parts.Bot.RunAsync(_stop.Token);
    }

    /// <summary>The bot, and what it can be asked.</summary>
    public DiscordParts Parts { get; }

    /// <summary>What its connections are doing, the least of them.</summary>
    public ConnectionState State => _surroundings.Gateway.ConnectionState;

    /// <summary>Whether a connection waits because too few of the sessions that Discord allows a day are left.</summary>
    public bool IsShortOfSessions => _surroundings.Gateway.Shards.Any(shard => shard.IsShortOfSessions);

    /// <summary>Ends when the bot has stopped; fails when Discord refuses it.</summary>
    public Task Completion { get; }

    /// <summary>Starts the bot. It connects, and goes on trying, by itself.</summary>
    /// <param name="surroundings">Its connections are closed with this.</param>
    public static DiscordHost Start(DiscordSurroundings surroundings) => new(surroundings);

    /// <summary>Lets what is at hand finish, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Whoever runs the host has heard of a failure by Completion.
        await Completion.ContinueWith(
            _ => { },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        await Parts.Bot.DisposeAsync();
        _surroundings.Rest.Dispose();
        _surroundings.Files.Dispose();
        _stop.Dispose();
    }
}
