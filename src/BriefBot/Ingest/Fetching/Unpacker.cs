using System.Globalization;
using System.IO.Compression;

namespace BriefBot.Ingest.Fetching;

/// <summary>Undoes what Content-Encoding names, within bounds of size and ratio.</summary>
static class Unpacker
{
    /// <summary>The body unpacked, or why it isn't.</summary>
    /// <param name="encodings">Content-Encoding as it came; null for none.</param>
    /// <param name="mostBytes">Unpacked bytes that are taken.</param>
    public static (ReadOnlyMemory<byte> Body, FetchResult.Failed? Failed) Unpack(ReadOnlyMemory<byte> body, string? encodings, int mostBytes, FetchLimits limits)
    {
        var packings = (encodings ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.ToLowerInvariant()).Where(name => name != "identity").Reverse().ToList();
        if (packings.Count > limits.Packings) return (default, new(FetchFailure.Bomb, string.Create(CultureInfo.InvariantCulture, $"the answer is packed {packings.Count} times over, which no text needs")));
        // The ratio counts from what came over the network.
        var packed = body.Length;
        foreach (var packing in packings)
        {
            if (body.IsEmpty) break;
            var (unpacked, failed) = One(body, packing, packed, mostBytes, limits);
            if (failed is not null) return (default, failed);
            body = unpacked;
        }
        return (body, null);
    }

    static (ReadOnlyMemory<byte> Body, FetchResult.Failed? Failed) One(ReadOnlyMemory<byte> body, string packing, int packed, int mostBytes, FetchLimits limits)
    {
        using var input = new MemoryStream(body.ToArray(), writable: false);
        using var stream = Open(input, packing, body.Span);
        if (stream is null) return (default, new(FetchFailure.BadCompression, $"the answer is packed in a way that was not asked for ({(packing.Length <= 20 && packing.All(char.IsAsciiLetterOrDigit) ? packing : "unknown")})"));
        using var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (stream.Read(buffer) is > 0 and var read)
            {
                output.Write(buffer, 0, read);
                if (output.Length > limits.FreeUnpackedBytes && output.Length / Math.Max(1, packed) >= limits.CompressionRatio)
                    return (default, new(FetchFailure.Bomb, string.Create(CultureInfo.InvariantCulture, $"the answer unpacks to more than {limits.CompressionRatio} times its size, which text never does")));
                if (output.Length > mostBytes) return (default, BodyReader.TooLarge(mostBytes));
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return (default, new(FetchFailure.BadCompression, "the packed answer is damaged or cut off"));
        }
        return (output.GetBuffer().AsMemory(0, (int)output.Length), null);
    }

    static Stream? Open(Stream input, string packing, ReadOnlySpan<byte> start) => packing switch
    {
        "gzip" or "x-gzip" => new GZipStream(input, CompressionMode.Decompress),
        "br" => new BrotliStream(input, CompressionMode.Decompress),
        // "deflate" means zlib's format, but hosts also send the bare data.
        "deflate" => IsZlib(start) ? new ZLibStream(input, CompressionMode.Decompress) : new DeflateStream(input, CompressionMode.Decompress),
        _ => null,
    };

    static bool IsZlib(ReadOnlySpan<byte> start) => start.Length >= 2 && (start[0] & 0x0F) == 8 && ((start[0] << 8) | start[1]) % 31 == 0;
}
