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
        report.Rejected.Select(r => (Path.GetFileName(r.Name), r.Reason)).ShouldBe([("b.txt", "a named pipe, not a file"), ("c.txt", "a named pipe, not a file")]);
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

    static string Text(DocumentReader reader, string markdown) => reader.Read(Encoding.UTF8.GetBytes(markdown), "a.md", DocumentFormat.Markdown, TestContext.Current.CancellationToken)
        .ShouldHaveSingleItem().ShouldBeOfType<Reading.Found>().Article.Text;

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

    static void MakePipe(string path)
    {
        using var command = Process.Start("mkfifo", [path]);
        command.WaitForExit();
        command.ExitCode.ShouldBe(0);
    }
}
