using System.Diagnostics;

namespace BriefBot.Tests;

/// <summary>The program as a person runs it, with data of its own.</summary>
sealed class BriefBotProcess : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>Variables beside those of the test run.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Where commands run; their data is below it.</summary>
    public string Folder => _folder.Path;

    /// <summary>Folder of the database.</summary>
    public string Data => _folder.File("data");

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text)
    {
        var path = _folder.File(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs it to its end.</summary>
    public Task<Ended> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary>Runs it to its end with something on standard input.</summary>
    public async Task<Ended> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it; the caller sees to its end.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "briefbot.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["BRIEFBOT_DATA"] = Data;
        start.Environment["TMPDIR"] = Folder;
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>How a run ended.</summary>
sealed record Ended(int Code, string Output, string Error);
