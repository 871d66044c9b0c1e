using BriefBot.Deliver.Discord.Commands;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Brings Discord's list of commands in line with the bot's, beside everything else: messages and the commands that Discord has are
/// answered meanwhile. What it refuses is tried again for a little more than a day, as it counts the creations of a day.
/// </summary>
sealed class CommandRegistration(DiscordRestClient rest, CommandSet commands, TimeProvider time, ILogger<CommandRegistration> logger)
{
    // 5 s, 10 s … 43 min, then an hour each: 1.4 and 26 hours.
    const int Attempts = 36;
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the commands are registered, or when it has failed for the first time.</summary>
    public Task Tried => _tried.Task;

    /// <summary>Registers the commands for all that the application may be installed for.</summary>
    public Task RunAsync(Application application, CancellationToken cancellation) =>
        RunAsync(
            application.Id,
            [.. commands.All.Select(command => CommandText.InstalledFor(command.Definition, application.IsForPeople))],
            cancellation
        );

    /// <summary>Registers the commands for servers and people.</summary>
    public Task RunAsync(Snowflake application, CancellationToken cancellation) =>
        RunAsync(application, [.. commands.All.Select(command => command.Definition)], cancellation);

    /// <summary>Ends when the commands are registered, when it was tried often enough, or when it is told to stop.</summary>
    async Task RunAsync(Snowflake application, IReadOnlyList<ApplicationCommand> wanted, CancellationToken cancellation)
    {
        try
        {
            var delay = FirstDelay;
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (await TryAsync(application, wanted, delay, cancellation))
                    return;
                _tried.TrySetResult();
                await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), time, cancellation);
                delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks));
            }
            Log.GivenUp(logger);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _tried.TrySetCanceled(cancellation);
        }
        finally
        {
            _tried.TrySetResult();
        }
    }

    /// <summary>Whether nothing is left to do.</summary>
    async Task<bool> TryAsync(
        Snowflake application,
        IReadOnlyList<ApplicationCommand> wanted,
        TimeSpan delay,
        CancellationToken cancellation
    )
    {
        try
        {
            var result = await ApplicationCommandSync.SynchronizeAsync(rest, application, wanted, cancellation);
            foreach (var refused in result.Refused)
                Log.CommandRefused(logger, refused.Command.Name, delay, refused.Cause);
            Log.Registered(logger, commands.All.Count, result.Writes);
            return result.Refused.Count == 0;
        }
        catch (DiscordUnauthorizedException)
        {
            // Whoever runs the bot hears of it from the client, and stops.
            return true;
        }
        catch (DiscordException e)
        {
            Log.NotRegistered(logger, delay, e);
            return false;
        }
    }
}
