using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>
/// Messages of PostgreSQL's protocol 3.0: a letter, a length that counts itself, a body; before the session begins there is no letter
/// (https://www.postgresql.org/docs/15/protocol-message-formats.html).
/// </summary>
static class WireMessages
{
    /// <summary>A request for TLS, answered by a single letter.</summary>
    public const int TlsRequest = 80_877_103;

    /// <summary>A request for encryption by GSSAPI, answered by a single letter.</summary>
    public const int GssRequest = 80_877_104;

    /// <summary>A request to cancel what another connection runs; nothing follows.</summary>
    public const int CancelRequest = 80_877_102;

    const int MaxLength = 256 * 1024 * 1024;

    /// <summary>Takes one message off the front, when all of it is there.</summary>
    /// <exception cref="InvalidDataException">These are no such messages.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out char type, out ReadOnlySequence<byte> body)
    {
        (type, body) = (default, default);
        if (buffer.Length < 5 || !TryTakeBody(buffer.Slice(1), out body))
            return false;
        type = (char)buffer.FirstSpan[0];
        buffer = buffer.Slice(body.End);
        return true;
    }

    /// <summary>Takes one message of those before the session off the front, when all of it is there.</summary>
    /// <param name="code">What it is: a version of the protocol, or a request.</param>
    public static bool TryTakeFirst(ref ReadOnlySequence<byte> buffer, out int code)
    {
        code = 0;
        if (!TryTakeBody(buffer, out var body))
            return false;
        code = Number(body);
        buffer = buffer.Slice(body.End);
        return true;
    }

    /// <summary>The text up to the next zero byte, which is taken off with it.</summary>
    public static string TakeText(ref ReadOnlySequence<byte> body)
    {
        var end = body.PositionOf((byte)0) ?? throw new InvalidDataException("A text in a message has no end.");
        var text = Encoding.UTF8.GetString(body.Slice(body.Start, end));
        body = body.Slice(body.GetPosition(1, end));
        return text;
    }

    static bool TryTakeBody(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (buffer.Length < 4)
            return false;
        var length = Number(buffer);
        if (length is < 4 or > MaxLength)
            throw new InvalidDataException($"A message of {length} bytes isn't one of PostgreSQL's.");
        if (buffer.Length < length)
            return false;
        body = buffer.Slice(4, length - 4);
        return true;
    }

    static int Number(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < 4)
            throw new InvalidDataException("A message is too short.");
        Span<byte> bytes = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }
}

/// <summary>Which statement each message of a client runs.</summary>
sealed class ClientStatements
{
    readonly Dictionary<string, string> _prepared = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _portals = new(StringComparer.Ordinal);

    /// <summary>Takes note of a message.</summary>
    /// <returns>The text of the statement that it runs (Query, Execute); null for other messages.</returns>
    public string? Read(char type, ReadOnlySequence<byte> body)
    {
        switch (type)
        {
            case 'Q':
                return WireMessages.TakeText(ref body);
            case 'P':
                var name = WireMessages.TakeText(ref body);
                _prepared[name] = WireMessages.TakeText(ref body);
                return null;
            case 'B':
                var portal = WireMessages.TakeText(ref body);
                _portals[portal] = _prepared.GetValueOrDefault(WireMessages.TakeText(ref body), "");
                return null;
            case 'E':
                return _portals.GetValueOrDefault(WireMessages.TakeText(ref body), "");
            default:
                return null;
        }
    }
}
