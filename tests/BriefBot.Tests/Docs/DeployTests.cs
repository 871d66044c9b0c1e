using System.Diagnostics;
using BriefBot.Host.Configuration;
using YamlDotNet.Serialization;

namespace BriefBot.Tests.Docs;

/// <summary>The files of config/deploy are well formed, name settings that there are, and give no more rights than needed.</summary>
public sealed class DeployTests
{
    static readonly string Unit = Checkout.PathOf("config", "deploy", "briefbot.service");

    [Fact]
    public void The_compose_file_runs_it_read_only_without_rights_and_with_time_to_stop()
    {
        var compose = new DeserializerBuilder()
            .Build()
            .Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, object>?>>>(
                File.ReadAllText(Checkout.PathOf("config", "deploy", "compose.yaml"))
            );
        var briefbot = compose["services"]["briefbot"]!;
        var environment = (Dictionary<object, object>)briefbot["environment"];

        briefbot["read_only"].ShouldBe("true");
        ((List<object>)briefbot["tmpfs"]).ShouldBe(["/tmp"]);
        ((List<object>)briefbot["cap_drop"]).ShouldBe(["ALL"]);
        ((List<object>)briefbot["security_opt"]).ShouldBe(["no-new-privileges:true"]);
        ((List<object>)briefbot["ports"]).ShouldAllBe(port => ((string)port).StartsWith("127.0.0.1:"));
        briefbot["stop_grace_period"].ShouldBe("20s");
        environment.Keys.ShouldAllBe(name => IsSetting((string)name));
        compose["services"]["ollama"]!["profiles"].ShouldBeOfType<List<object>>().ShouldBe(["ollama"]);
        compose["volumes"].Keys.ShouldBe(["briefbot", "ollama"]);
        compose["secrets"].Keys.ShouldBe(["web-token"]);
    }

    [Fact]
    public void The_unit_names_settings_and_gives_no_more_rights_than_needed()
    {
        var lines = File.ReadAllLines(Unit).Where(line => line.Contains('=') && !line.StartsWith('#')).Select(line => line.Split('=', 2));
        var given = lines.ToLookup(line => line[0], line => line[1]);

        given["Environment"].Select(value => value.Split('=')[0]).ShouldAllBe(name => IsSetting(name));
        given["ExecStart"].ShouldHaveSingleItem().ShouldEndWith("/briefbot serve");
        given["DynamicUser"].ShouldBe(["yes"]);
        given["ProtectSystem"].ShouldBe(["strict"]);
        given["NoNewPrivileges"].ShouldBe(["yes"]);
        given["CapabilityBoundingSet"].ShouldBe([""]);
        // .NET compiles while it runs, and would not start.
        given["MemoryDenyWriteExecute"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Systemd_takes_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not here.");
        using var folder = new TemporaryFolder();
        var unit = folder.File("briefbot.service");
        // What it starts has to be there.
        await File.WriteAllTextAsync(
            unit,
            (await File.ReadAllTextAsync(Unit, TestContext.Current.CancellationToken)).Replace("/opt/briefbot/briefbot", "/bin/true"),
            TestContext.Current.CancellationToken
        );
        using var analyze = Process.Start(
            new ProcessStartInfo("systemd-analyze", ["verify", unit]) { UseShellExecute = false, RedirectStandardError = true }
        )!;

        var said = await analyze.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await analyze.WaitForExitAsync(TestContext.Current.CancellationToken);

        said.Split('\n').Where(line => line.Contains("briefbot.service", StringComparison.Ordinal)).ShouldBeEmpty();
        analyze.ExitCode.ShouldBe(0, said);
    }

    /// <summary>Whether a variable sets something.</summary>
    static bool IsSetting(string variable) =>
        Setting.Find(variable.Replace("BRIEFBOT_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal)) is not null;
}
