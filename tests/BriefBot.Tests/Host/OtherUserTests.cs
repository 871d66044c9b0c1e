using System.Diagnostics;
using System.Runtime.Versioning;

namespace BriefBot.Tests.Host;

/// <summary>The program as a user whom permission bits bind: root runs it as nobody.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OtherUserTests : IDisposable
{
    const string Nobody = "65534";
    const UnixFileMode ReadOnly =
        UnixFileMode.UserRead
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;
    const UnixFileMode Open = ReadOnly | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_that_may_not_be_read_is_named_and_the_rest_is_stored()
    {
        SkipWhereNobodyElseCanRun();
        var inputs = Folder("inputs");
        File.WriteAllText(Path.Combine(inputs, "a.txt"), Ferry);
        File.WriteAllText(Path.Combine(inputs, "b.txt"), Ferry);
        File.SetUnixFileMode(Path.Combine(inputs, "b.txt"), UnixFileMode.None);

        var ended = await RunAsync("ingest", inputs);

        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldContain("b.txt");
        ended.Error.ShouldContain("cannot be read");
        (await RunAsync("articles", "list")).Output.ShouldContain("ferry");
    }

    [Fact]
    public async Task A_read_only_folder_is_answered_from_and_left_alone()
    {
        SkipWhereNobodyElseCanRun();
        var input = Path.Combine(Folder("inputs"), "a.txt");
        File.WriteAllText(input, Ferry);
        (await RunAsync("ingest", input)).Code.ShouldBe(0);
        File.WriteAllText(input, Ferry + "\n\nMore of it.");
        File.SetUnixFileMode(Data, ReadOnly);

        var asked = await RunAsync("ask", "Where does the Orkney ferry dock?");
        var ingested = await RunAsync("ingest", input);

        asked.Code.ShouldBe(0, asked.Error);
        asked.Output.ShouldContain("Stromness");
        ingested.Code.ShouldBe(1);
        ingested.Error.ShouldContain("can only be read");
    }

    public void Dispose()
    {
        if (Directory.Exists(Data))
            File.SetUnixFileMode(Data, Open);
        _folder.Dispose();
    }

    const string Ferry =
        "The Orkney ferry\n\nThe Orkney ferry docks at Stromness on weekdays and the crossing takes two hours.\n\nThe harbour "
        + "office said that the ferry would keep to its winter timetable.";

    string Data => _folder.File("data");

    static void SkipWhereNobodyElseCanRun() =>
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && (!Environment.IsPrivilegedProcess || File.Exists("/usr/bin/setpriv")),
            "Root needs setpriv (of util-linux) to run the program as another user."
        );

    string Folder(string name)
    {
        File.SetUnixFileMode(_folder.Path, Open);
        var path = Directory.CreateDirectory(_folder.File(name)).FullName;
        File.SetUnixFileMode(path, Open);
        return path;
    }

    async Task<Ended> RunAsync(params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = _folder.Path,
        };
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups"] : [];
        string[] command = [.. user, "dotnet", Path.Combine(Program(), "briefbot.dll"), "--data", Data, .. arguments];
        start.FileName = command[0];
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = Folder("tmp");
        start.Environment["HOME"] = Folder("home");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new Ended(process.ExitCode, await output, await error);
    }

    // A copy that others may read: the checkout may lie where they can't go. What only tests need stays behind.
    string Program()
    {
        var copy = _folder.File("program");
        if (Directory.Exists(copy))
            return copy;
        Directory.CreateDirectory(copy);
        var needed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "briefbot.deps.json"));
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith("briefbot.", StringComparison.OrdinalIgnoreCase) || needed.Contains($"/{name}\"", StringComparison.Ordinal))
                File.Copy(file, Path.Combine(copy, name));
        }
        foreach (var folder in (string[])["runtimes", "config", "samples"])
            Copy(Path.Combine(AppContext.BaseDirectory, folder), Path.Combine(copy, folder));
        return copy;
    }

    static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
