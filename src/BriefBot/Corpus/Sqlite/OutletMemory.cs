using System.Buffers.Binary;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Keeps which lines the newest articles of each outlet have. Writing expects to be inside the transaction that stores the
/// article.</summary>
static class OutletMemory
{
    /// <summary>What is beyond the newest is swept out once in so many articles.</summary>
    const int SweepEvery = 16;

    const string AddSql =
        "INSERT OR IGNORE INTO outlet_lines (article, workspace, outlet, lines) VALUES ($article, $workspace, $outlet, $lines)";

    const string SweepSql = """
        DELETE FROM outlet_lines WHERE workspace = $workspace AND outlet = $outlet AND article <= (
          SELECT article FROM outlet_lines WHERE workspace = $workspace AND outlet = $outlet ORDER BY article DESC LIMIT 1 OFFSET $most)
        """;

    const string ReadSql =
        "SELECT lines FROM outlet_lines WHERE workspace = $workspace AND outlet = $outlet ORDER BY article DESC LIMIT $most";

    /// <summary>Notes an article's lines, once, whatever versions follow.</summary>
    public static void Add(SqliteSession session, WorkspaceId workspace, long article, OutletLines lines)
    {
        var bytes = new byte[Math.Min(lines.Lines.Count, OutletLines.MostLines) * sizeof(ulong)];
        for (var i = 0; i < bytes.Length / sizeof(ulong); i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), lines.Lines[i]);
        session.Prepare(AddSql).With(article, workspace.Value, lines.Outlet, bytes).Run();
        if (article % SweepEvery == 0)
            session.Prepare(SweepSql).With(workspace.Value, lines.Outlet, OutletLines.MostArticles).Run();
    }

    /// <summary>Those of the newest articles, the oldest of these first.</summary>
    public static List<OutletLines> Read(SqliteSession session, WorkspaceId workspace, long outlet)
    {
        var found = new List<OutletLines>();
        using var rows = session.Prepare(ReadSql).With(workspace.Value, outlet, OutletLines.MostArticles).Rows();
        while (rows.Read())
        {
            var bytes = rows.GetBytes(0);
            var lines = new ulong[bytes.Length / sizeof(ulong)];
            for (var i = 0; i < lines.Length; i++)
                lines[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)));
            found.Add(new(outlet, lines));
        }
        found.Reverse();
        return found;
    }
}
