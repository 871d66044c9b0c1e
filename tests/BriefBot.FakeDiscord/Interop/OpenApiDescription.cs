using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes.Interop;

/// <summary>
/// Discord's own description of its API, as a judge of exchanges. A Node process with a JSON Schema validator does the judging; it is
/// started with the first exchange and ends with this object.
/// </summary>
public sealed class OpenApiDescription : IAsyncDisposable
{
    /// <summary>Longest wait for the verdicts on one batch. A cold start takes about a second on two busy cores.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim turn = new(1);
    readonly StringBuilder complaints = new();
    Process? judge;

    /// <summary>What is wrong with exchanges, in words, in their order; empty when all are right.</summary>
    /// <exception cref="InvalidOperationException">The judge died or did not answer in a minute.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<JsonObject> exchanges, CancellationToken cancellation)
    {
        if (exchanges.Count == 0)
            return [];
        await turn.WaitAsync(cancellation);
        try
        {
            judge ??= Start();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            return await JudgeAsync(judge, exchanges, patience.Token);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // Verdicts of a batch that was left in the middle would be read as those of the next.
            await StopAsync();
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException(
                $"The judge of exchanges, tests/interop/validate.mjs, did not answer. {Complaints()}",
                broken
            );
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        turn.Dispose();
    }

    static async Task<IReadOnlyList<string>> JudgeAsync(Process judge, IReadOnlyList<JsonObject> exchanges, CancellationToken cancellation)
    {
        // Asked and answered at once: either pipe alone could fill up and block both sides.
        var asking = AskAsync(judge, exchanges, cancellation);
        var violations = new List<string>();
        for (var i = 0; i < exchanges.Count; i++)
        {
            var line = await judge.StandardOutput.ReadLineAsync(cancellation) ?? throw new EndOfStreamException("The judge ended.");
            violations.AddRange(JsonNode.Parse(line)!["violations"]!.AsArray().Select(violation => (string)violation!));
        }

        await asking;
        return violations;
    }

    static async Task AskAsync(Process judge, IReadOnlyList<JsonObject> exchanges, CancellationToken cancellation)
    {
        foreach (var exchange in exchanges)
            await judge.StandardInput.WriteLineAsync(exchange.ToJsonString().AsMemory(), cancellation);
        await judge.StandardInput.FlushAsync(cancellation);
    }

    Process Start()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            WorkingDirectory = InteropSetup.Scripts,
        };
        start.ArgumentList.Add("validate.mjs");
        start.ArgumentList.Add(InteropSetup.Description);
        var started = Process.Start(start) ?? throw new InvalidOperationException("Node could not be started.");
        started.ErrorDataReceived += (_, line) =>
        {
            lock (complaints)
                complaints.AppendLine(line.Data);
        };
        started.BeginErrorReadLine();
        return started;
    }

    string Complaints()
    {
        lock (complaints)
            return complaints.ToString().Trim();
    }

    async Task StopAsync()
    {
        if (judge is not { } stopped)
            return;
        judge = null;
        try
        {
            stopped.Kill();
            await stopped.WaitForExitAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself, and its output says why.
        }

        stopped.Dispose();
    }
}
