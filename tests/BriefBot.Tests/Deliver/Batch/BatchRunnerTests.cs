using System.Runtime.CompilerServices;
using System.Text;
using BriefBot.Deliver.Batch;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Deliver.Batch;

public class BatchRunnerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Lines_come_out_in_the_order_they_went_in_however_many_are_worked_on(int workers)
    {
        var numbers = Enumerable.Range(0, 500).ToList();
        using var output = new MemoryStream();
        var runner = new BatchRunner(workers, TextWriter.Null);

        await runner.RunAsync(new Echo(), Lines(numbers.Select(n => $"{n}")), output, TestContext.Current.CancellationToken);

        Written(output).ShouldBe(numbers.Select(n => $"<{n}>"));
        runner.Written.ShouldBe(500);
        runner.Elapsed.Count.ShouldBe(500);
    }

    [Fact]
    public async Task A_line_that_cannot_be_used_is_named_with_its_number_and_reason_and_the_rest_goes_on()
    {
        using var output = new MemoryStream();
        await using var problems = new StringWriter();
        var runner = new BatchRunner(2, problems);

        await runner.RunAsync(new Echo(), Lines(["a", "", "bad", "  ", "c"]), output, TestContext.Current.CancellationToken);

        Written(output).ShouldBe(["<a>", "<c>"]);
        runner.Rejected.ShouldBe(1);
        problems.ToString().Trim().ShouldBe("briefbot: line 3: no good; it is skipped.");
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_skipped()
    {
        using var output = new MemoryStream();
        await using var problems = new StringWriter();
        var runner = new BatchRunner(2, problems, new BatchLimits { Input = new InputLimits { LineBytes = 10 } });

        await runner.RunAsync(new Echo(), Lines([new string('x', 11), "y"]), output, TestContext.Current.CancellationToken);

        Written(output).ShouldBe(["<y>"]);
        problems.ToString().ShouldContain("line 1: the line is too long");
    }

    [Fact]
    public async Task An_error_that_is_no_fault_of_the_line_ends_the_batch()
    {
        using var output = new MemoryStream();
        var runner = new BatchRunner(2, TextWriter.Null);

        var run = () =>
            runner.RunAsync(
                new Echo(),
                Lines(Enumerable.Range(0, 100).Select(n => n == 50 ? "broken" : "fine")),
                output,
                TestContext.Current.CancellationToken
            );

        (await run.ShouldThrowAsync<InvalidDataException>()).Message.ShouldBe("the corpus is gone");
    }

    [Fact]
    public async Task A_task_that_needs_all_lines_gets_them_together_in_order()
    {
        using var output = new MemoryStream();
        await using var problems = new StringWriter();
        var runner = new BatchRunner(3, problems);

        await runner.RunAsync(new Backwards(), Lines(["1", "2", "bad", "3"]), output, TestContext.Current.CancellationToken);

        Written(output).ShouldBe(["3", "2", "1"]);
        problems.ToString().ShouldContain("line 3: no good");
        (runner.Written, runner.Rejected).ShouldBe((3, 1));
    }

    [Fact]
    public async Task More_lines_than_can_be_held_together_are_refused_before_anything_is_written()
    {
        using var output = new MemoryStream();
        var runner = new BatchRunner(2, TextWriter.Null, new BatchLimits { GatheredLines = 3 });

        var run = () => runner.RunAsync(new Backwards(), Lines(["1", "2", "3", "4"]), output, TestContext.Current.CancellationToken);

        (await run.ShouldThrowAsync<InputRejectedException>()).Message.ShouldContain("more than the 3 lines");
        output.Length.ShouldBe(0);
    }

    static MemoryStream Lines(IEnumerable<string> lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    static string[] Written(MemoryStream output) =>
        Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    sealed class Echo : LineTask
    {
        public override async ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
        {
            var text = Encoding.UTF8.GetString(line.Span);
            if (text == "bad")
                throw new FormatException("no good");
            if (text == "broken")
                throw new InvalidDataException("the corpus is gone");
            if (text.EndsWith('3'))
                await Task.Yield();
            return Encoding.UTF8.GetBytes($"<{text}>");
        }
    }

    sealed class Backwards : GatheringTask<string>
    {
        public override string Read(ReadOnlyMemory<byte> line) =>
            Encoding.UTF8.GetString(line.Span) is var text && text != "bad" ? text : throw new FormatException("no good");

        public override async IAsyncEnumerable<ReadOnlyMemory<byte>> RunAsync(
            IReadOnlyList<string> items,
            [EnumeratorCancellation] CancellationToken cancellation
        )
        {
            await Task.Yield();
            foreach (var item in items.Reverse())
                yield return Encoding.UTF8.GetBytes(item);
        }
    }
}
