using System.Diagnostics;

namespace BriefBot.Tests.Docs;

/// <summary>The README's fenced blocks.</summary>
static class Readme
{
    /// <summary>How the README starts the program.</summary>
    public const string Run = "dotnet run --project src/BriefBot -- ";

    /// <summary>Lines of all shell blocks, in order.</summary>
    public static IReadOnlyList<string> Commands() =>
        [.. Blocks("sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Contents of the blocks of a language.</summary>
    public static IEnumerable<string> Blocks(string language) => new DocumentPage("README.md").Blocks(language);
}

/// <summary>Runs the README's commands with the program that was built, in a folder of its own.</summary>
sealed class ReadmeShell : IDisposable
{
    /// <summary>Where the commands run; their data is below it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("briefbot-readme-").FullName;

    /// <summary>Runs a command that starts with <see cref="Readme.Run"/> and waits for its end.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(string command, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "briefbot.dll"));
        foreach (var word in Words(command[Readme.Run.Length..]))
            start.ArgumentList.Add(word);
        start.Environment["BRIEFBOT_DATA"] = Path.Combine(Folder, "data");
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Words as a shell sees them, double quotes keeping one together.</summary>
    static IEnumerable<string> Words(string arguments) =>
        arguments.Split('"').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
