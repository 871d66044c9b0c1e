namespace BriefBot.Discord;

/// <summary>Gathers a message up to a limit; the room is used again for the next one.</summary>
sealed class MessageBuffer(int limit)
{
    // Beyond this, the room that one large message took is given back after it.
    const int KeptBytes = 256 * 1024;

    byte[] _bytes = new byte[4_096];
    int _length;

    /// <summary>The message so far. Valid until it is cleared.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Room to write to, never empty.</summary>
    /// <exception cref="InvalidDataException">The message has grown beyond its limit.</exception>
    public Span<byte> Room()
    {
        if (_length == _bytes.Length)
        {
            // One byte beyond the limit is room enough to see that it is passed.
            if (_length > limit)
                throw TooLarge();
            Array.Resize(ref _bytes, (int)Math.Min(_bytes.Length * 2L, limit + 1L));
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Counts what was written to the room.</summary>
    /// <exception cref="InvalidDataException">The message has grown beyond its limit.</exception>
    public void Took(int bytes)
    {
        _length += bytes;
        if (_length > limit)
            throw TooLarge();
    }

    /// <summary>Adds a piece.</summary>
    /// <exception cref="InvalidDataException">The message has grown beyond its limit.</exception>
    public void Add(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var room = Room();
            var count = Math.Min(room.Length, piece.Length);
            piece[..count].CopyTo(room);
            Took(count);
            piece = piece[count..];
        }
    }

    /// <summary>Begins the next message.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeptBytes)
            _bytes = new byte[4_096];
    }

    InvalidDataException TooLarge() => new($"A message is larger than {limit:N0} bytes.");
}
