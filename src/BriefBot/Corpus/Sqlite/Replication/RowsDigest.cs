using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>What tells whether two tables hold the same rows, in whatever order they are read.</summary>
/// <remarks>The sum of the rows' SHA-256, of which 128 bits are kept: rows that differ by chance don't cancel out, and nobody gains by
/// making such.</remarks>
public sealed class RowsDigest
{
    /// <summary>How many rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The sum.</summary>
    public UInt128 Sum { get; private set; }

    /// <summary>Adds a row: a long, a double, a string, bytes or null for each column.</summary>
    public void Add(IReadOnlyList<object?> row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[sizeof(byte) + sizeof(long)];
        foreach (var value in row)
        {
            var bytes = value switch
            {
                string text => Encoding.UTF8.GetBytes(text),
                byte[] blob => blob,
                _ => [],
            };
            head[0] = value switch
            {
                null => 0,
                long => 1,
                double => 2,
                string => 3,
                _ => 4,
            };
            var number = value switch
            {
                long whole => whole,
                double real => BitConverter.DoubleToInt64Bits(real),
                _ => bytes.Length,
            };
            BinaryPrimitives.WriteInt64BigEndian(head[1..], number);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }
        Sum += BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
        Rows++;
    }

    /// <summary>The same of all rows.</summary>
    public static RowsDigest Of(IEnumerable<object?[]> rows)
    {
        var digest = new RowsDigest();
        foreach (var row in rows)
            digest.Add(row);
        return digest;
    }

    /// <summary>Whether both are of the same rows.</summary>
    public bool Is(RowsDigest other) => Rows == other.Rows && Sum == other.Sum;
}
