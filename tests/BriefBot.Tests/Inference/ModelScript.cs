using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using BriefBot.FakeModels;
using BriefBot.Fakes.Interop;

namespace BriefBot.Tests.Inference;

/// <summary>A script of tests/interop/models, run by Node: a vendor's own client against the fake.</summary>
static class ModelScript
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a task of a script; skips the test where Node or the packages are missing, or fails it where they are
    /// required.</summary>
    /// <param name="script">"openai" or "anthropic".</param>
    /// <param name="task">What the client does.</param>
    /// <param name="server">The fake.</param>
    /// <param name="more">Further settings of the script.</param>
    public static async Task<JsonObject> RunAsync(string script, string task, FakeModelServer server, JsonObject? more = null)
    {
        var settings = more ?? [];
        settings["task"] = task;
        settings["key"] ??= server.ApiKey;
        settings["address"] = server.Address.ToString().TrimEnd('/');
        settings["openai"] = server.OpenAIAddress.ToString();
        return await RunAsync($"models/{script}.mjs", settings);
    }

    /// <summary>Runs a script of tests/interop; skips the test where Node or the packages are missing, or fails it where they are
    /// required.</summary>
    /// <param name="file">Its path there.</param>
    /// <param name="settings">What it is told.</param>
    public static async Task<JsonObject> RunAsync(string file, JsonObject settings)
    {
        Assert.SkipWhen(InteropSetup.MissingForScripts is not null && !InteropSetup.Required, InteropSetup.MissingForScripts ?? "");
        InteropSetup.MissingForScripts.ShouldBeNull();
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = InteropSetup.Scripts,
        };
        start.ArgumentList.Add(file);
        start.Environment["INTEROP"] = settings.ToJsonString();
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return output.Length > 0
                ? JsonNode.Parse(output)!.AsObject()
                : throw new InvalidOperationException($"The script said nothing: {await error}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
