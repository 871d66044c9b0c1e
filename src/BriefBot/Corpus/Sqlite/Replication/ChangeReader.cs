using System.Buffers.Binary;
using System.Text;

namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>What happened to a row.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Insert,

    /// <summary>Other values stand in it.</summary>
    Update,

    /// <summary>It is gone.</summary>
    Delete,
}

/// <summary>A row that changed: a long, a double, a string, bytes or null for each column.</summary>
/// <param name="Old">What stood in it: of a changed row its key and what changed; none of a new one. What isn't told is
/// <see cref="ChangeReader.NotTold"/>.</param>
/// <param name="New">What stands in it: of a changed row what changed; none of one that is gone.</param>
public sealed record RowChange(string Table, ChangeKind Kind, object?[] Old, object?[] New);

/// <summary>Reads the changesets of SQLite's session extension.</summary>
/// <remarks>Source: the description of the format in SQLite's sqlite3session.c, "SESSIONS OBJECT/CHANGESET FORMAT".</remarks>
static class ChangeReader
{
    const byte TableMark = (byte)'T';
    const byte Insert = 18;
    const byte Update = 23;
    const byte Delete = 9;

    /// <summary>Stands for a value that a change doesn't tell.</summary>
    public static readonly object NotTold = new();

    /// <summary>The rows that a changeset changes, in its order.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static List<RowChange> Read(ReadOnlySpan<byte> changes)
    {
        var rows = new List<RowChange>();
        var (table, columns) = ("", 0);
        var at = 0;
        try
        {
            while (at < changes.Length)
            {
                var mark = changes[at++];
                if (mark == TableMark)
                {
                    columns = (int)Number(changes, ref at);
                    at += columns;
                    var end = at + changes[at..].IndexOf((byte)0);
                    table = Encoding.UTF8.GetString(changes[at..end]);
                    at = end + 1;
                    continue;
                }
                at++; // whether another change brought it about
                var kind = mark switch
                {
                    Insert => ChangeKind.Insert,
                    Update => ChangeKind.Update,
                    Delete => ChangeKind.Delete,
                    _ => throw new InvalidDataException($"A change of the unknown kind {mark}."),
                };
                var old = kind == ChangeKind.Insert ? [] : Values(changes, columns, ref at);
                var values = kind == ChangeKind.Delete ? [] : Values(changes, columns, ref at);
                rows.Add(new(table, kind, old, values));
            }
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The changes end in the middle.", failure);
        }
        return rows;
    }

    static object?[] Values(ReadOnlySpan<byte> changes, int columns, ref int at)
    {
        var values = new object?[columns];
        for (var i = 0; i < columns; i++)
            values[i] = Value(changes, ref at);
        return values;
    }

    static object? Value(ReadOnlySpan<byte> changes, ref int at)
    {
        switch (changes[at++])
        {
            case 0:
                return NotTold;
            case 1:
                at += sizeof(long);
                return BinaryPrimitives.ReadInt64BigEndian(changes[(at - sizeof(long))..at]);
            case 2:
                at += sizeof(double);
                return BinaryPrimitives.ReadDoubleBigEndian(changes[(at - sizeof(double))..at]);
            case 3:
                return Encoding.UTF8.GetString(Bytes(changes, ref at));
            case 4:
                return Bytes(changes, ref at).ToArray();
            case 5:
                return null;
            case var other:
                throw new InvalidDataException($"A value of the unknown type {other}.");
        }
    }

    static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> changes, ref int at)
    {
        var length = (int)Number(changes, ref at);
        at += length;
        return changes[(at - length)..at];
    }

    // SQLite's varint: seven bits a byte, the first byte the highest; of these lengths none takes nine.
    static long Number(ReadOnlySpan<byte> changes, ref int at)
    {
        long number = 0;
        byte next;
        do
        {
            next = changes[at++];
            number = (number << 7) | (uint)(next & 0x7F);
        } while (next >= 0x80);
        return number;
    }
}
