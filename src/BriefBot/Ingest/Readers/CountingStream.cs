namespace BriefBot.Ingest.Readers;

/// <summary>Passes reads on and counts them; may give back bytes that were read before. The inner stream stays the caller's.</summary>
/// <param name="before">Read first, in front of what the inner stream still holds; not counted.</param>
public sealed class CountingStream(Stream inner, ReadOnlyMemory<byte> before = default) : Stream
{
    ReadOnlyMemory<byte> _before = before;
    long _count;

    /// <summary>Bytes read from the inner stream; may be asked for from another thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_before.Length > 0)
        {
            var taken = Math.Min(buffer.Length, _before.Length);
            _before.Span[..taken].CopyTo(buffer);
            _before = _before[taken..];
            return taken;
        }
        var read = inner.Read(buffer);
        Interlocked.Add(ref _count, read);
        return read;
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
