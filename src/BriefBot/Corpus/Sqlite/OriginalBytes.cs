using System.IO.Compression;
using System.Security.Cryptography;

namespace BriefBot.Corpus.Sqlite;

/// <summary>An original as the database holds it: compressed when that saves something, found again by its hash.</summary>
/// <param name="Sha256">Of the bytes as they arrived.</param>
/// <param name="Encoding">0 as they arrived, 1 Brotli.</param>
sealed record OriginalBytes(byte[] Sha256, int Encoding, byte[] Stored)
{
    const int Plain = 0;
    const int Brotli = 1;

    // Measured on news: quality 0 takes two thirds of the time of 1 for the same size. A window of 2^18 bytes covers nearly every page
    // whole and costs less memory than the default of 2^22.
    const int Quality = 0;
    const int WindowBits = 18;

    /// <summary>Packs bytes.</summary>
    public static OriginalBytes Pack(ReadOnlySpan<byte> bytes)
    {
        var hash = SHA256.HashData(bytes);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out var length, Quality, WindowBits) && length < bytes.Length
            ? new(hash, Brotli, packed[..length])
            : new(hash, Plain, bytes.ToArray());
    }

    /// <summary>The bytes as they arrived.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static byte[] Unpack(int encoding, byte[] stored)
    {
        if (encoding == Plain)
            return stored;
        using var unpacked = new MemoryStream();
        using var decoder = new BrotliStream(new MemoryStream(stored, writable: false), CompressionMode.Decompress);
        decoder.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
