using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BriefBot.Tests.Ingest.Feeds;

namespace BriefBot.Tests.Docs;

/// <summary>Goes through docs/tutorial/tour.md in a shell, as a person does.</summary>
public sealed class TourTests
{
    const string Program = "dotnet run --project src/BriefBot --";
    const string Feed = "https://www.theguardian.com/world/rss";
    const string Address = "http://127.0.0.1:5080";

    [Fact]
    public async Task Every_command_of_the_tour_works_and_prints_what_it_shows()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The tour is for a shell as on Linux.");
        await using var city = new NewsCity(3);
        using var folder = new TemporaryFolder();
        var page = new DocumentPage("docs", "tutorial", "tour.md");
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var script = string.Join('\n', page.Blocks("sh"));
        foreach (var (shown, here) in new[] { (Program, Built), (Feed, city.LocalFeedOf(0)), (Address, address) })
        {
            script.ShouldContain(shown);
            script = script.Replace(shown, here, StringComparison.Ordinal);
        }

        var (code, output) = await RunAsync(
            script,
            new()
            {
                ["NO_COLOR"] = "1",
                // On a busy machine, too, it reads what it would read.
                ["BRIEFBOT_Reader__Deadline"] = "00:00:30",
                ["TMPDIR"] = folder.Path,
                ["BRIEFBOT_Web__Urls"] = address,
                ["BRIEFBOT_Fetch__AllowNetworks"] = "127.0.0.0/8",
                ["BRIEFBOT_Fetch__Ports"] = city.Port.ToString(CultureInfo.InvariantCulture),
                ["BRIEFBOT_Fetch__Interval"] = "00:00:00",
            }
        );

        code.ShouldBe(0, output);
        var shownBlocks = page.Blocks("text").ToList();
        shownBlocks.ShouldNotBeEmpty();
        foreach (var block in shownBlocks)
            output.ShouldContain(block);
        output.ShouldContain("3 added");
        Directory.GetDirectories(folder.Path).ShouldBeEmpty("the tour leaves something behind");
    }

    static string Built => $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "briefbot.dll")}\"";

    /// <summary>Runs it with job control, as in a terminal, and to the first command that fails.</summary>
    static async Task<(int Code, string Output)> RunAsync(string script, Dictionary<string, string> environment)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("bash")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        try
        {
            var output = shell.StandardOutput.ReadToEndAsync(cancellation);
            var error = shell.StandardError.ReadToEndAsync(cancellation);
            await shell.StandardInput.WriteAsync($"set -em\n{{\n{script}\n}}\n");
            shell.StandardInput.Close();
            await shell.WaitForExitAsync(cancellation);
            return (shell.ExitCode, await output + await error);
        }
        finally
        {
            if (!shell.HasExited)
                shell.Kill(entireProcessTree: true);
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
