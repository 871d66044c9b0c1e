using System.Diagnostics.Metrics;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Discord;

namespace BriefBot.Host.Telemetry;

/// <summary>What there is, as metrics. What the database holds is counted every 15 seconds, whoever stored it; the rest is read when it is
/// asked for.</summary>
sealed class HostGauges : IAsyncDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "BriefBot.Host";

    static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    readonly CorpusCounter _counter;
    readonly TimeProvider _time;
    readonly Meter _meter = new(Name);
    readonly CancellationTokenSource _stop = new();
    volatile CorpusCounts _counts = CorpusCounts.None;
    Task _work = Task.CompletedTask;

    HostGauges(CorpusCounter counter, Libraries libraries, HostHealth health, TimeProvider time)
    {
        (_counter, _time) = (counter, time);
        Gauge("briefbot.articles", "{article}", "Articles that are stored.", () => _counts.Articles);
        Gauge("briefbot.articles.unindexed", "{article}", "Articles that aren't searchable yet.", () => _counts.Unindexed);
        Gauge(
            "briefbot.articles.reindexing",
            "{article}",
            "Articles that an older version indexed and that are indexed anew; questions find them meanwhile.",
            () => _counts.Renewing
        );
        Gauge("briefbot.stories", "{story}", "Stories.", () => _counts.Stories);
        Gauge("briefbot.feed.items.due", "{item}", "Items of feeds whose articles are still to be fetched.", () => _counts.DueItems);
        Gauge(
            "briefbot.models.paused",
            "{model}",
            "Chat models that are passed over since they failed.",
            () => libraries.PausedModels.Count
        );
        Gauge("briefbot.store.blocked", "1", "1 while nothing can be stored.", () => libraries.Trouble is null ? 0 : 1);
        _meter.CreateObservableGauge("briefbot.feeds", Feeds, "{feed}", "Feeds by how they are doing.");
        _meter.CreateObservableGauge(
            "briefbot.questions.waiting",
            () => Waiting(libraries.Threads, health.Discord?.Parts.Bot.WaitingQuestions ?? 0),
            "{question}",
            "Questions that wait for their turn."
        );
        _meter.CreateObservableGauge("briefbot.discord.connected", () => Connected(health), "1", "1 while Discord is connected.");
    }

    /// <summary>Starts them, counted once.</summary>
    /// <exception cref="CorpusException">The database cannot be read.</exception>
    public static async Task<HostGauges> StartAsync(
        CorpusCounter counter,
        Libraries libraries,
        HostHealth health,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var gauges = new HostGauges(counter, libraries, health, time) { _counts = await counter.CountAsync(cancellation) };
        gauges._work = Task.Run(gauges.KeepAsync, CancellationToken.None);
        return gauges;
    }

    /// <summary>Ends them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _meter.Dispose();
        _stop.Dispose();
    }

    async Task KeepAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Rest, _time, _stop.Token);
                try
                {
                    _counts = await _counter.CountAsync(_stop.Token);
                }
                catch (CorpusException)
                {
                    // Whoever answers or stores says what is wrong; the last counts stand meanwhile.
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    void Gauge(string name, string unit, string means, Func<long> read) => _meter.CreateObservableGauge(name, read, unit, means);

    IEnumerable<Measurement<long>> Feeds() =>
        Enum.GetValues<FeedState>()
            .Select(state => new Measurement<long>(
                _counts.FeedsIn(state),
                KeyValuePair.Create<string, object?>("briefbot.feed.state", state.ToString().ToLowerInvariant())
            ));

    // Where Discord is off, nothing is said of it.
    static IEnumerable<Measurement<long>> Connected(HostHealth health) =>
        health.Discord is { } discord ? [new Measurement<long>(discord.State == ConnectionState.Connected ? 1 : 0)] : [];

    static IEnumerable<Measurement<long>> Waiting(AnswerThreads threads, int onDiscord) =>
        Enum.GetValues<Surface>()
            .Select(surface => new Measurement<long>(
                threads.Waiting(surface) + (surface == Surface.Discord ? onDiscord : 0),
                KeyValuePair.Create<string, object?>("briefbot.surface", QuestionMeter.NameOf(surface))
            ));
}
