using System.Globalization;
using BriefBot.Fakes.Interop;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>Debian's PostgreSQL, as far as this machine has it.</summary>
static class PostgresPrograms
{
    const string Versions = "/usr/lib/postgresql";

    /// <summary>Account that Debian's package makes. The server refuses to run as root, so it runs as this one where the tests are
    /// root's.</summary>
    const string Account = "postgres";

    /// <summary>Folder of the newest version's programs; null where none is installed.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>What is missing and what to do about it; null when nothing is.</summary>
    public static string? Missing { get; } =
        Folder is null ? "PostgreSQL is not installed; ./dev setup installs it."
        : Environment.IsPrivilegedProcess && !HasAccount() ? $"PostgreSQL doesn't run as root, and there is no user {Account}."
        : null;

    /// <summary>Skips the test where PostgreSQL is missing, or fails it where it is required.</summary>
    public static void Need() => SkipFor(Missing);

    /// <summary>The same for a program beside PostgreSQL's own.</summary>
    /// <param name="path">Where Debian's package puts it.</param>
    /// <returns>The path.</returns>
    public static string Need(string path)
    {
        SkipFor(Missing ?? (File.Exists(path) ? null : $"{Path.GetFileName(path)} is not installed; ./dev setup installs it."));
        return path;
    }

    /// <summary>Full path of one of its programs.</summary>
    public static string PathOf(string program) => Path.Combine(Folder ?? throw new InvalidOperationException(Missing), program);

    /// <summary>A command as the user that servers run as. The process stays the one that is started.</summary>
    public static string[] AsServer(params string[] command) =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--init-groups", "--", .. command]
            : command;

    static void SkipFor(string? missing)
    {
        Assert.SkipUnless(missing is null || InteropSetup.Required, missing ?? "");
        missing.ShouldBeNull("BRIEFBOT_REQUIRE_ALL is set, and something is missing");
    }

    static string? FindFolder()
    {
        if (!Directory.Exists(Versions))
            return null;
        return Directory
            .EnumerateDirectories(Versions)
            .OrderByDescending(folder =>
                decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
            )
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    static bool HasAccount() => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(Account + ":", StringComparison.Ordinal));
}
