using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord;
using BriefBot.Host.Discord;

namespace BriefBot.Host;

/// <summary>Whether a host can answer, and what it can't do; no path, name or address is in it, so that everybody may ask.</summary>
/// <param name="IsReady">Whether it answers.</param>
/// <param name="Parts">What was looked at.</param>
sealed record HealthReport(bool IsReady, IReadOnlyList<Finding> Parts);

/// <summary>Looks at a host that runs.</summary>
/// <param name="libraries">What answers.</param>
/// <param name="counter">Counts feeds; null where none are followed.</param>
/// <param name="engine">How the search engine is doing; null where none is in use.</param>
sealed class HostHealth(Libraries libraries, CorpusCounter? counter, EngineHealth? engine = null)
{
    volatile bool _stopping;

    /// <summary>The bot on Discord; null while it is off.</summary>
    public DiscordHost? Discord { get; set; }

    /// <summary>Says from now on that it isn't ready: it finishes what is at hand, and takes nothing new.</summary>
    public void Stop() => _stopping = true;

    /// <summary>Looks.</summary>
    public async Task<HealthReport> LookAsync(CancellationToken cancellation)
    {
        if (_stopping)
            return new(false, [new("host", false, "It is stopping; ask again when it has been started.")]);
        try
        {
            var library = await libraries.CurrentAsync(Libraries.DefaultWorkspace, cancellation);
            var statistics = await library.StatisticsAsync(cancellation);
            var counts = counter is null ? CorpusCounts.None : await counter.CountAsync(cancellation);
            List<Finding> parts = [Articles(library), Storing(statistics), Feeds(counts), Connection(), Models()];
            if (engine is not null)
                parts.Add(await engine.LookAsync(cancellation));
            return new(true, parts);
        }
        catch (CorpusException)
        {
            return new(false, [new("articles", false, "The corpus cannot be read; run: briefbot doctor")]);
        }
    }

    static Finding Articles(Library library) =>
        new("articles", true, library.IsSamples ? "There are none yet, so the samples answer." : "They can be read.");

    // Why it can do no more names a path, which is for whoever is at the machine.
    Finding Storing(CorpusStatistics statistics) =>
        libraries.Trouble is null
            ? new("storing", true, "Articles and answers can be stored.")
            : new(
                "storing",
                false,
                Text($"Nothing can be stored, and {statistics.Unindexed:N0} articles are not searchable yet; run: briefbot doctor")
            );

    static Finding Feeds(CorpusCounts counts)
    {
        var (failing, dead) = (counts.FeedsIn(FeedState.Failing), counts.FeedsIn(FeedState.Dead));
        return failing + dead == 0
            ? new("feeds", true, Text($"{counts.FeedsIn(FeedState.Ok):N0} are polled, and none is in trouble."))
            : new("feeds", false, Text($"{failing:N0} are failing and {dead:N0} are dead; run: briefbot feeds"));
    }

    Finding Connection() =>
        Discord?.State switch
        {
            null => new("discord", true, "Off: no token is set."),
            ConnectionState.Connected => new("discord", true, "Connected."),
            ConnectionState.Connecting => new("discord", false, "Connecting; if that lasts, run: briefbot doctor"),
            _ when Discord.IsShortOfSessions => new(
                "discord",
                false,
                "Waiting: too few of the sessions that Discord allows a day are left; the log says until when, or run: briefbot doctor"
            ),
            _ => new("discord", false, "Not connected, and tried again soon; the log says why, or run: briefbot doctor"),
        };

    Finding Models() =>
        libraries.PausedModels.Count is > 0 and var paused
            ? new("models", false, Text($"{paused:N0} are passed over since they failed, and the next one or quotes answer; see the log."))
            : new("models", true, "None is passed over.");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
