using System.Diagnostics;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>A server's first process, and what it writes.</summary>
sealed class ServerProcess : IDisposable
{
    const int MaxLines = 1000;

    readonly Process _process;
    readonly string _name;
    readonly Queue<string> _log = [];
    readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it, as the servers' user.</summary>
    /// <param name="folder">Its working folder, by which it is found and ended.</param>
    /// <param name="isReady">Tells the line of its log after which it serves.</param>
    /// <param name="command">Program and arguments.</param>
    public ServerProcess(string folder, Predicate<string> isReady, params string[] command)
    {
        _name = Path.GetFileName(command[0]);
        var whole = PostgresPrograms.AsServer(command);
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(whole[0], whole[1..])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            },
        };
        // Who runs the tests may have set some for a server of their own.
        foreach (var variable in _process.StartInfo.Environment.Keys.Where(IsOfServers).ToList())
            _process.StartInfo.Environment.Remove(variable);
        _process.OutputDataReceived += (_, line) => Read(line.Data, isReady);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, isReady);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = FailWhenEndedAsync();
    }

    /// <summary>Number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>The last lines that it wrote, for a failure's message.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <summary>Waits until it serves.</summary>
    /// <exception cref="InvalidOperationException">It ended before; the message holds its log.</exception>
    /// <exception cref="TimeoutException">It took too long; the message holds its log.</exception>
    public async Task WaitUntilReadyAsync(TimeSpan patience)
    {
        try
        {
            await _ready.Task.WaitAsync(patience);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{_name} wasn't ready within {patience}. Its log:\n{Log}", error);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="TimeoutException">It took too long; the message holds its log.</exception>
    public async Task WaitForEndAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException error)
        {
            throw new TimeoutException($"{_name} didn't end within {patience}. Its log:\n{Log}", error);
        }
    }

    /// <summary>Leaves it to itself; it doesn't end by this.</summary>
    public void Dispose() => _process.Dispose();

    static bool IsOfServers(string variable) =>
        variable.StartsWith("PG", StringComparison.Ordinal)
        || variable.StartsWith("ETCD", StringComparison.Ordinal)
        || variable.StartsWith("PATRONI", StringComparison.Ordinal);

    void Read(string? line, Predicate<string> isReady)
    {
        if (line is null)
            return;
        lock (_log)
        {
            _log.Enqueue(line);
            if (_log.Count > MaxLines)
                _log.Dequeue();
        }

        if (isReady(line))
            _ready.TrySetResult();
    }

    async Task FailWhenEndedAsync()
    {
        await _process.WaitForExitAsync();
        _ready.TrySetException(new InvalidOperationException($"{_name} ended with {_process.ExitCode}. Its log:\n{Log}"));
        // Nobody needs to have waited.
        _ = _ready.Task.Exception;
    }
}
