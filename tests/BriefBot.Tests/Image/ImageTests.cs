using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;

namespace BriefBot.Tests.Image;

/// <summary>The container image, as far as it can be made without an engine: its build stage really runs, for both processors.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ImageTests(BuiltImages images) : IClassFixture<BuiltImages>
{
    static readonly string[] Data = ["samples", "prompts", "config", "models"];

    /// <summary>What the file format of Linux calls each processor.</summary>
    static readonly Dictionary<string, ushort> ElfMachine = new(StringComparer.Ordinal) { ["amd64"] = 0x3E, ["arm64"] = 0xB7 };

    static readonly Dictionary<string, Machine> Machines = new(StringComparer.Ordinal)
    {
        ["amd64"] = Machine.Amd64,
        ["arm64"] = Machine.Arm64,
    };

    /// <summary>What code compiled ahead of time for Linux has in place of a plain machine.</summary>
    const ushort Linux = 0x7B79;

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task The_build_stage_walks_through_for_each_processor(string processor)
    {
        var (end, _) = await images.WalkAsync(processor);

        end.Failed.ShouldBeNull(end.Output);
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task The_image_holds_what_the_program_reads_and_nothing_else(string processor)
    {
        var folder = await images.FolderAsync(processor);

        var files = Files(folder);

        string[] expected =
        [
            "briefbot",
            "briefbot.deps.json",
            "briefbot.runtimeconfig.json",
            "briefbot.staticwebassets.endpoints.json",
            "briefbot.pdb",
            "BriefBot.Discord.pdb",
            "DejaVuSans.license.txt",
            .. Libraries(folder),
            .. Data.SelectMany(name => Files(Checkout.PathOf(name)).Select(file => $"{name}/{file}"))
                // What starts the program is no part of it.
                .Where(file => !file.StartsWith("config/deploy/", StringComparison.Ordinal)),
        ];
        files.ShouldBe(expected.Order(StringComparer.Ordinal));
        files.ShouldContain("libe_sqlite3.so");
        Mode(folder, "briefbot").HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead).ShouldBeTrue();
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task Program_and_database_are_built_for_the_processor(string processor)
    {
        var folder = await images.FolderAsync(processor);

        foreach (var file in new[] { "briefbot", "libe_sqlite3.so" })
        {
            var head = new byte[20];
            await using var stream = File.OpenRead(Path.Combine(folder, file));
            await stream.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
            head[..4].ShouldBe("\u007fELF"u8.ToArray(), file);
            BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(18)).ShouldBe(ElfMachine[processor], file);
        }
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task The_code_is_compiled_ahead_of_time_for_the_processor(string processor)
    {
        var folder = await images.FolderAsync(processor);

        foreach (var file in new[] { "briefbot.dll", "BriefBot.Discord.dll", "AngleSharp.dll", "SQLite-net.dll" })
        {
            await using var stream = File.OpenRead(Path.Combine(folder, file));
            using var reader = new PEReader(stream);
            reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0, file);
            ((Machine)((ushort)reader.PEHeaders.CoffHeader.Machine ^ Linux)).ShouldBe(Machines[processor], file);
        }
    }

    [Fact]
    public async Task The_program_of_the_image_answers()
    {
        var folder = await images.FolderAsync(
            RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64"
        );
        using var data = new TemporaryFolder();
        var start = new ProcessStartInfo(Path.Combine(folder, "briefbot"), ["ask", "who spoke at Wuzhen 2020?"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        start.Environment["BRIEFBOT_DATA"] = data.File("data");
        // What starts the tests may have been told where else the runtime is; the program looks there itself.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(
            Path.GetDirectoryName(Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/')))
        );

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0, output);
        output.ShouldContain("Sources");
    }

    [Fact]
    public async Task A_folder_that_dockerignore_leaves_out_fails_the_walk()
    {
        var (end, _) = await images.WalkAsync(
            "amd64",
            BuiltImages.Dockerfile,
            BuiltImages.Ignored.Replace("!prompts\n", "", StringComparison.Ordinal)
        );

        end.Failed.ShouldBe("COPY prompts/ prompts/");
        end.Output.ShouldContain("not found");
    }

    [Fact]
    public async Task A_project_that_is_not_restored_fails_the_walk()
    {
        var forgetful = string.Concat(
            BuiltImages
                .Dockerfile.Split('\n')
                .Where(line => !line.StartsWith("COPY src/BriefBot.Discord/", StringComparison.Ordinal))
                .Select(line => line + "\n")
        );

        var (end, _) = await images.WalkAsync("amd64", forgetful, BuiltImages.Ignored);

        end.Failed.ShouldNotBeNull().ShouldStartWith("RUN dotnet publish");
        end.Output.ShouldContain("NETSDK1004");
    }

    /// <summary>Files that the program loads, by its own list.</summary>
    static IEnumerable<string> Libraries(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "briefbot.deps.json")));
        var target = json
            .RootElement.GetProperty("targets")
            .GetProperty(json.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!);
        foreach (var library in target.EnumerateObject())
        foreach (var kind in new[] { "runtime", "native" })
            if (library.Value.TryGetProperty(kind, out var files))
                foreach (var file in files.EnumerateObject())
                    yield return Path.GetFileName(file.Name);
    }

    static List<string> Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Order(StringComparer.Ordinal),
        ];

    static UnixFileMode Mode(string folder, string file) => File.GetUnixFileMode(Path.Combine(folder, file));
}
