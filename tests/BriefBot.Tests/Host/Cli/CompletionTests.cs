using System.Diagnostics;
using System.Runtime.Versioning;
using BriefBot.Fakes.Interop;
using BriefBot.Host.Cli;
using BriefBot.Host.Cli.Completion;

namespace BriefBot.Tests.Host.Cli;

/// <summary>The completion scripts in the shells that they are for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CompletionTests : IDisposable
{
    static readonly IReadOnlyList<CompletedCommand> Commands = CompletionTable.Of(CommandLine.Root());

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("as", "ask")]
    [InlineData("", "ask brief said serve completion --data")]
    [InlineData("feeds ", "add show poll --json")]
    [InlineData("feeds add --ti", "--title")]
    [InlineData("--data feeds a", "ask articles")]
    [InlineData("ask foo --so", "--source")]
    [InlineData("ask who spoke --as", "--as-of")]
    [InlineData("completion ", "bash zsh fish")]
    [InlineData("schedules add --language ", "de en es fr")]
    [InlineData("schedules add --days mo", "mon-fri")]
    [InlineData("ask foo --source ", "Harbour Gazette|Valley Post")]
    [InlineData("ask foo --source va", "Valley Post")]
    [InlineData("ask foo --topic ", "trade")]
    public async Task Bash_offers_what_may_follow(string line, string expected)
    {
        var offered = await BashAsync(line);

        foreach (var word in expected.Contains("Post") ? expected.Split('|') : expected.Split(' '))
            offered.ShouldContain(word, customMessage: line);
    }

    [Theory]
    [InlineData("as", "brief")]
    [InlineData("feeds ", "ask")]
    [InlineData("ask foo --source va", "Harbour Gazette")]
    [InlineData("ask -- what --so", "--source")]
    public async Task Bash_offers_nothing_else(string line, string absent) => (await BashAsync(line)).ShouldNotContain(absent);

    [Fact]
    public async Task The_script_for_zsh_offers_what_may_follow()
    {
        Need("zsh");
        var script = ZshScript.Of(Commands);

        // What would draw the choices prints them instead.
        var offered = await RunAsync(
            "zsh",
            "-f",
            script.Replace("compdef _briefbot briefbot\n", "", StringComparison.Ordinal)
                + "_describe() { print -l -- \"${(@P)2}\" }\n_files() { }\ncompadd() { print -l -- $found }\n"
                + "words=(briefbot feeds add ''); CURRENT=4; PREFIX=; _briefbot\nwords=(briefbot schedules add --language ''); "
                + "CURRENT=5; _briefbot\n"
        );

        offered.ShouldContain(line => line.StartsWith("--title:", StringComparison.Ordinal));
        offered.ShouldContain("de");
        offered.ShouldNotContain(line => line.StartsWith("ask:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_script_for_fish_offers_what_may_follow()
    {
        Need("fish");

        var offered = await RunAsync(
            "fish",
            "--no-config",
            FishScript.Of(Commands)
                + "complete -C 'briefbot feeds add --t'\ncomplete -C 'briefbot schedules add --language '\ncomplete -C 'briefbot as'\n"
        );

        // Behind a tab stands what it does.
        var words = offered.Select(line => line.Split('\t')[0]).ToList();
        words.ShouldContain("--title");
        words.ShouldContain("de");
        words.ShouldContain("ask");
    }

    [Fact]
    public void Every_command_and_option_is_in_every_script()
    {
        string[] scripts = [BashScript.Of(Commands), ZshScript.Of(Commands), FishScript.Of(Commands)];

        foreach (var command in Commands)
        {
            scripts.ShouldAllBe(script => script.Contains(command.Path, StringComparison.Ordinal));
            foreach (var option in command.Options)
                scripts.ShouldAllBe(script => script.Contains(option.Name.TrimStart('-'), StringComparison.Ordinal), option.Name);
        }
    }

    // briefbot itself is a stand-in: what it lists is tested elsewhere, and each start of it takes time.
    Task<IReadOnlyList<string>> BashAsync(string line)
    {
        var program = _folder.File("briefbot");
        File.WriteAllText(program, "#!/bin/sh\n[ \"$2\" = topics ] && echo trade || printf 'Harbour Gazette\\nValley Post\\n'\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var words = line.Split(' ').Select(word => $"'{word}'").ToList();
        return RunAsync(
            "bash",
            "--norc",
            $"{BashScript.Of(Commands)}COMP_WORDS=('{program}' {string.Join(' ', words)}); COMP_CWORD={words.Count}; _briefbot; "
                + "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        );
    }

    static void Need(string shell)
    {
        var isThere = File.Exists("/usr/bin/" + shell);
        Assert.SkipUnless(isThere || InteropSetup.Required, $"{shell} is not installed; ./dev setup installs it.");
        isThere.ShouldBeTrue($"BRIEFBOT_REQUIRE_ALL is set, and {shell} is not installed");
    }

    async Task<IReadOnlyList<string>> RunAsync(string shell, string flag, string script)
    {
        var file = _folder.File("script");
        await File.WriteAllTextAsync(file, script, TestContext.Current.CancellationToken);
        using var process = Process.Start(
            new ProcessStartInfo(shell, [flag, file])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = _folder.Path,
            }
        )!;
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await error).ShouldBeEmpty();
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
