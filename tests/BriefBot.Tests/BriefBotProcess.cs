using System.Diagnostics;

namespace BriefBot.Tests;

/// <summary>The program as a person runs it, with data of its own.</summary>
sealed class BriefBotProcess : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>Variables beside those of the test run.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>KiB to which files may grow, where there is a shell that can limit that; null for no limit. Stands in for a full disk,
    /// which takes no privilege this way.</summary>
    public int? LargestFile { get; set; }

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
        var start = new ProcessStartInfo(LargestFile is null ? "dotnet" : "sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        // What grows beyond the limit is refused, as on a full disk, instead of the process being killed.
        if (LargestFile is { } kibibytes)
            foreach (var part in new[] { "-c", $"trap '' XFSZ; ulimit -f {2 * kibibytes}; exec dotnet \"$@\"", "sh" })
                start.ArgumentList.Add(part);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "briefbot.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["BRIEFBOT_DATA"] = Data;
        start.Environment["TMPDIR"] = Folder;
        // English whatever the terminal of who runs the tests is set to.
        start.Environment["LC_ALL"] = "C";
        // Else the runtime keeps its code in a file that is larger than any limit.
        if (LargestFile is not null)
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>How a run ended.</summary>
sealed record Ended(int Code, string Output, string Error);
