using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>What chat models used, day by day. Who used it is known for the day alone; afterwards only the server is.</summary>
public sealed class ModelUsageStore
{
    const decimal Millionths = 1_000_000m;

    /// <summary>Days that are kept.</summary>
    public const int DaysKept = 366;

    const string AddSql = """
        INSERT INTO model_usage (day, guild, person, model, calls, tokens, cost) VALUES ($day, $guild, $person, $model, 1, $tokens, $cost)
        ON CONFLICT (day, guild, person, model) DO UPDATE SET calls = calls + 1, tokens = tokens + excluded.tokens,
          cost = cost + excluded.cost
        """;

    const string IsOldSql = "SELECT count(*) FROM model_usage WHERE day < $today AND person <> ''";

    const string ForgetSql = """
        INSERT INTO model_usage (day, guild, person, model, calls, tokens, cost)
        SELECT day, guild, '', model, sum(calls), sum(tokens), sum(cost) FROM model_usage WHERE day < $today AND person <> ''
          GROUP BY day, guild, model
        ON CONFLICT (day, guild, person, model) DO UPDATE SET calls = calls + excluded.calls, tokens = tokens + excluded.tokens,
          cost = cost + excluded.cost
        """;

    const string RemoveSql = "DELETE FROM model_usage WHERE (day < $today AND person <> '') OR day < $kept";

    const string TotalSql = """
        SELECT coalesce(sum(tokens), 0), coalesce(sum(cost), 0),
          coalesce(sum(tokens) FILTER (WHERE guild = $guild), 0), coalesce(sum(cost) FILTER (WHERE guild = $guild), 0),
          coalesce(sum(tokens) FILTER (WHERE person = $person), 0), coalesce(sum(cost) FILTER (WHERE person = $person), 0)
        FROM model_usage WHERE day = $day
        """;

    readonly SessionPool sessions;

    internal ModelUsageStore(SessionPool sessions) => this.sessions = sessions;

    /// <summary>Adds a call.</summary>
    /// <param name="day">In UTC.</param>
    /// <param name="guild">The chat server's id; null for none.</param>
    /// <param name="person">The person's id; null for nobody.</param>
    /// <param name="model">The model's configured name; 1–200 characters.</param>
    /// <param name="used">What it used.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">Something in it is too long.</exception>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask AddAsync(DateOnly day, string? guild, string? person, string model, UsedUp used, CancellationToken cancellation)
    {
        var values = new object?[]
        {
            StoredText.Of(day),
            Id(guild, "The server's id"),
            Id(person, "The person's id"),
            StoredText.NotEmpty(model, 200, "The model's name"),
            used.Tokens,
            (long)Math.Round(used.Cost * Millionths, MidpointRounding.AwayFromZero),
        };
        await sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    var today = StoredText.Of(day);
                    if (session.Prepare(IsOldSql).With(today).Number() > 0)
                    {
                        session.Prepare(ForgetSql).With(today).Run();
                        session.Prepare(RemoveSql).With(today, StoredText.Of(day.Plus(-DaysKept))).Run();
                    }
                    return session.Prepare(AddSql).With(values).Run();
                }),
            cancellation
        );
    }

    /// <summary>What was used on a day.</summary>
    /// <param name="day">In UTC.</param>
    /// <param name="guild">The chat server to tell of; null for none.</param>
    /// <param name="person">The person to tell of; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask<ModelUsageTotals> TotalsAsync(DateOnly day, string? guild, string? person, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
            {
                // No id is a line break, so that "none" matches nothing.
                using var rows = session.Prepare(TotalSql).With(guild ?? "\n", person ?? "\n", StoredText.Of(day)).Rows();
                rows.Read();
                UsedUp Used(int column) => new(rows.GetInt64(column), rows.GetInt64(column + 1) / Millionths);
                return new ModelUsageTotals(Used(0), Used(2), Used(4));
            },
            cancellation
        );

    static string Id(string? id, string what) => id is null ? "" : StoredText.Id(id, what);
}
