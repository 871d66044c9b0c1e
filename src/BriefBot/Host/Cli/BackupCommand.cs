using System.CommandLine;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cli;

/// <summary><c>backup FILE</c>: a consistent copy, while others read and write.</summary>
static class BackupCommand
{
    static readonly Argument<string> Target = new("FILE") { Description = "Where the copy goes; it appears there once it is whole" };
    static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a file of that name" };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "backup",
            "Copy the database, while it is in use",
            "briefbot backup /srv/backup/briefbot.db",
            "briefbot backup latest.db --overwrite && briefbot doctor --verify latest.db"
        )
        {
            Target,
            Overwrite,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var target = run.Parsed.GetRequiredValue(Target);
        if (!Stores.IsThere(run.Settings))
            throw new UsageException(
                $"There is no database at {DataFolder.DatabasePath(run.Settings)} to copy; name its folder with --data."
            );
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        await stores.BackupAsync(target, run.Parsed.GetValue(Overwrite), cancellation);
        await run.Error.WriteLineAsync(
            $"Copied to {Path.GetFullPath(target)}. 'briefbot doctor --verify {target}' proves that it is whole."
        );
        return ExitCode.Done;
    }
}
