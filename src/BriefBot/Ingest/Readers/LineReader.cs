using System.Buffers;

namespace BriefBot.Ingest.Readers;

/// <summary>A line of a stream.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Bytes">Without its line break; empty when <paramref name="TooLong"/>.</param>
/// <param name="TooLong">It was longer than allowed and has been skipped.</param>
public readonly record struct StreamLine(long Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>Cuts a stream into lines at LF or CR LF. Holds one line at a time, and of one that is too long nothing but its end.</summary>
/// <param name="stream">Stays the caller's.</param>
/// <param name="maxLineBytes">Longer lines are skipped and reported.</param>
public sealed class LineReader(Stream stream, int maxLineBytes) : IDisposable
{
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    int _start;
    int _end;
    long _number;
    bool _ended;

    /// <summary>The next line, null at the end. A line of its own array each time.</summary>
    public StreamLine? Next()
    {
        var scanned = _start;
        var skipping = false;
        while (true)
        {
            var at = _buffer.AsSpan(scanned, _end - scanned).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(scanned + at, scanned + at + 1, skipping);
            if (_ended)
                return _end > _start || skipping ? Take(_end, _end, skipping) : null;
            if (_end - _start > maxLineBytes)
            {
                skipping = true;
                _start = _end;
            }
            scanned = Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    StreamLine Take(int end, int next, bool skipping)
    {
        var start = _start;
        _start = next;
        _number++;
        if (end > start && _buffer[end - 1] == '\r')
            end--;
        return skipping || end - start > maxLineBytes
            ? new StreamLine(_number, default, true)
            : new StreamLine(_number, _buffer.AsSpan(start, end - start).ToArray(), false);
    }

    /// <summary>Reads more; returns where the bytes not scanned yet begin.</summary>
    int Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var from = _end;
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
        return from;
    }
}
