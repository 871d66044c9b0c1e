using BriefBot.Corpus.Sqlite;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>A workspace that direct messages may reach.</summary>
public sealed record OpenWorkspace(int Slice, string Name);

/// <summary>What somebody asked, wherever it was answered.</summary>
/// <param name="Slice">Whose articles answered.</param>
/// <param name="Question">As it was understood.</param>
/// <param name="Shown">What is kept of what was shown; null when nothing is.</param>
/// <param name="Answer">The answer's number in its slice; null for none.</param>
public sealed record AskedElsewhere(int Slice, string Question, string? Shown, long? Answer);

/// <summary>What a host needs to know of slices that it has no copy of, read from the truth. Each is a look at a few rows by their
/// key.</summary>
public sealed class OtherSlices(PostgresConnections connections)
{
    const string OpenSql = $"""
        SELECT w.slice, w.name FROM briefbot.workspace_setting s JOIN briefbot.workspace w ON w.slice = s.slice AND w.id = s.workspace
        WHERE s.name = '{WorkspaceSettings.DirectMessages}' AND s.value = '{WorkspaceSettings.Yes}' ORDER BY w.slice, w.name
        """;

    /// <summary>The numbers of all slices, in order.</summary>
    internal const string AllSql = "SELECT id FROM briefbot.slice ORDER BY id";

    const string CarrierSql = """
        SELECT p.slice FROM briefbot.slice s JOIN briefbot.posted_message p
          ON p.slice = s.id AND p.platform = $1 AND p.channel = $2 AND p.message = $3 LIMIT 1
        """;

    // An answer stands in the channel of its question.
    const string AnswererSql = """
        SELECT p.slice FROM briefbot.slice s JOIN briefbot.posted_message p
          ON p.slice = s.id AND p.platform = $1 AND p.channel = $2 AND p.question_message = $3 LIMIT 1
        """;
    const string ExchangeSql = """
        SELECT p.slice, coalesce(a.understood, a.question), a.shown, a.id FROM briefbot.slice s
          JOIN briefbot.posted_message p ON p.slice = s.id AND p.platform = $1 AND p.channel = $2 AND p.message = $3 AND p.asker = $4
          JOIN briefbot.answer a ON a.slice = p.slice AND a.id = p.answer LIMIT 1
        """;
    const string LastSql = """
        SELECT c.slice, c.question, a.shown, c.answer FROM briefbot.slice s
          JOIN briefbot.conversation c ON c.slice = s.id AND c.platform = $1 AND c.channel = ANY ($2) AND c.person = $3
          LEFT JOIN briefbot.answer a ON a.slice = c.slice AND a.id = c.answer
        WHERE c.updated_at >= $4 ORDER BY c.updated_at DESC LIMIT 1
        """;

    /// <summary>The numbers of all slices.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<IReadOnlyList<int>> AllAsync(CancellationToken cancellation) =>
        connections.RunAsync<IReadOnlyList<int>>(
            AllSql,
            rows =>
            {
                var slices = new List<int>();
                while (rows.Read())
                    slices.Add(rows.GetInt32(0));
                return slices;
            },
            cancellation
        );

    /// <summary>The workspaces of all slices that direct messages may reach.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<IReadOnlyList<OpenWorkspace>> OpenToDirectMessagesAsync(CancellationToken cancellation) =>
        connections.RunAsync<IReadOnlyList<OpenWorkspace>>(
            OpenSql,
            rows =>
            {
                var open = new List<OpenWorkspace>();
                while (rows.Read())
                    open.Add(new(rows.GetInt32(0), rows.GetString(1)));
                return open;
            },
            cancellation
        );

    /// <summary>The slice whose answer a message carries; null when it carries none.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<int?> CarrierAsync(ChatMessage message, CancellationToken cancellation) =>
        SliceAsync(CarrierSql, message, cancellation);

    /// <summary>The slice that answered the question in a message; null when none has.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<int?> AnswererAsync(ChatMessage question, CancellationToken cancellation) =>
        SliceAsync(AnswererSql, question, cancellation);

    /// <summary>What a person asked whose answer a message carries; null when it carries none, or somebody else's.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<AskedElsewhere?> ExchangeAsync(ChatMessage message, string person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return connections.RunAsync(ExchangeSql, Asked, cancellation, message.Platform, message.Channel, message.Id, person);
    }

    /// <summary>What a person asked last at one of several places, in any slice; null when that was nothing, or before this
    /// instant.</summary>
    /// <param name="places">Places of one platform.</param>
    /// <param name="person">Who.</param>
    /// <param name="since">The instant.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<AskedElsewhere?> LastAsync(
        IReadOnlyList<ChatPlace> places,
        string person,
        DateTimeOffset since,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(places);
        return connections.RunAsync(
            LastSql,
            Asked,
            cancellation,
            places[0].Platform,
            places.Select(place => place.Channel).ToArray(),
            person,
            StoredText.Of(since)
        );
    }

    ValueTask<int?> SliceAsync(string sql, ChatMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return connections.RunAsync<int?>(
            sql,
            rows => rows.Read() ? rows.GetInt32(0) : null,
            cancellation,
            message.Platform,
            message.Channel,
            message.Id
        );
    }

    static AskedElsewhere? Asked(NpgsqlDataReader rows) =>
        rows.Read()
            ? new(
                rows.GetInt32(0),
                rows.GetString(1),
                rows.IsDBNull(2) ? null : rows.GetString(2),
                rows.IsDBNull(3) ? null : rows.GetInt64(3)
            )
            : null;
}
