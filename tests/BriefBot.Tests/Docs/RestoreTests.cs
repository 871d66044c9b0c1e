using System.Diagnostics;

namespace BriefBot.Tests.Docs;

/// <summary>Does what docs/how-to/upgrade.md says of backups, with a database that was damaged in between.</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task The_commands_of_the_page_bring_a_damaged_database_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The page is for a shell as on Linux.");
        using var briefbot = new BriefBotProcess();
        briefbot.Write("ferry.txt", "Ferry aground\n\nThe ferry Albatross ran aground with 212 passengers on board on 4 May 2026.");
        (await briefbot.RunAsync("ingest", "ferry.txt")).Code.ShouldBe(0);
        var blocks = new DocumentPage("docs", "how-to", "upgrade.md").Blocks("sh").ToList();
        blocks.Count.ShouldBe(2);

        await RunAsync(briefbot, blocks[0]);
        await File.WriteAllTextAsync(
            Path.Combine(briefbot.Data, "briefbot.db"),
            "no database any more",
            TestContext.Current.CancellationToken
        );
        (await briefbot.RunAsync("ask", "how many passengers were on the Albatross?")).Code.ShouldBe(1);
        var restored = await RunAsync(briefbot, blocks[1]);

        restored.ShouldContain("opens and is whole");
        (await briefbot.RunAsync("ask", "how many passengers were on the Albatross?")).Output.ShouldContain("212");
    }

    static async Task<string> RunAsync(BriefBotProcess briefbot, string commands)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var program = Path.Combine(AppContext.BaseDirectory, "briefbot.dll");
        var script =
            $"set -e\nbriefbot() {{ dotnet \"{program}\" \"$@\"; }}\n"
            + commands.Replace("/srv/backup", briefbot.Folder + "/backup", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BRIEFBOT_DATA"] = briefbot.Data },
        };
        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(cancellation), shell.StandardError.ReadToEndAsync(cancellation));
        await shell.WaitForExitAsync(cancellation);
        shell.ExitCode.ShouldBe(0, await error + await output);
        return await output;
    }
}
