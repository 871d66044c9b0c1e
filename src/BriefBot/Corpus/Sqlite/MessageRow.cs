namespace BriefBot.Corpus.Sqlite;

/// <summary>Where a row of posted_message stands.</summary>
sealed class MessageRow
{
    public string Platform { get; set; } = "";

    public string Channel { get; set; } = "";

    public string Message { get; set; } = "";

    /// <summary>The messages that a query finds.</summary>
    public static List<ChatMessage> All(SqliteSession session, string sql, params object?[] values) =>
        session.Query<MessageRow>(sql, values).ConvertAll(row => new ChatMessage(row.Platform, row.Channel, row.Message));
}
