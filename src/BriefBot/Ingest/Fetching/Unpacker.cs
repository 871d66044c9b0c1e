using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace BriefBot.Ingest.Fetching;

/// <summary>Undoes what Content-Encoding names, within bounds of size and ratio, and notices when the end is missing.</summary>
static class Unpacker
{
    /// <summary>The body unpacked, or why it isn't.</summary>
    /// <param name="encodings">Content-Encoding as it came; null for none.</param>
    /// <param name="mostBytes">Unpacked bytes that are taken.</param>
    public static (ReadOnlyMemory<byte> Body, FetchResult.Failed? Failed) Unpack(
        ReadOnlyMemory<byte> body,
        string? encodings,
        int mostBytes,
        FetchLimits limits
    )
    {
        var packings = (encodings ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.ToLowerInvariant())
            .Where(name => name != "identity")
            .Reverse()
            .ToList();
        if (packings.Count > limits.Packings)
            return (
                default,
                new(
                    FetchFailure.Bomb,
                    string.Create(CultureInfo.InvariantCulture, $"the answer is packed {packings.Count} times over, which no text needs")
                )
            );
        // The ratio counts from what came over the network.
        var packed = body.Length;
        foreach (var packing in packings)
        {
            if (body.IsEmpty)
                break;
            var sink = new Sink(packed, mostBytes, limits);
            try
            {
                if ((packing == "br" ? Brotli(body.Span, sink) : Deflated(body, packing, sink)) is { } failed)
                    return (default, failed);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
            {
                return (default, Damaged);
            }
            body = sink.Bytes;
        }
        return (body, null);
    }

    static FetchResult.Failed Damaged => new(FetchFailure.BadCompression, "the packed answer is damaged or cut off");

    static FetchResult.Failed? Deflated(ReadOnlyMemory<byte> body, string packing, Sink sink)
    {
        using var input = new MemoryStream(body.ToArray(), writable: false);
        // "deflate" means zlib's format, but hosts also send the bare data.
        var zlib = packing == "deflate" && IsZlib(body.Span);
        using Stream? stream = packing switch
        {
            "gzip" or "x-gzip" => new GZipStream(input, CompressionMode.Decompress),
            "deflate" when zlib => new ZLibStream(input, CompressionMode.Decompress),
            "deflate" => new DeflateStream(input, CompressionMode.Decompress),
            _ => null,
        };
        if (stream is null)
            return new(
                FetchFailure.BadCompression,
                "the answer is packed in a way that was not asked for "
                    + $"({(packing.Length <= 20 && packing.All(char.IsAsciiLetterOrDigit) ? packing : "unknown")})"
            );
        var buffer = new byte[64 * 1024];
        while (stream.Read(buffer) is > 0 and var read)
        {
            if (sink.Take(buffer.AsSpan(0, read)) is { } failed)
                return failed;
        }
        // The framework's streams end quietly where the data do.
        if (zlib && !EndsWithChecksum(body.Span, sink.Bytes.Span))
            return Damaged;
        return packing is "gzip" or "x-gzip" && !EndsWithLength(body.Span, sink.Bytes.Length) && !TakesAnother(body.Span, sink.Bytes.Length)
            ? Damaged
            : null;
    }

    static FetchResult.Failed? Brotli(ReadOnlySpan<byte> body, Sink sink)
    {
        using var decoder = new BrotliDecoder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var status = decoder.Decompress(body, buffer, out var used, out var written);
            if (sink.Take(buffer.AsSpan(0, written)) is { } failed)
                return failed;
            if (status == OperationStatus.Done)
                return null;
            if (status != OperationStatus.DestinationTooSmall)
                return Damaged;
            body = body[used..];
        }
    }

    static bool IsZlib(ReadOnlySpan<byte> start) => start.Length >= 2 && (start[0] & 0x0F) == 8 && ((start[0] << 8) | start[1]) % 31 == 0;

    /// <summary>Gzip data end with the length of what they hold.</summary>
    static bool EndsWithLength(ReadOnlySpan<byte> packed, int length) =>
        packed.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]) == length;

    /// <summary>Gzip data in several parts end with the length of the last one only. Complete ones unpack to more when a part is put
    /// behind; cut ones don't.</summary>
    static bool TakesAnother(ReadOnlySpan<byte> packed, int length)
    {
        using var longer = new MemoryStream([.. packed, .. OneByte]);
        using var stream = new GZipStream(longer, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var (total, last) = (0L, (byte)0);
        while (total <= length && stream.Read(buffer) is > 0 and var read)
            (total, last) = (total + read, buffer[read - 1]);
        return total == length + 1L && last == (byte)'!';
    }

    static readonly byte[] OneByte = Gzip("!"u8);

    static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    // Adler-32, RFC 1950.
    static bool EndsWithChecksum(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> bytes)
    {
        uint a = 1,
            b = 0;
        foreach (var value in bytes)
        {
            a = (a + value) % 65_521;
            b = (b + a) % 65_521;
        }
        return packed.Length >= 6 && BinaryPrimitives.ReadUInt32BigEndian(packed[^4..]) == ((b << 16) | a);
    }

    /// <summary>Takes what comes out, as long as it is within bounds.</summary>
    sealed class Sink(int packed, int mostBytes, FetchLimits limits)
    {
        readonly ArrayBufferWriter<byte> _bytes = new();

        public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

        public FetchResult.Failed? Take(ReadOnlySpan<byte> bytes)
        {
            _bytes.Write(bytes);
            if (_bytes.WrittenCount > limits.FreeUnpackedBytes && _bytes.WrittenCount / Math.Max(1, packed) >= limits.CompressionRatio)
                return new(
                    FetchFailure.Bomb,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the answer unpacks to more than {limits.CompressionRatio} times its size, which text never does"
                    )
                );
            return _bytes.WrittenCount > mostBytes ? BodyReader.TooLarge(mostBytes) : null;
        }
    }
}
