using System.Diagnostics;
using System.Globalization;
using BriefBot.Benchmarks.Measures;

namespace BriefBot.Benchmarks.Pages;

/// <summary><c>briefbot serve</c> as a process of its own, without Discord.</summary>
sealed class WebProcess : IAsyncDisposable
{
    static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(1);
    static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(40);

    readonly Process _process;
    readonly Task<string> _log;
    readonly Task _output;
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    WebProcess(Process process)
    {
        _process = process;
        _output = ReadOutputAsync();
        _log = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where its web page is.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>Resident memory now, in megabytes (10⁶ bytes).</summary>
    public double Resident =>
        Machine.Field($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status", "VmRSS") is { } value
            ? double.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6
            : throw new InvalidOperationException("The program's memory can be read from /proc, on Linux, while it runs.");

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended, or took longer than a minute.</exception>
    public static async Task<WebProcess> StartAsync(string executable, string data, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(executable, ["--data", data, "serve", "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var serving = new WebProcess(Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start."));
        var ended = serving._process.WaitForExitAsync(cancellation);
        try
        {
            if (await Task.WhenAny(serving._address.Task, ended).WaitAsync(StartWithin, cancellation) == serving._address.Task)
                return serving;
        }
        catch (TimeoutException)
        {
            await serving.KillAsync();
        }
        throw new InvalidOperationException($"It did not listen: {await serving._log}");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>Its exit code, and what it logged as failed.</returns>
    /// <exception cref="TimeoutException">It did not end within 40 s.</exception>
    public async Task<(int ExitCode, IReadOnlyList<string> Failures)> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(StopWithin);
        return (_process.ExitCode, [.. (await _log).Split('\n').Where(line => line.StartsWith("fail:", StringComparison.Ordinal))]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        await _output;
        await _log;
        _process.Dispose();
    }

    // "BriefBot: open http://127.0.0.1:41234 (…"
    async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["BriefBot:", "open", var address, ..])
                _address.TrySetResult(new Uri(address));
        }
    }
}
