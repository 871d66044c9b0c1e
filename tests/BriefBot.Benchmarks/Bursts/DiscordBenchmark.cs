using System.Globalization;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;
using BriefBot.Fakes;

namespace BriefBot.Benchmarks.Bursts;

/// <summary>The bot on Discord under a burst of questions: each acknowledged soon, answered or politely refused, no memory kept.</summary>
/// <remarks>Discord takes an acknowledgement for 3 s; the target leaves two of them to the network.</remarks>
sealed class DiscordBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>The first argument that asks for this benchmark.</summary>
    public const string Verb = "discord";

    const int Questions = 500;
    const int QuestionsBesideWeb = 60;
    const int WarmUp = 50;
    const int GeneratedArticles = 6_000;
    const int GeneratedQuestions = 400;
    const double AcknowledgedWithinMilliseconds = 1000;

    // SQLite's page caches, 8 MB a connection, fill as pages are first read, and a heap that has room grows before it is cleaned up.
    const double MemoryFactor = 1.25;
    static readonly TimeSpan Span = TimeSpan.FromSeconds(2);
    static readonly TimeSpan WebAlone = TimeSpan.FromSeconds(3);
    static readonly TimeSpan WarmUpSpan = TimeSpan.FromSeconds(5);

    static readonly (string Key, string Value)[] NoLimits =
    [
        ("Discord:QuestionsPerPerson", "10000"),
        ("Discord:QuestionsPerServer", "100000"),
        ("Discord:WaitingQuestions", "1000"),
    ];

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync()
    {
        if (options.BriefBot is null)
            throw new FormatException("discord needs --briefbot FILE. " + BenchOptions.Usage);
        var set = options.Corpus is null
            ? GeneratedNews.Create(GeneratedArticles, GeneratedQuestions)
            : NewsSet.Read(options.Corpus, options.Questions!);
        var data = Path.Combine(options.Folder, "discord");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        Directory.CreateDirectory(data);
        await using var discord = await FakeDiscord.StartAsync(ct: cancellation);
        var servers = new Servers(discord, set, WarmUp);
        var passages = await servers.IngestAsync(Path.Combine(data, "briefbot.db"), cancellation);

        if (options.WebClients == 0)
        {
            await MeasureAsync("usual limits", discord, servers, data, [], bursts: 1);
            await MeasureAsync("no limits", discord, servers, data, NoLimits, options.Bursts);
        }
        else
        {
            await MeasureBesideWebAsync(discord, servers, set, data);
        }

        table.Print(Console.Out, $"{set.Name} articles, {passages:N0} passages over {servers.Count} servers");
    }

    async Task MeasureAsync(
        string name,
        FakeDiscord discord,
        Servers servers,
        string data,
        (string Key, string Value)[] settings,
        int bursts
    )
    {
        await using var bot = await ServingProcess.StartAsync(options.BriefBot!, data, discord, [Home(servers), .. settings], cancellation);
        await Burst.FireAsync(discord, servers.WarmUp(), WarmUpSpan, cancellation);
        var before = await bot.SettledAsync(cancellation);
        var first = 0.0;
        for (var burst = 1; burst <= bursts; burst++)
        {
            var (result, peak) = await bot.PeakDuringAsync(
                () => Burst.FireAsync(discord, servers.Questions(Questions), Span, cancellation),
                cancellation
            );
            var after = await bot.SettledAsync(cancellation);
            var what = bursts == 1 ? name : $"{name}, burst {burst}";
            Report(what, result, refuses: settings.Length == 0, Questions);
            table.Add($"{what}: resident memory before / peak / after, MB", $"{before:0} / {peak:0} / {after:0}");
            if (burst == 1)
                table.AtMost($"{what}: after ÷ before", (first = after) / before, MemoryFactor);
            else
                table.AtMost($"{what}: after ÷ after the first burst", after / first, MemoryFactor);
        }

        discord.Gateway.ForgetSessions();
    }

    /// <summary>Few questions on Discord while clients of the web page ask without a pause.</summary>
    async Task MeasureBesideWebAsync(FakeDiscord discord, Servers servers, NewsSet set, string data)
    {
        await using var bot = await ServingProcess.StartAsync(options.BriefBot!, data, discord, [Home(servers), .. NoLimits], cancellation);
        await Burst.FireAsync(discord, servers.WarmUp(), WarmUpSpan, cancellation);
        var questions = set.Questions.Select(question => question.Text.Replace(" this week", "", StringComparison.Ordinal)).ToList();
        for (var burst = 1; burst <= options.Bursts; burst++)
        {
            var what = $"{options.WebClients} web clients, burst {burst}";
            await using var clients = WebClients.Start(bot.Address, questions, options.WebClients);
            await Task.Delay(WebAlone, cancellation);
            var result = await Burst.FireAsync(discord, servers.Questions(QuestionsBesideWeb, byOne: 0), Span, cancellation);
            var web = await clients.StopAsync();
            Report(what, result, refuses: false, QuestionsBesideWeb);
            table.Add($"{what}: web answered / told to come back / failed", $"{web.Answered} / {web.Refused} / {web.Failed}");
            table.Add($"{what}: web answered, p50 / p95", $"{web.Times.Median / 1000:0.0} / {web.Times.P95 / 1000:0.0} s");
            table.AtLeast($"{what}: web answers", web.Answered, 1, "0");
        }
    }

    static (string Key, string Value) Home(Servers servers) =>
        ("Discord:HomeServer", servers.Home.Id.ToString(CultureInfo.InvariantCulture));

    void Report(string what, BurstResult result, bool refuses, int asked)
    {
        var (answered, busy, limited) = (result.Count(Fate.Answered), result.Count(Fate.Busy), result.Count(Fate.Limited));
        table.Add($"{what}: questions sent in", $"{result.Took.TotalSeconds:0.00} s");
        table.Add($"{what}: acknowledged, p50 / p95", $"{result.Acknowledgements.Median:0} / {result.Acknowledgements.P95:0} ms");
        table.AtMost($"{what}: acknowledged, the last, ms", result.Acknowledgements.Largest, AcknowledgedWithinMilliseconds, "0");
        table.Add(
            $"{what}: answered, p50 / p95 / the last",
            $"{result.Answers.Median / 1000:0.0} / {result.Answers.P95 / 1000:0.0} / {result.Answers.Largest / 1000:0.0} s"
        );
        table.Add(
            $"{what}: answered (with quotes) / refused as busy / by a limit",
            $"{answered} ({result.Outcomes.Count(one => one.IsCited)}) / {busy} / {limited}"
        );
        if (refuses)
            table.AtLeast($"{what}: answered or politely refused", answered + busy + limited, asked, "0");
        else
            table.AtLeast($"{what}: answered", answered, asked, "0");
        table.AtMost($"{what}: requests that Discord refused", result.BadRequests, 0, "0");
    }
}
