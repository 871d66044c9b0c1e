using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest;

/// <summary>What a folder may hold beside readable files. None of it may stop an ingest or make it wait.</summary>
public class SpecialFilesTests
{
    [Fact]
    public async Task A_named_pipe_is_named_and_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes in the file system are told apart on Linux alone.");
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("a.txt", Samples.Text);
        MakePipe(Path.Combine(workshop.Inputs, "b.txt"));
        File.CreateSymbolicLink(Path.Combine(workshop.Inputs, "c.txt"), "b.txt");

        var report = await workshop.IngestAsync(workshop.Inputs);

        report.Added.ShouldBe(1);
        report
            .Rejected.Select(r => (Path.GetFileName(r.Name), r.Reason))
            .ShouldBe([("b.txt", "a named pipe, not a file"), ("c.txt", "a named pipe, not a file")]);
    }

    [Fact]
    public async Task A_socket_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets in the file system are told apart on Linux alone.");
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("a.txt", Samples.Text);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(workshop.Inputs, "s")));

        var report = await workshop.IngestAsync(workshop.Inputs);

        report.Added.ShouldBe(1);
        report.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("a socket, not a file");
    }

    [Fact]
    public async Task A_device_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are told apart on Linux alone.");
        await using var workshop = await Workshop.OpenAsync();

        (await workshop.IngestAsync("/dev/zero")).Rejected.ShouldHaveSingleItem().Reason.ShouldBe("a device, not a file");
    }

    [Fact]
    public async Task Links_out_of_the_folder_are_named_and_not_followed()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere.File("secret.txt"), Samples.Text);
        workshop.Write("inside/one.jsonl", Samples.JsonLine(1));
        var inside = Path.Combine(workshop.Inputs, "inside");
        File.CreateSymbolicLink(Path.Combine(inside, "out.txt"), elsewhere.File("secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(inside, "outer"), Path.GetDirectoryName(elsewhere.File("secret.txt"))!);
        Directory.CreateSymbolicLink(Path.Combine(inside, "way"), "../inside/../..");

        var report = await workshop.IngestAsync(inside);

        report.Added.ShouldBe(1);
        report.Rejected.Select(r => Path.GetFileName(r.Name)).ShouldBe(["out.txt", "outer", "way"]);
        report.Rejected.ShouldAllBe(r =>
            r.Reason == "a link that leads out of the folder, and is not followed; ingest what it leads to by itself"
        );
    }

    [Fact]
    public async Task Links_within_the_folder_are_read_once_and_circles_end()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("a/one.jsonl", Samples.JsonLine(1));
        File.CreateSymbolicLink(Path.Combine(workshop.Inputs, "again.jsonl"), Path.Combine(workshop.Inputs, "a", "one.jsonl"));
        Directory.CreateSymbolicLink(Path.Combine(workshop.Inputs, "b"), "a");
        Directory.CreateSymbolicLink(Path.Combine(workshop.Inputs, "a", "up"), "..");
        File.CreateSymbolicLink(Path.Combine(workshop.Inputs, "x.txt"), "y.txt");
        File.CreateSymbolicLink(Path.Combine(workshop.Inputs, "y.txt"), "x.txt");

        var report = await workshop.IngestAsync(workshop.Inputs);

        (report.Added, report.Unchanged).ShouldBe((1, 0));
        report
            .Rejected.Select(r => (Path.GetFileName(r.Name), r.Reason))
            .ShouldBe([("x.txt", "a link that leads in a circle"), ("y.txt", "a link that leads in a circle")]);
    }

    [Fact]
    public async Task A_link_that_is_asked_for_itself_is_followed()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere.File("a.txt"), Samples.Text);
        Directory.CreateSymbolicLink(Path.Combine(workshop.Inputs, "link"), Path.GetDirectoryName(elsewhere.File("a.txt"))!);

        var report = await workshop.IngestAsync(Path.Combine(workshop.Inputs, "link"));

        report.Rejected.ShouldBeEmpty();
        report.Added.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_is_not_in_UTF_8_is_told_as_that()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are bytes on Linux alone.");
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("a.txt", Samples.Text);
        Run("sh", "-c", $"printf 'Words.' > \"$(printf '{workshop.Inputs}/caf\\351.txt')\"");

        var report = await workshop.IngestAsync(workshop.Inputs);

        Run("sh", "-c", $"rm '{workshop.Inputs}'/caf*");
        report.Added.ShouldBe(1);
        report.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("its name is not in UTF-8, so it can't be opened; rename it");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Json_lines_in_utf_16_are_read(string encoding)
    {
        await using var workshop = await Workshop.OpenAsync();
        var utf16 = Encoding.GetEncoding(encoding);
        var lines = string.Concat(Enumerable.Range(1, 400).Select(n => Samples.JsonLine(n, ", \"x\": \"é—🚢\"") + "\r\n"));

        var report = await workshop.IngestAsync(workshop.Write("lines.jsonl", [.. utf16.GetPreamble(), .. utf16.GetBytes(lines)]));

        report.Rejected.ShouldBeEmpty();
        report.Added.ShouldBe(400);
    }

    [Theory]
    [InlineData('*')]
    [InlineData('_')]
    [InlineData('[')]
    [InlineData('`')]
    [InlineData('<')]
    public void Markdown_with_more_marks_than_the_limit_is_read_as_plain_text(char mark)
    {
        var reader = new DocumentReader(new InputLimits { MarkdownMarks = 20 });
        var marks = string.Concat(Enumerable.Repeat($"{mark}a ", 21));

        var plain = Text(reader, $"{marks}\n\n**{Samples.Sentence}**");
        var parsed = Text(reader, $"{marks[..6]}\n\n**{Samples.Sentence}**");

        plain.ShouldContain($"**{Samples.Sentence}**");
        parsed.ShouldNotContain("**");
        parsed.ShouldContain(Samples.Sentence);
    }

    static string Text(DocumentReader reader, string markdown) =>
        reader
            .Read(Encoding.UTF8.GetBytes(markdown), "a.md", DocumentFormat.Markdown, TestContext.Current.CancellationToken)
            .ShouldHaveSingleItem()
            .ShouldBeOfType<Reading.Found>()
            .Article.Text;

    [Theory]
    [InlineData("many headings", "a\n=\n", 400_000)]
    [InlineData("many rows", "a|b\n", 400_000)]
    [InlineData("many items", "- a\n", 400_000)]
    [InlineData("a long line", "a|", 4_000_000)]
    public void Markdown_of_more_lines_or_characters_than_the_limits_is_read_as_plain_text(string name, string part, int times)
    {
        name.ShouldNotBeEmpty();
        var text = string.Concat(Enumerable.Repeat(part, times));

        Text(new DocumentReader(new InputLimits()), text).ShouldBe(text);
    }

    static void MakePipe(string path) => Run("mkfifo", path);

    static void Run(string program, params string[] arguments)
    {
        using var command = Process.Start(program, arguments);
        command.WaitForExit();
        command.ExitCode.ShouldBe(0);
    }
}
