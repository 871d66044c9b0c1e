using BriefBot.Corpus.Privacy;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Reads all that is kept of a person.</summary>
static class PersonalExport
{
    /// <summary>The tables that the statements read.</summary>
    public static readonly string[] Tables =
    [
        "workspace",
        "answer",
        "conversation",
        "answer_feedback",
        "posted_message",
        "model_usage",
        "feed",
        "schedule",
    ];

    /// <summary>Statements of $person and $platform, in SQL that PostgreSQL takes as well. Each reads what PersonalData forgets.</summary>
    public static readonly (string Name, string Sql)[] Parts =
    [
        (
            "questions",
            """
            SELECT a.id, w.name AS workspace, a.asked_at, a.guild, a.channel, a.person, a.words_of, a.question, a.understood, a.status,
              a.confidence, a.answered_by,
              a.as_of, a.elapsed_ms, a.shown, a.trace
            FROM answer a JOIN workspace w ON w.id = a.workspace WHERE (a.person = $person OR a.words_of = $person)
              AND a.platform = $platform ORDER BY a.id
            """
        ),
        (
            "conversations",
            """
            SELECT w.name AS workspace, c.channel, c.updated_at, c.question, c.answer FROM conversation c
              JOIN workspace w ON w.id = c.workspace
            WHERE c.person = $person AND c.platform = $platform ORDER BY c.updated_at
            """
        ),
        (
            "votes",
            """
            SELECT f.answer, f.value, f.given_at FROM answer_feedback f JOIN answer a ON a.id = f.answer WHERE f.person = $person
              AND a.platform = $platform ORDER BY f.given_at
            """
        ),
        (
            "messages",
            """
            SELECT channel, message, answer, question_channel, question_message FROM posted_message WHERE asker = $person
              AND platform = $platform ORDER BY answer, ordinal
            """
        ),
        (
            "model_usage",
            "SELECT day, guild, model, calls, tokens, cost AS cost_millionths FROM model_usage WHERE person = $person AND "
                + "$platform = 'discord' ORDER BY day"
        ),
        (
            "feeds",
            "SELECT w.name AS workspace, f.address, f.added_at FROM feed f JOIN workspace w ON w.id = f.workspace WHERE "
                + "f.added_by = $person AND coalesce(f.platform, $platform) = $platform ORDER BY f.id"
        ),
        (
            "schedules",
            "SELECT w.name AS workspace, s.id, s.channel, s.at, s.zone, s.alert FROM schedule s JOIN workspace w ON w.id = s.workspace "
                + "WHERE s.made_by = $person AND s.platform = $platform ORDER BY s.id"
        ),
    ];

    /// <summary>All of it. Expects to read one unchanging state.</summary>
    public static PersonalRecord Read(SqliteSession session, PersonScope scope) =>
        new(scope, [.. Parts.Select(part => new PersonalPart(part.Name, Read(session, scope, part.Sql)))]);

    static List<IReadOnlyList<KeyValuePair<string, object?>>> Read(SqliteSession session, PersonScope scope, string sql)
    {
        var all = new List<IReadOnlyList<KeyValuePair<string, object?>>>();
        using var rows = session.Prepare(sql).With(scope.Person, scope.Platform).Rows();
        while (rows.Read())
        {
            var row = new KeyValuePair<string, object?>[rows.Columns];
            for (var column = 0; column < row.Length; column++)
                row[column] = new(rows.Name(column), rows.GetValue(column));
            all.Add(row);
        }
        return all;
    }
}
