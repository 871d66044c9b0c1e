using System.Globalization;

namespace BriefBot.Ingest.Readers;

/// <summary>A document or a line cut out of an input, not parsed yet.</summary>
/// <param name="Name">As the corpus shall name it.</param>
/// <param name="Rejected">Why there are no bytes; null when there are.</param>
public sealed record RawDocument(string Name, ReadOnlyMemory<byte> Bytes, DocumentFormat Format, string? Rejected = null)
{
    /// <summary>What it holds, when that was read along with it; null when it isn't parsed yet.</summary>
    public Reading? Reading { get; init; }
}

/// <summary>How far reading has come; written by the reading thread, read by any.</summary>
public sealed class ReadMeter
{
    long _finished;
    int _files;
    CountingStream? _open;
    string _current = "";

    /// <summary>Bytes read of all inputs.</summary>
    public long Bytes => Interlocked.Read(ref _finished) + (Volatile.Read(ref _open)?.Count ?? 0);

    /// <summary>Inputs read to their end.</summary>
    public int Files => Volatile.Read(ref _files);

    /// <summary>The input at hand.</summary>
    public string Current => Volatile.Read(ref _current);

    internal void Begin(string name, CountingStream stream)
    {
        Volatile.Write(ref _current, name);
        Volatile.Write(ref _open, stream);
    }

    internal void End(long bytes)
    {
        Volatile.Write(ref _open, null);
        Interlocked.Add(ref _finished, bytes);
        Interlocked.Increment(ref _files);
    }
}

/// <summary>Opens inputs, unpacks them, tells their format, and cuts JSON Lines into lines.</summary>
public sealed class InputReader(InputLimits limits, ReadMeter meter)
{
    /// <summary>The documents of an input, in order; of one that cannot be read, those before the defect and the reason.</summary>
    /// <param name="standardInput">Read for "-".</param>
    public IEnumerable<RawDocument> Read(WalkedInput input, Stream? standardInput, CancellationToken cancellation)
    {
        if (input.Problem is { } problem)
        {
            meter.End(0);
            yield return Rejection(input.Name, problem);
            yield break;
        }
        using var documents = Open(input, standardInput, cancellation).GetEnumerator();
        while (Next(documents, input.Name, out var document))
        {
            yield return document;
            if (document.Rejected is not null && document.Name == input.Name)
                break;
        }
        meter.End(input.Bytes ?? 0);
    }

    static bool Next(IEnumerator<RawDocument> documents, string name, out RawDocument document)
    {
        document = Rejection(name, "");
        try
        {
            if (!documents.MoveNext())
                return false;
            document = documents.Current;
        }
        catch (InputRejectedException e)
        {
            document = Rejection(name, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            document = Rejection(name, "cannot be read: " + Metadata.OneLine(e.Message));
        }
        return true;
    }

    IEnumerable<RawDocument> Open(WalkedInput input, Stream? standardInput, CancellationToken cancellation)
    {
        using var file =
            input.Path == "-"
                ? null
                : new FileStream(
                    input.Path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete,
                    1,
                    FileOptions.SequentialScan
                );
        using var counted = new CountingStream(
            file ?? standardInput ?? throw new InputRejectedException("there is no standard input to read")
        );
        meter.Begin(input.Name, counted);
        var magic = Head(counted, 2);
        using var joined = new CountingStream(counted, magic);
        using Stream content = magic.Span is [0x1F, 0x8B] ? new BoundedGzipStream(joined, limits) : joined;
        foreach (var document in Documents(content, input, cancellation))
            yield return document;
    }

    IEnumerable<RawDocument> Documents(Stream content, WalkedInput input, CancellationToken cancellation)
    {
        var promised = input.Name == "-" ? null : DocumentFormats.ByName(input.Path == "-" ? input.Name : input.Path);
        var head = Head(content, promised == DocumentFormat.JsonLines ? 8192 : limits.DocumentBytes + 1);
        if (head.Length == 0)
            return [Rejection(input.Name, "empty")];
        if (DocumentFormats.Binary(head.Span) is { } kind)
            return [Rejection(input.Name, kind)];
        var format = DocumentFormats.ByContent(head.Span, promised);
        if (format == DocumentFormat.JsonLines)
            return Lines(new CountingStream(content, head), input.Name, cancellation);
        if (head.Length > limits.DocumentBytes)
            return
            [
                Rejection(
                    input.Name,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"longer than the {limits.DocumentBytes / (1024 * 1024)} MB that one document may have"
                    )
                ),
            ];
        return [new RawDocument(input.Name, head, format)];
    }

    IEnumerable<RawDocument> Lines(Stream content, string name, CancellationToken cancellation)
    {
        using var utf8 = InUtf8(content);
        using var lines = new LineReader(utf8, limits.LineBytes);
        while (lines.Next() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}#{line.Number}");
            if (line.TooLong)
                yield return Rejection(
                    numbered,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"longer than the {limits.LineBytes / (1024 * 1024)} MB that one line may have"
                    )
                );
            else if (!line.Bytes.Span.Trim(" \t\r"u8).IsEmpty && !IsLoneBom(line.Bytes.Span))
                yield return new RawDocument(numbered, line.Bytes, DocumentFormat.JsonLines);
        }
    }

    static bool IsLoneBom(ReadOnlySpan<byte> line) => line.StartsWith("\uFEFF"u8) && line[3..].Trim(" \t\r"u8).IsEmpty;

    /// <summary>JSON Lines in UTF-16 as UTF-8; anything else as it is.</summary>
    static Stream InUtf8(Stream content)
    {
        var head = Head(content, 4096);
        var all = new CountingStream(content, head);
        var encoding = CharsetDetector.Utf16(head.Span);
        return encoding is null
            ? all
            : System.Text.Encoding.CreateTranscodingStream(all, encoding, new System.Text.UTF8Encoding(false), leaveOpen: false);
    }

    /// <summary>The first bytes, as many as there are up to a number.</summary>
    static ReadOnlyMemory<byte> Head(Stream stream, int count)
    {
        var head = new byte[Math.Min(count, 1 << 16)];
        var length = 0;
        while (length < count)
        {
            if (length == head.Length)
                Array.Resize(ref head, (int)Math.Min(count, head.Length * 2L));
            var read = stream.Read(head, length, head.Length - length);
            if (read == 0)
                break;
            length += read;
        }
        return head.AsMemory(0, length);
    }

    static RawDocument Rejection(string name, string reason) => new(name, default, default, reason);
}
