using System.CommandLine;
using BriefBot.Deliver.Json;

namespace BriefBot.Host.Cli;

/// <summary><c>doctor</c>: what is wrong, and what to do about it.</summary>
static class DoctorCommand
{
    static readonly Option<string?> Verify = new("--verify")
    {
        HelpName = "FILE",
        Description = "Check that database or backup through and through, instead of the installation",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "doctor",
            "Check settings, data folder, database, samples and Discord",
            "briefbot doctor",
            "briefbot doctor --verify /srv/backup/briefbot.db",
            "briefbot doctor --json"
        )
        {
            Verify,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        if (run.Parsed.GetValue(Verify) is { } file)
            findings.AddRange(await Doctor.VerifyAsync(file, cancellation));
        else
            await foreach (var finding in new Doctor(run.Settings).ExamineAsync(cancellation))
                findings.Add(finding);
        if (run.Json)
            WriteJson(run, findings);
        else
            foreach (var finding in findings)
                await run.Output.WriteLineAsync(
                    $"{(finding.Sound ? "ok  " : "BAD ")} {finding.Name}: {Deliver.VisibleText.Line(finding.Message)}"
                );
        return findings.TrueForAll(finding => finding.Sound) ? ExitCode.Done : ExitCode.Failed;
    }

    static void WriteJson(CommandRun run, List<Finding> findings) =>
        run.WriteJson(
            new FindingsDocument(
                findings.TrueForAll(finding => finding.Sound),
                [.. findings.Select(finding => new FindingPart(finding.Name, finding.Sound, finding.Message))]
            ),
            DocumentJson.Default.FindingsDocument
        );
}
