using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Gives the articles of older files the keys of their addresses and the anchors of their texts.</summary>
/// <remarks>
/// Two articles whose addresses have one key stay two: the one stored last is found under it from then on, the other keeps its old key, its
/// versions and what cites them. To merge them would number versions anew that citations and signed links name.
/// </remarks>
static class AddressMigration
{
    const string IdsSql = "SELECT id FROM article WHERE identity GLOB 'url:*' ORDER BY stored_at DESC, id DESC";

    const string ArticleSql = """
        SELECT a.workspace, a.identity, v.url, v.body FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
          WHERE a.id = $article
        """;

    const string SetKeySql = "UPDATE OR IGNORE article SET identity = $key WHERE id = $article";
    const string SetAnchorsSql = "UPDATE article SET first_anchor = $first, second_anchor = $second WHERE id = $article";

    /// <summary>Runs within the transaction of the migrations.</summary>
    public static void Run(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var read = Command(connection, transaction, ArticleSql, "$article");
        using var setKey = Command(connection, transaction, SetKeySql, "$key", "$article");
        using var setAnchors = Command(connection, transaction, SetAnchorsSql, "$first", "$second", "$article");
        foreach (var article in Ids(connection, transaction))
        {
            if (Read(read, article) is not { } found)
                continue;
            var canonical = ArticleIdentity.AddressKey(found.Key["url:".Length..]);
            if (canonical != found.Key)
                Execute(setKey, canonical, article);
            if (found.Anchors is { } anchors)
                Execute(setAnchors, anchors.In(found.Workspace, 0), anchors.In(found.Workspace, 1), article);
        }
    }

    static List<long> Ids(SqliteConnection connection, SqliteTransaction transaction)
    {
        var ids = new List<long>();
        using var command = Command(connection, transaction, IdsSql);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            ids.Add(rows.GetInt64(0));
        return ids;
    }

    static (WorkspaceId Workspace, string Key, SiteAnchors? Anchors)? Read(SqliteCommand command, long article)
    {
        command.Parameters[0].Value = article;
        using var rows = command.ExecuteReader();
        return rows.Read()
            ? (new(rows.GetInt64(0)), rows.GetString(1), SiteAnchors.Of(rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetString(3)))
            : null;
    }

    static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // Every statement is a constant above.
    static SqliteCommand Command(
        SqliteConnection connection,
        SqliteTransaction transaction,
        string sql,
        params ReadOnlySpan<string> parameters
    )
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
#pragma warning restore CA2100
}
