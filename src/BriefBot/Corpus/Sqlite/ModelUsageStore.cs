using BriefBot.Language;
using SQLite;

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
        SELECT sum(calls) AS calls, sum(tokens) AS tokens, sum(cost) AS cost,
          sum(tokens) FILTER (WHERE guild = $guild) AS guild_tokens, sum(cost) FILTER (WHERE guild = $guild) AS guild_cost,
          sum(tokens) FILTER (WHERE person = $person) AS person_tokens, sum(cost) FILTER (WHERE person = $person) AS person_cost
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
            // No id is a line break, so that "none" matches nothing.
            session => session.Query<TotalsRow>(TotalSql, guild ?? "\n", person ?? "\n", StoredText.Of(day))[0].Totals(),
            cancellation
        );

    static string Id(string? id, string what) => id is null ? "" : StoredText.Id(id, what);

    sealed class TotalsRow
    {
        public long Calls { get; set; }

        public long Tokens { get; set; }

        public long Cost { get; set; }

        [Column("guild_tokens")]
        public long GuildTokens { get; set; }

        [Column("guild_cost")]
        public long GuildCost { get; set; }

        [Column("person_tokens")]
        public long PersonTokens { get; set; }

        [Column("person_cost")]
        public long PersonCost { get; set; }

        public ModelUsageTotals Totals() =>
            new(new(Tokens, Cost / Millionths), new(GuildTokens, GuildCost / Millionths), new(PersonTokens, PersonCost / Millionths))
            {
                Requests = Calls,
            };
    }
}
