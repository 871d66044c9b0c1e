using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BriefBot.Ingest.Readers;

namespace BriefBot.Deliver.Batch;

/// <summary>Runs a task over a stream of JSON Lines: several lines at a time, the output in the order of the input.</summary>
/// <param name="workers">Lines worked on at the same time, 1 and up.</param>
/// <param name="problems">Told of each line that is skipped, and why.</param>
/// <param name="limits">Bounds a line and the lines that are held together; null for the defaults.</param>
public sealed class BatchRunner(int workers, TextWriter problems, BatchLimits? limits = null)
{
    const int WaitingPerWorker = 4;
    readonly BatchLimits _limits = limits ?? new BatchLimits();

    /// <summary>Output lines written.</summary>
    public long Written { get; private set; }

    /// <summary>Input lines that could not be used.</summary>
    public long Rejected { get; private set; }

    /// <summary>Time that each line took, in the order of the input; empty for a task that gathers.</summary>
    public IReadOnlyList<TimeSpan> Elapsed => _elapsed;

    readonly List<TimeSpan> _elapsed = [];

    /// <summary>Runs a task line by line to the end of the input. Memory is bounded by the longest lines, whatever the input's
    /// length.</summary>
    /// <exception cref="IOException">The input or the output failed.</exception>
    /// <exception cref="InputRejectedException">The input is damaged; what came before is written.</exception>
    public async Task RunAsync(LineTask task, Stream input, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        await foreach (var (made, elapsed) in EachAsync(input, task.RunAsync, cancellation))
        {
            _elapsed.Add(elapsed);
            await WriteAsync(output, made, cancellation);
        }
    }

    /// <summary>Reads all lines, then runs a task over them together.</summary>
    /// <exception cref="IOException">The input or the output failed.</exception>
    /// <exception cref="InputRejectedException">The input is damaged, or has more lines than may be held together.</exception>
    public async Task RunAsync<T>(GatheringTask<T> task, Stream input, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        var items = new List<T>();
        await foreach (var (item, _) in EachAsync(input, (line, _) => ValueTask.FromResult(task.Read(line)), cancellation))
        {
            items.Add(item);
            if (items.Count > _limits.GatheredLines)
                throw new InputRejectedException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"has more than the {_limits.GatheredLines:N0} lines that this task can take together"
                    )
                );
        }
        await foreach (var line in task.RunAsync(items, cancellation))
            await WriteAsync(output, line, cancellation);
    }

    async Task WriteAsync(Stream output, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        await output.WriteAsync(line, cancellation);
        output.WriteByte((byte)'\n');
        Written++;
    }

    /// <summary>What is made of each usable line, in order.</summary>
    async IAsyncEnumerable<(T Made, TimeSpan Elapsed)> EachAsync<T>(
        Stream input,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<T>> make,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var free = new SemaphoreSlim(workers);
        var made = Channel.CreateBounded<Task<Outcome<T>>>(workers * WaitingPerWorker);
        var reading = Task.Run(() => ReadAsync(input, made.Writer, make, free, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var next in made.Reader.ReadAllAsync(stop.Token))
            {
                var outcome = await next;
                if (outcome.Problem is { } problem)
                    Reject(outcome.Line, problem);
                else
                    yield return (outcome.Made!, outcome.Elapsed);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (made.Reader.TryRead(out var next))
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ReadAsync<T>(
        Stream input,
        ChannelWriter<Task<Outcome<T>>> made,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<T>> make,
        SemaphoreSlim free,
        CancellationToken cancellation
    )
    {
        Exception? failure = null;
        try
        {
            using var lines = new LineReader(input, _limits.Input.LineBytes);
            while (lines.Next() is { } line)
            {
                if (!line.TooLong && line.Bytes.Span.Trim(" \t\r\ufeff"u8).IsEmpty)
                    continue;
                await free.WaitAsync(cancellation);
                await made.WriteAsync(Task.Run(() => MakeAsync(line, make, free, cancellation), CancellationToken.None), cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The side that writes has stopped, and reports why.
        }
        catch (Exception e) when (e is IOException or InputRejectedException)
        {
            failure = e;
        }
        made.Complete(failure);
    }

    static async Task<Outcome<T>> MakeAsync<T>(
        StreamLine line,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<T>> make,
        SemaphoreSlim free,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.GetTimestamp();
        try
        {
            if (line.TooLong)
                throw new FormatException("the line is too long");
            return new Outcome<T>(line.Number, await make(line.Bytes, cancellation), null, Stopwatch.GetElapsedTime(clock));
        }
        catch (FormatException e)
        {
            return new Outcome<T>(line.Number, default, e.Message, default);
        }
        finally
        {
            free.Release();
        }
    }

    void Reject(long line, string problem)
    {
        Rejected++;
        problems.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"briefbot: line {line}: {VisibleText.Line(problem)}; it is skipped.")
        );
    }

    readonly record struct Outcome<T>(long Line, T? Made, string? Problem, TimeSpan Elapsed);
}
