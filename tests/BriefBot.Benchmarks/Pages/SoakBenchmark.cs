using System.Globalization;
using System.Net;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;

namespace BriefBot.Benchmarks.Pages;

/// <summary>
/// Minutes at full speed: people read, ask and vote, another process adds articles, the host is killed in the middle and started again. No
/// request may fail, the memory must not grow, and the database must be whole at the end.
/// </summary>
sealed class SoakBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>What the command line calls it.</summary>
    public const string Verb = "soak";

    const int Articles = 6_000;
    const int Added = 2_000;
    const int AddedAtOnce = 20;
    const int Questions = 200;
    const int Clients = 4;

    // How much more memory the last quarter of a run may hold than its second.
    const double Growth = 1.1;

    static readonly TimeSpan Sample = TimeSpan.FromSeconds(2);

    int _answered;
    int _busy;
    readonly List<string> _failed = [];

    /// <summary>Runs it and prints the table.</summary>
    public async Task RunAsync()
    {
        var executable = options.BriefBot ?? throw new FormatException("soak needs --briefbot. " + BenchOptions.Usage);
        var set = GeneratedNews.Create(Articles + Added, Questions);
        var data = await GeneratedData.CreateAsync(options.Folder, set with { Articles = [.. set.Articles.Take(Articles)] }, cancellation);
        var later = new Queue<NewsArticle>(set.Articles.Skip(Articles));
        var half = TimeSpan.FromMinutes(options.Minutes / 2.0);
        await using (var killed = await WebProcess.StartAsync(executable, data, cancellation))
        {
            await LoadAsync("before the kill", killed, executable, data, set, later, half);
            await killed.KillAsync();
        }
        await using (var again = await WebProcess.StartAsync(executable, data, cancellation))
        {
            await LoadAsync("after it", again, executable, data, set, later, half);
            var (exitCode, failures) = await again.StopAsync();
            table.AtMost("exit code", exitCode, 0);
            table.AtMost("failures in the log", failures.Count, 0);
            foreach (var failure in failures.Take(5))
                await Console.Error.WriteLineAsync(failure);
        }
        table.Add("requests answered; told to come back", $"{_answered:N0}; {_busy:N0}");
        table.AtMost("requests that failed", _failed.Count, 0);
        foreach (var failure in _failed.Take(10))
            await Console.Error.WriteLineAsync(failure);
        var verified = await ProcessMeasure.OutputAsync(
            new(executable, ["doctor", "--verify", Path.Combine(data, "briefbot.db")], 0),
            cancellation
        );
        table.Add("doctor --verify", verified.Trim().Split('\n')[^1]);
        table.Print(Console.Out, new NewsDescription(set.Name, Articles + Added, Questions, 0).ToString());
    }

    async Task LoadAsync(
        string name,
        WebProcess serving,
        string executable,
        string data,
        NewsSet set,
        Queue<NewsArticle> later,
        TimeSpan lasts
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(lasts);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = serving.Address };
        var clients = Enumerable.Range(0, Clients).Select(number => Task.Run(() => UseAsync(client, set, number, end.Token))).ToList();
        var adding = Task.Run(() => AddAsync(executable, data, later, end.Token), CancellationToken.None);
        var memory = new List<double>();
        using var timer = new PeriodicTimer(Sample);
        while (!end.IsCancellationRequested)
        {
            memory.Add(serving.Resident);
            try
            {
                await timer.WaitForNextTickAsync(end.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                break;
            }
        }
        await Task.WhenAll([.. clients, adding]);
        var quarter = Math.Max(1, memory.Count / 4);
        var (early, late) = (memory.Skip(quarter).Take(quarter).DefaultIfEmpty(memory[0]).Average(), memory.TakeLast(quarter).Average());
        table.Add($"memory {name}, second and last quarter", $"{early:0} MB, {late:0} MB");
        table.AtMost($"last ÷ second quarter, {name}", late / early, Growth);
    }

    async Task UseAsync(HttpClient client, NewsSet set, int number, CancellationToken stop)
    {
        var random = new Random(number);
        while (!stop.IsCancellationRequested)
        {
            var question = Uri.EscapeDataString(set.Questions[random.Next(set.Questions.Count)].Text);
            var article = random.Next(1, Articles).ToString(CultureInfo.InvariantCulture);
            var (address, form) = random.Next(20) switch
            {
                < 3 => ("/", null),
                < 7 => ("/?q=" + question, null),
                < 9 => ("/api/ask?q=" + question, null),
                < 10 => ("/brief?q=" + question, null),
                < 14 => ($"/article/{article}", null),
                < 15 => ("/stories", null),
                < 16 => ("/admin", null),
                < 17 => ("/metrics", null),
                < 18 => ("/health/ready", null),
                < 19 => ("/answer/1", null),
                _ => ("/answer/1/feedback", "up"),
            };
            try
            {
                using var content = form is null ? null : new FormUrlEncodedContent([new("feedback", form)]);
                using var response = content is null
                    ? await client.GetAsync(new Uri(address, UriKind.Relative), stop)
                    : await client.PostAsync(new Uri(address, UriKind.Relative), content, stop);
                Count(address, response.StatusCode);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (HttpRequestException e)
            {
                Fail($"{address}: {e.Message}");
            }
        }
    }

    void Count(string address, HttpStatusCode status)
    {
        if (status is HttpStatusCode.ServiceUnavailable)
            Interlocked.Increment(ref _busy);
        // What a build doesn't have, or nobody has asked yet, isn't a failure.
        else if ((int)status < 400 || status is HttpStatusCode.NotFound)
            Interlocked.Increment(ref _answered);
        else
            Fail($"{address}: {(int)status}");
    }

    void Fail(string what)
    {
        lock (_failed)
            _failed.Add(what);
    }

    async Task AddAsync(string executable, string data, Queue<NewsArticle> later, CancellationToken stop)
    {
        var file = Path.Combine(options.Folder, "later.jsonl");
        while (!stop.IsCancellationRequested && later.Count > 0)
        {
            var some = new List<NewsArticle>();
            while (some.Count < AddedAtOnce && later.TryDequeue(out var article))
                some.Add(article);
            NewsSet.Write(some, file);
            await ProcessMeasure.PeakMemoryAsync(new(executable, ["--data", data, "ingest", file], 0), cancellation);
        }
    }
}
