namespace BriefBot.Deliver.Batch;

/// <summary>A batch task that makes an output line of each input line by itself.</summary>
public abstract class LineTask
{
    /// <summary>The output line for an input line. Called by several workers at the same time.</summary>
    /// <param name="line">UTF-8 without line break; neither empty nor longer than the limits.</param>
    /// <returns>One line of JSON in UTF-8, without line break.</returns>
    /// <exception cref="FormatException">The line cannot be used; the message says why, and the line is named and skipped.</exception>
    public abstract ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation);
}

/// <summary>A batch task that needs all input lines before it can write any.</summary>
/// <typeparam name="T">What a line is read into.</typeparam>
public abstract class GatheringTask<T>
{
    /// <summary>Reads an input line. Called by several workers at the same time.</summary>
    /// <param name="line">UTF-8 without line break; neither empty nor longer than the limits.</param>
    /// <exception cref="FormatException">The line cannot be used; the message says why, and the line is named and skipped.</exception>
    public abstract T Read(ReadOnlyMemory<byte> line);

    /// <summary>The output lines, as <see cref="LineTask.RunAsync"/> has them, in the order that they are to be written.</summary>
    /// <param name="items">What was read, in the order of the input.</param>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> RunAsync(IReadOnlyList<T> items, CancellationToken cancellation);
}
