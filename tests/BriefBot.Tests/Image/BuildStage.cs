using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BriefBot.Tests.Image;

/// <summary>How a walk ended.</summary>
/// <param name="Failed">The instruction that failed; null when all went through.</param>
/// <param name="Output">What it printed.</param>
sealed record WalkEnd(string? Failed, string Output);

/// <summary>
/// Walks the build stage of a Dockerfile without a container engine: a folder stands for the container, COPY takes what .dockerignore
/// lets through, RUN really runs, with the packages that this machine has. An instruction that it doesn't know fails the walk.
/// </summary>
/// <param name="context">Folder that Docker would be given.</param>
/// <param name="root">Empty folder: "/" of the container.</param>
/// <param name="arguments">Values of ARG.</param>
sealed partial class BuildStage(string context, string root, IReadOnlyDictionary<string, string> arguments)
{
    // What builds must not leave processes behind, which would keep their output open.
    readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
    };

    string _workdir = "/";

    /// <summary>Walks the first stage.</summary>
    public async Task<WalkEnd> WalkAsync(string dockerfile, string ignored, CancellationToken cancellation)
    {
        var files = DockerIgnore.Parse(ignored).FilesOf(context);
        foreach (var instruction in Stage(dockerfile))
        {
            var (word, rest) = instruction.Split(' ', 2) is [var first, var second] ? (first, second.Trim()) : (instruction, "");
            var problem = word switch
            {
                "ARG" => Argument(rest),
                "ENV" => Environment(rest),
                "WORKDIR" => WorkIn(rest),
                "COPY" => Copy(rest, files),
                "RUN" => await RunAsync(rest, cancellation),
                _ => "the walk doesn't know this instruction; teach it",
            };
            if (problem is not null)
                return new WalkEnd(instruction, problem);
        }
        return new WalkEnd(null, "");
    }

    /// <summary>Place of a container's path.</summary>
    public string PathOf(string path) => root + path;

    static IEnumerable<string> Stage(string dockerfile)
    {
        var lines = dockerfile.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith('#'));
        var instructions = string.Join('\n', lines)
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0);
        return instructions
            .SkipWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal));
    }

    string? Argument(string declared)
    {
        var (name, value) = declared.Split('=', 2) is [var left, var right] ? (left, right) : (declared, "");
        _environment[name] = arguments.GetValueOrDefault(name) ?? value;
        return null;
    }

    string? Environment(string pairs)
    {
        foreach (var pair in pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            _environment[pair.Split('=', 2)[0]] = pair.Split('=', 2)[1];
        return null;
    }

    string? WorkIn(string path)
    {
        _workdir = path;
        Directory.CreateDirectory(PathOf(path));
        return null;
    }

    string? Copy(string words, IReadOnlyList<string> files)
    {
        var paths = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (paths[0].StartsWith("--", StringComparison.Ordinal))
            return "the walk doesn't know this flag; teach it";
        var target = Path.Combine(PathOf(_workdir), paths[^1]);
        foreach (var source in paths[..^1].Select(path => path.TrimEnd('/')))
        {
            var found = files
                .Where(file => file == source)
                .Select(file => (file, Path.GetFileName(file)))
                .Concat(
                    files
                        .Where(file => file.StartsWith(source + "/", StringComparison.Ordinal))
                        .Select(file => (file, file[(source.Length + 1)..]))
                )
                .ToList();
            if (found.Count == 0)
                return $"\"/{source}\": not found";
            foreach (var (file, below) in found)
            {
                var copy = Path.Combine(target, below);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(context, file), copy, overwrite: true);
            }
        }
        return null;
    }

    // At a low priority: the tests beside it measure time.
    async Task<string?> RunAsync(string command, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("nice", ["-n", "10", "/bin/sh", "-c", AbsolutePath().Replace(command, root + "/")])
        {
            WorkingDirectory = PathOf(_workdir),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (
            var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()
        )
            start.Environment.Remove(inherited);
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? null : await output + await error;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"(?<=^|[\s=])/(?=[A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsolutePath();
}
