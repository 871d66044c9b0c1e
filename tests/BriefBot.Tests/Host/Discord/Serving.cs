using System.Diagnostics;
using System.Globalization;
using System.Text;
using BriefBot.Fakes;

namespace BriefBot.Tests.Host.Discord;

/// <summary>A process that runs <c>serve</c> with everything it says logged; it ends with the test at the latest.</summary>
sealed class Serving : IAsyncDisposable
{
    const string Registered = " commands, ";

    readonly Process _process;
    readonly Task<string> _error;
    readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationToken _stop;

    Serving(Process process, CancellationToken stop)
    {
        (_process, _stop) = (process, stop);
        process.StandardInput.Close();
        _error = ListenAsync();
    }

    /// <summary>The line that it says once it listens; empty when it never did.</summary>
    public string StartLine { get; private set; } = "";

    /// <summary>Where it listens, once it says so.</summary>
    public Uri Address => new(StartLine.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)));

    /// <summary>Has a program's bot talk to this server.</summary>
    public static void Connect(BriefBotProcess briefbot, FakeDiscord discord, string? token)
    {
        briefbot.Environment["BRIEFBOT_Discord__ApiBaseUrl"] = discord.ApiBaseUrl.ToString();
        if (token is not null)
            briefbot.Environment["Discord__Token"] = token;
    }

    /// <summary>Starts it and waits for its first line, or its end.</summary>
    public static async Task<Serving> StartAsync(BriefBotProcess briefbot, CancellationToken stop)
    {
        var serving = new Serving(briefbot.Start("serve", "--verbose", "--urls", "http://127.0.0.1:0"), stop);
        serving.StartLine = await serving._process.StandardOutput.ReadLineAsync(stop) ?? "";
        return serving;
    }

    /// <summary>Waits until it says that its commands are registered.</summary>
    public Task RegisteredAsync() => _registered.Task.WaitAsync(_stop);

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        // No .NET method sends SIGTERM; every shell has kill.
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
        await kill.WaitForExitAsync(_stop);
    }

    /// <summary>Waits for its end; the output is that after the first line.</summary>
    public async Task<Ended> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(_stop);
        await _process.WaitForExitAsync(_stop);
        return new Ended(_process.ExitCode, StartLine + output, await _error);
    }

    async Task<string> ListenAsync()
    {
        var said = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync(_stop) is { } line)
        {
            said.AppendLine(line);
            if (line.Contains(Registered, StringComparison.Ordinal))
                _registered.TrySetResult();
        }
        _registered.TrySetException(new InvalidOperationException($"It ended without registering its commands: {said}"));
        return said.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
