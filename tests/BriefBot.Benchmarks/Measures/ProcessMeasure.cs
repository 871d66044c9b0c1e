using System.Diagnostics;
using System.Globalization;

namespace BriefBot.Benchmarks.Measures;

/// <summary>Measures whole processes: how long they take and how much memory they held.</summary>
static class ProcessMeasure
{
    /// <summary>Median time from start to exit of two commands, run in turns so that both see the same machine.</summary>
    public static async Task<(double First, double Second)> CompareAsync(
        Command first,
        Command second,
        int runs,
        CancellationToken cancellation
    )
    {
        await TimeAsync(first, cancellation);
        await TimeAsync(second, cancellation);
        var (times, others) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            times.Add(await TimeAsync(first, cancellation));
            others.Add(await TimeAsync(second, cancellation));
        }

        return (new Distribution(times).Median, new Distribution(others).Median);
    }

    /// <summary>Largest resident memory of a command over its life, in megabytes (10⁶ bytes).</summary>
    public static async Task<double> PeakMemoryAsync(Command command, CancellationToken cancellation)
    {
        using var process = Start(command);
        var drained = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        var exited = process.WaitForExitAsync(cancellation);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var peak = 0.0;
        while (!exited.IsCompleted)
        {
            peak = Math.Max(peak, ResidentPeak(process.Id));
            await timer.WaitForNextTickAsync(cancellation);
        }

        await drained;
        Check(process, command, "");
        return peak;
    }

    /// <summary>What a command prints.</summary>
    public static async Task<string> OutputAsync(Command command, CancellationToken cancellation)
    {
        using var process = Start(command);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Check(process, command, await error);
        return output;
    }

    static async Task<double> TimeAsync(Command command, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await OutputAsync(command, cancellation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static Process Start(Command command) =>
        Process.Start(
            new ProcessStartInfo(command.File, command.Arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        ) ?? throw new InvalidOperationException($"{command.File} did not start.");

    static void Check(Process process, Command command, string error)
    {
        if (!command.Accepted.Contains(process.ExitCode))
            throw new InvalidOperationException($"{command.File} ended with {process.ExitCode}: {error}");
    }

    /// <summary>The kernel's high-water mark, 0 when the process has gone.</summary>
    static double ResidentPeak(int process)
    {
        try
        {
            return Machine.Field($"/proc/{process}/status", "VmHWM") is { } value
                ? double.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6
                : 0;
        }
        catch (IOException)
        {
            return 0; // it ended between the look for the file and the reading of it
        }
    }
}

/// <summary>A command line and the exit codes that count as success.</summary>
sealed record Command(string File, IReadOnlyList<string> Arguments, params int[] Accepted);
