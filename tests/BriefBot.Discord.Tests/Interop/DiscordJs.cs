using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Fakes.Interop;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>A script of tests/interop/bots, run by Node: a bot on discord.js. It says what it sees, a JSON object a line.</summary>
sealed class DiscordJs : IAsyncDisposable
{
    /// <summary>Longest life of a script. The slowest takes a few seconds.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly System.Threading.Channels.Channel<JsonObject> said = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    readonly StringBuilder output = new();
    readonly List<JsonObject> lines = [];
    readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly Process process;
    readonly Task reading;

    DiscordJs(Process process)
    {
        this.process = process;
        patience.CancelAfter(Patience);
        reading = Task.WhenAll(ReadAsync(), ComplainAsync());
    }

    /// <summary>Starts a script; skips the test where Node or discord.js is missing, or fails it where they are required.</summary>
    /// <param name="script">File name without extension.</param>
    /// <param name="settings">What the script is told of the server.</param>
    public static DiscordJs Start(string script, JsonObject settings)
    {
        Assert.SkipWhen(InteropSetup.MissingForScripts is not null && !InteropSetup.Required, InteropSetup.MissingForScripts ?? "");
        InteropSetup.MissingForScripts.ShouldBeNull();
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = InteropSetup.Scripts,
        };
        start.ArgumentList.Add($"bots/{script}.mjs");
        start.Environment["INTEROP"] = settings.ToJsonString();
        return new(Process.Start(start) ?? throw new InvalidOperationException("Node could not be started."));
    }

    /// <summary>The next line of this kind; those of other kinds before it are passed over.</summary>
    /// <exception cref="InvalidOperationException">The script ended first, or was too slow; its output is told.</exception>
    public async Task<JsonObject> SaysAsync(string what)
    {
        try
        {
            await foreach (var line in said.Reader.ReadAllAsync(patience.Token))
            {
                if ((string?)line["what"] == what)
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        throw new InvalidOperationException($"discord.js did not say \"{what}\". Its output:\n{Output()}");
    }

    /// <summary>Everything of this kind that was said so far.</summary>
    public IReadOnlyList<JsonObject> AllSaid(string what)
    {
        lock (output)
            return [.. lines.Where(line => (string?)line["what"] == what)];
    }

    /// <summary>Lets the script log out, and fails the test when it does not end well.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await SaysAsync("done");
        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.ShouldBe(0, Output());
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await reading;
        process.Dispose();
        patience.Dispose();
    }

    async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            Keep(line);
            if (!line.StartsWith('{') || JsonNode.Parse(line) is not JsonObject something)
                continue;
            lock (output)
                lines.Add(something);
            said.Writer.TryWrite(something);
        }

        said.Writer.Complete();
    }

    async Task ComplainAsync()
    {
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
            Keep(line);
    }

    void Keep(string line)
    {
        lock (output)
            output.AppendLine(line);
    }

    string Output()
    {
        lock (output)
            return output.ToString();
    }
}
