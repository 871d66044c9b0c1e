using System.Globalization;
using System.IO.Compression;

namespace BriefBot.Ingest.Readers;

/// <summary>An input that is refused; the message is the reason, in one line.</summary>
public sealed class InputRejectedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Decompresses gzip and stops when more comes out than text could have been packed into.</summary>
/// <exception cref="InputRejectedException">On reading: the ratio is a bomb's, or the data are damaged.</exception>
public sealed class BoundedGzipStream(Stream compressed, InputLimits limits) : Stream
{
    readonly CountingStream _compressed = new(compressed);
    GZipStream? _gzip;
    long _out;

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
        get => _out;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            _gzip ??= new GZipStream(_compressed, CompressionMode.Decompress, leaveOpen: true);
            var read = _gzip.Read(buffer);
            _out += read;
            if (_out > limits.FreeDecompressedBytes && _out / Math.Max(1, _compressed.Count) >= limits.CompressionRatio)
                throw new InputRejectedException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"unpacks to more than {limits.CompressionRatio} times its size, which text never does; nothing further was read"
                    )
                );
            return read;
        }
        catch (InvalidDataException e)
        {
            throw new InputRejectedException("the gzip data are damaged or cut off", e);
        }
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip?.Dispose();
        base.Dispose(disposing);
    }
}
