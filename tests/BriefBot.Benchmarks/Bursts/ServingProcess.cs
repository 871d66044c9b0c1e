using System.Diagnostics;
using System.Globalization;
using BriefBot.Benchmarks.Measures;
using BriefBot.Fakes;

namespace BriefBot.Benchmarks.Bursts;

/// <summary><c>briefbot serve</c> as a process of its own, connected to a fake of Discord's server.</summary>
sealed class ServingProcess : IAsyncDisposable
{
    const int StillLooks = 5;
    const double StillMegabytes = 0.5;
    static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(30);

    readonly Process _process;
    readonly Task<string> _log;
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _output;

    ServingProcess(Process process)
    {
        _process = process;
        _output = ReadOutputAsync();
        _log = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where its web page is, once it is connected.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>Resident memory now, in megabytes (10⁶ bytes).</summary>
    public double Resident =>
        Machine.Field($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status", "VmRSS") is { } value
            ? double.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6
            : throw new InvalidOperationException("The bot's memory can be read from /proc, on Linux, while the bot runs.");

    /// <summary>Starts it and waits until its commands are registered and it is connected.</summary>
    /// <param name="settings">By key, as in <c>Discord:QuestionsPerPerson</c>.</param>
    public static async Task<ServingProcess> StartAsync(
        string executable,
        string data,
        FakeDiscord discord,
        IEnumerable<(string Key, string Value)> settings,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(executable, ["--data", data, "serve", "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Key, string Value)[] own = [("Discord:Token", discord.Token), ("Discord:ApiBaseUrl", $"{discord.ApiBaseUrl}/v10")];
        foreach (var (key, value) in own.Concat(settings))
            start.Environment["BRIEFBOT_" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var serving = new ServingProcess(Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start."));
        await serving.ConnectedAsync(discord, cancellation);
        return serving;
    }

    /// <summary>Waits until the memory no longer falls, 30 s at most; then it is measured anyway.</summary>
    /// <returns>Megabytes (10⁶ bytes).</returns>
    public async Task<double> SettledAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look);
        var (least, still) = (Resident, 0);
        for (var waited = TimeSpan.Zero; waited < LongestSettling && still < StillLooks; waited += Look)
        {
            await timer.WaitForNextTickAsync(cancellation);
            still = Resident < least - StillMegabytes ? 0 : still + 1;
            least = Math.Min(least, Resident);
        }

        return Resident;
    }

    /// <summary>Largest resident memory while something is done, in megabytes (10⁶ bytes), sampled every 20 ms.</summary>
    public async Task<(T Result, double Peak)> PeakDuringAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var peak = Resident;
        using var timer = new PeriodicTimer(Sample);
        var working = work();
        while (!working.IsCompleted)
        {
            peak = Math.Max(peak, Resident);
            await timer.WaitForNextTickAsync(cancellation);
        }

        return (await working, Math.Max(peak, Resident));
    }

    /// <summary>Ends it. What it logged as warning or error goes to the standard error output.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _output;
        var told = (await _log)
            .Split('\n')
            .Where(line => line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal));
        foreach (var line in told.Take(20))
            await Console.Error.WriteLineAsync(line);
        _process.Dispose();
    }

    // "BriefBot: open http://127.0.0.1:41234 (…"
    async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (words is ["BriefBot:", "open", var address, ..])
                _address.TrySetResult(new Uri(address));
        }
    }

    async Task ConnectedAsync(FakeDiscord discord, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartWithin);
        var connected = discord.UntilAsync(() => discord.Gateway.ReadySessions > 0 && discord.Commands.Of().Count > 0, limit.Token);
        var ended = _process.WaitForExitAsync(limit.Token);
        try
        {
            if (await Task.WhenAny(connected, ended) == ended)
                throw new InvalidOperationException($"The bot ended: {await _log}");
            await connected;
            await _address.Task.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The bot did not connect within {StartWithin.TotalSeconds:0} seconds.", late);
        }
    }
}
