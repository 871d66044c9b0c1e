using System.IO.Compression;

namespace BriefBot.Discord;

/// <summary>Inflates the gateway's zlib-stream: one context for all messages of a connection, fed as their frames arrive.</summary>
/// <remarks>
/// Source: Discord gateway reference, "Transport Compression". A message is complete where a frame ends in 00 00 FF FF, zlib's flush.
/// </remarks>
sealed class ZlibStreamInflater : IDisposable
{
    static ReadOnlySpan<byte> Flush => [0x00, 0x00, 0xFF, 0xFF];

    readonly Feed _feed = new();
    readonly ZLibStream _inflater;
    readonly byte[] _tail = new byte[4];

    /// <summary>Starts the context.</summary>
    public ZlibStreamInflater() => _inflater = new(_feed, CompressionMode.Decompress);

    /// <summary>Inflates a piece into the message so far.</summary>
    /// <exception cref="InvalidDataException">It is no zlib data, or the message grows beyond its limit.</exception>
    public void Inflate(ReadOnlyMemory<byte> compressed, MessageBuffer message)
    {
        _feed.Give(compressed);
        Remember(compressed.Span);
        int read;
        while ((read = _inflater.Read(message.Room())) > 0)
            message.Took(read);
        if (!_feed.IsEmpty)
            throw new InvalidDataException("The compressed stream had ended, yet more came.");
    }

    /// <summary>Whether what was given so far ends a message.</summary>
    public bool IsAtFlush => Flush.SequenceEqual(_tail);

    /// <inheritdoc/>
    public void Dispose()
    {
        _inflater.Dispose();
        _feed.Dispose();
    }

    // The flush may be spread over pieces of any size.
    void Remember(ReadOnlySpan<byte> piece)
    {
        if (piece.Length >= _tail.Length)
        {
            piece[^_tail.Length..].CopyTo(_tail);
            return;
        }

        _tail.AsSpan(piece.Length).CopyTo(_tail);
        piece.CopyTo(_tail.AsSpan(_tail.Length - piece.Length));
    }

    /// <summary>Gives the inflater what came, then says that there is no more for now.</summary>
    sealed class Feed : Stream
    {
        ReadOnlyMemory<byte> _left;

        public bool IsEmpty => _left.IsEmpty;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Give(ReadOnlyMemory<byte> piece) => _left = piece;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, _left.Length);
            _left.Span[..count].CopyTo(buffer);
            _left = _left[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
