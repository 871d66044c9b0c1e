using System.Buffers.Binary;
using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>What stories know of an article's text.</summary>
/// <param name="Signature">The stems that it is found by.</param>
sealed record StoryReading(StoryWords Words, TextFingerprint Fingerprint, uint[] Signature)
{
    /// <summary>Stems that an article is found by.</summary>
    public const int SignatureStems = 16;

    const string FindSql = "SELECT runs, signature, fingerprint, words FROM story_reading WHERE article = $article";
    const string AddSql =
        "INSERT INTO story_reading (article, runs, signature, fingerprint, words) VALUES ($article, $runs, $signature, "
        + "$fingerprint, $words)";

    /// <summary>What was kept of an article; null when it wasn't read.</summary>
    public static StoryReading? Find(SqliteSession session, long article)
    {
        using var rows = session.Prepare(FindSql).With(article).Rows();
        return rows.Read() ? Read(rows) : null;
    }

    /// <summary>Keeps it.</summary>
    public void Add(SqliteSession session, long article)
    {
        var signature = new byte[Signature.Length * sizeof(uint)];
        for (var i = 0; i < Signature.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(signature.AsSpan(i * sizeof(uint)), Signature[i]);
        session.Prepare(AddSql).With(article, Fingerprint.Runs, signature, Fingerprint.ToBytes(), StoryVector.Write(Words)).Run();
    }

    static StoryReading Read(RowReader row)
    {
        var signature = row.GetBytes(1);
        var stems = new uint[signature.Length / sizeof(uint)];
        for (var i = 0; i < stems.Length; i++)
            stems[i] = BinaryPrimitives.ReadUInt32LittleEndian(signature.AsSpan(i * sizeof(uint)));
        return new(StoryVector.ReadWords(row.GetBytes(3)), TextFingerprint.FromBytes(row.GetBytes(2), row.GetInt32(0)), stems);
    }
}
