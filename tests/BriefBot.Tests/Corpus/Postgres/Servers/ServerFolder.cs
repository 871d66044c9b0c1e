using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>
/// A folder below the system's temporary one in which servers run. Every process whose working folder is in it belongs to it, as those
/// of PostgreSQL do, which enter their data. When the test process ends, however it ends, what still runs there is ended and the folder
/// is removed.
/// </summary>
sealed class ServerFolder : IAsyncDisposable
{
    /// <summary>
    /// Waits on a pipe that closes with the test process, even when that is killed. Servers get a moment to leave by themselves
    /// (SIGQUIT: without a last checkpoint), because PostgreSQL gives back its shared memory only then; for the one that was killed,
    /// the segment is in line 7 of postmaster.pid.
    /// </summary>
    const string Watchdog = """
        trap '' INT TERM HUP
        cat >/dev/null
        signal() {
          found=
          for process in /proc/[0-9]*; do
            case "$(readlink "$process/cwd" 2>/dev/null)" in
              "$1"/*) kill -CONT "${process#/proc/}" 2>/dev/null; kill -"$2" "${process#/proc/}" 2>/dev/null && found=1 ;;
            esac
          done
        }
        signal "$1" QUIT
        tries=0
        while [ -n "$found" ] && [ $tries -lt 30 ]; do sleep 0.1; signal "$1" 0; tries=$((tries + 1)); done
        tries=0
        while [ -n "$found" ] && [ $tries -lt 50 ]; do signal "$1" KILL; sleep 0.1; tries=$((tries + 1)); done
        for file in "$1"/*/postmaster.pid; do
          [ -e "$file" ] && ipcrm -m "$(sed -n '7s/.* //p' "$file")" 2>/dev/null
        done
        rm -rf "$1"
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _watchdog;

    /// <summary>Makes it.</summary>
    public ServerFolder()
    {
        Path = Directory.CreateTempSubdirectory("briefbot-servers-").FullName;
        // The servers' user has to pass through; what it may read is its own.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);
        // In a session of its own, so that Ctrl+C in a terminal doesn't end it before its time.
        _watchdog = Process.Start(
            new ProcessStartInfo("setsid", ["sh", "-c", Watchdog, "sh", Path]) { UseShellExecute = false, RedirectStandardInput = true }
        )!;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Makes a folder in it, for <see cref="GiveAsync"/>.</summary>
    /// <returns>Full path.</returns>
    public string Add(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Hands files over to the servers' user, once they are written, for it alone to read: PostgreSQL insists on that.</summary>
    public async Task GiveAsync(params string[] paths)
    {
        await RunAsync(Path, "chmod", ["-R", "go=", .. paths]);
        if (Environment.IsPrivilegedProcess)
            await RunAsync(Path, "chown", ["-R", "postgres:postgres", .. paths]);
    }

    /// <summary>Runs a command of the servers' user to its end, which must be a success.</summary>
    /// <returns>What it wrote.</returns>
    public static Task<string> RunAsServerAsync(string folder, params string[] command)
    {
        var whole = PostgresPrograms.AsServer(command);
        return RunAsync(folder, whole[0], whole[1..]);
    }

    /// <summary>The processes that belong to a folder.</summary>
    public static IReadOnlyList<int> ProcessesIn(string folder)
    {
        var found = new List<int>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(System.IO.Path.GetFileName(process), out var id))
                continue;
            try
            {
                // The folder of a process that has ended, but wasn't waited for yet, can't be read.
                var works = new FileInfo(process + "/cwd").LinkTarget;
                if (works is not null && (works + "/").StartsWith(folder + "/", StringComparison.Ordinal))
                    found.Add(id);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile, or is another user's.
            }
        }

        return found;
    }

    /// <summary>Sends a signal to each process of a folder; those that have ended meanwhile are passed over.</summary>
    public static void Signal(string folder, Signal signal)
    {
        foreach (var id in ProcessesIn(folder))
            Signal(id, signal);
    }

    /// <summary>Makes each process of a folder stand still (SIGSTOP). Returns when the system has done it.</summary>
    /// <exception cref="TimeoutException">Some still ran after a minute.</exception>
    public static async Task StopAsync(string folder)
    {
        var began = TimeProvider.System.GetTimestamp();
        Signal(folder, Servers.Signal.Stop);
        while (ProcessesIn(folder).Any(id => !StandsStill(id)))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Processes in {folder} didn't stop within {Patience}.");
            Signal(folder, Servers.Signal.Stop);
            await Task.Yield();
        }
    }

    /// <summary>Whether a process stands still, or has ended.</summary>
    public static bool StandsStill(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[1][0] is 'T' or 'Z' or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Kills each process of a folder (SIGKILL), until none is left.</summary>
    /// <exception cref="TimeoutException">Some were still there after a minute.</exception>
    public static async Task KillAsync(string folder)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (ProcessesIn(folder).Count > 0)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Processes in {folder} didn't die within {Patience}.");
            Signal(folder, Servers.Signal.Kill);
            await Task.Yield();
        }
    }

    /// <summary>Sends a signal; nothing where the process has ended.</summary>
    public static void Signal(int id, Signal signal) => _ = SendSignal(id, (int)signal);

    public async ValueTask DisposeAsync()
    {
        _watchdog.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await _watchdog.WaitForExitAsync(patience.Token);
        _watchdog.Dispose();
    }

    static async Task<string> RunAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException error)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} took longer than {Patience}.\n{said}", error);
        }

        return process.ExitCode == 0
            ? said.ToString()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{said}");

        void Add(string? line)
        {
            lock (said)
                said.AppendLine(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SendSignal(int id, int signal);
}

/// <summary>Signals, by Linux' numbers.</summary>
enum Signal
{
    /// <summary>SIGINT: PostgreSQL's fast shutdown.</summary>
    Interrupt = 2,

    /// <summary>SIGKILL.</summary>
    Kill = 9,

    /// <summary>SIGCONT.</summary>
    Continue = 18,

    /// <summary>SIGSTOP.</summary>
    Stop = 19,
}
