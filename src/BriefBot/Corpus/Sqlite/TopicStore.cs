using System.Globalization;
using System.Text.Json;
using BriefBot.Corpus.Digests;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Saved topics, each within its workspace.</summary>
public sealed class TopicStore
{
    /// <summary>Most topics of a workspace.</summary>
    public const int MaxTopics = 200;

    const string Columns = "SELECT name, include, exclude, sources FROM topic";
    const string FindSql = $"{Columns} WHERE workspace = $workspace AND name_key = $key";
    const string ListSql = $"{Columns} WHERE workspace = $workspace ORDER BY name_key";
    const string CountSql = "SELECT count(*) FROM topic WHERE workspace = $workspace";
    const string RemoveSql = "DELETE FROM topic WHERE id = $topic";
    const string UsedSql = "SELECT id FROM schedule WHERE topic = $topic AND alert = 0 LIMIT 1";
    const string StopSql = "DELETE FROM schedule WHERE topic = $topic AND alert = 1";
    const string IdSql = "SELECT id FROM topic WHERE workspace = $workspace AND name_key = $key";

    const string DaysSql = """
        SELECT a.published_day, count(*) FROM json_each($articles) j CROSS JOIN article a ON a.id = j.value
        WHERE a.workspace = $workspace AND a.published_day IS NOT NULL GROUP BY 1 ORDER BY 1
        """;

    const string AddSql = """
        INSERT INTO topic (workspace, name, name_key, include, exclude, sources) VALUES ($workspace, $name, $key, $include, $exclude,
          $sources)
        ON CONFLICT (workspace, name_key) DO NOTHING
        """;

    const string EditSql = """
        UPDATE topic SET name = $name, name_key = $new, include = $include, exclude = $exclude, sources = $sources
        WHERE workspace = $workspace AND name_key = $old
        """;

    readonly SessionPool sessions;

    internal TopicStore(SessionPool sessions) => this.sessions = sessions;

    /// <summary>The topic of that name; null when there is none.</summary>
    public ValueTask<SavedTopic?> FindAsync(WorkspaceId workspace, string name, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session => session.Query<TopicRow>(FindSql, workspace.Value, Key(name)) is [var row] ? row.Topic() : null,
            cancellation
        );

    /// <summary>How many of these articles were published on each day, the earliest first.</summary>
    /// <returns>The days; articles whose day isn't known are missing.</returns>
    public async ValueTask<IReadOnlyList<KeyValuePair<DateOnly, int>>> DaysAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<ArticleId> articles,
        CancellationToken cancellation
    ) =>
        await sessions.ReadAsync(
            session =>
            {
                var days = new List<KeyValuePair<DateOnly, int>>();
                using var rows = session.Prepare(DaysSql).With($"[{string.Join(',', articles)}]", workspace.Value).Rows();
                while (rows.Read())
                    days.Add(new(DateOnly.ParseExact(rows.GetString(0), "O", CultureInfo.InvariantCulture), rows.GetInt32(1)));
                return days;
            },
            cancellation
        );

    /// <summary>All topics of a workspace, by name.</summary>
    public async ValueTask<IReadOnlyList<SavedTopic>> ListAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => session.Query<TopicRow>(ListSql, workspace.Value).ConvertAll(row => row.Topic()), cancellation);

    /// <summary>Saves a topic under a name that none has yet.</summary>
    /// <exception cref="ArgumentException">Something in it is empty or too long; the message says what.</exception>
    public ValueTask<TopicChange> AddAsync(WorkspaceId workspace, SavedTopic topic, CancellationToken cancellation)
    {
        var checkedTopic = Checked(topic);
        return sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    if (session.Prepare(CountSql).With(workspace.Value).Number() >= MaxTopics)
                        return TopicChange.Full;
                    return
                        session
                            .Prepare(AddSql)
                            .With(
                                workspace.Value,
                                checkedTopic.Name,
                                Key(checkedTopic.Name),
                                Json(checkedTopic.Include),
                                Json(checkedTopic.Exclude),
                                Json(checkedTopic.Sources)
                            )
                            .Run() > 0
                        ? TopicChange.Done
                        : TopicChange.Taken;
                }),
            cancellation
        );
    }

    /// <summary>Replaces a topic, its name included. Schedules that post it go on with what it is then.</summary>
    /// <exception cref="ArgumentException">Something in it is empty or too long; the message says what.</exception>
    public ValueTask<TopicChange> EditAsync(WorkspaceId workspace, string name, SavedTopic topic, CancellationToken cancellation)
    {
        var (checkedTopic, old) = (Checked(topic), Key(name));
        return sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    var renamed = Key(checkedTopic.Name);
                    if (renamed != old && session.Prepare(IdSql).With(workspace.Value, renamed).Number() is not null)
                        return TopicChange.Taken;
                    return
                        session
                            .Prepare(EditSql)
                            .With(
                                checkedTopic.Name,
                                renamed,
                                Json(checkedTopic.Include),
                                Json(checkedTopic.Exclude),
                                Json(checkedTopic.Sources),
                                workspace.Value,
                                old
                            )
                            .Run() > 0
                        ? TopicChange.Done
                        : TopicChange.Missing;
                }),
            cancellation
        );
    }

    /// <summary>Removes a topic with its alert, unless a schedule posts it.</summary>
    public ValueTask<TopicChange> RemoveAsync(WorkspaceId workspace, string name, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    if (session.Prepare(IdSql).With(workspace.Value, Key(name)).Number() is not { } topic)
                        return TopicChange.Missing;
                    if (session.Prepare(UsedSql).With(topic).Number() is not null)
                        return TopicChange.InUse;
                    session.Prepare(StopSql).With(topic).Run();
                    session.Prepare(RemoveSql).With(topic).Run();
                    return TopicChange.Done;
                }),
            cancellation
        );

    /// <summary>The articles that belong to a topic, whether it is saved or not; takes time by how many hold its terms.</summary>
    /// <param name="since">Earliest publication day; undated articles are kept. Null for all.</param>
    public async ValueTask<IReadOnlySet<ArticleId>> ArticlesAsync(
        WorkspaceId workspace,
        SavedTopic topic,
        DateOnly? since,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => session.Snapshot(() => TopicMatches.Find(session, workspace, topic, since)), cancellation);

    static SavedTopic Checked(SavedTopic topic)
    {
        var include = Terms(topic.Include, "An included term");
        if (include.Count == 0)
            throw new ArgumentException("A topic needs at least one term that its articles hold.", nameof(topic));
        if (include.Concat(topic.Exclude).FirstOrDefault(term => Language.Normalizer.IndexText(term).Length == 0) is { } mute)
        {
            throw new ArgumentException($"The term '{mute}' holds no word.", nameof(topic));
        }
        return new(StoredText.NotEmpty(topic.Name.Trim(), SavedTopic.MaxName, "The topic's name"))
        {
            Include = include,
            Exclude = Terms(topic.Exclude, "An excluded term"),
            Sources = Terms(topic.Sources, "A source"),
        };
    }

    static List<string> Terms(IReadOnlyList<string> terms, string what)
    {
        if (terms.Count > SavedTopic.MaxTerms)
            throw new ArgumentException($"A topic has at most {SavedTopic.MaxTerms} terms of a kind.", nameof(terms));
        return
        [
            .. terms.Select(term => StoredText.NotEmpty(term.Trim(), SavedTopic.MaxTerm, what)).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    static string Key(string name) => SearchKey.Of(name) ?? "";

    static string Json(IReadOnlyList<string> terms) => JsonSerializer.Serialize(terms, StoredJson.Default.IReadOnlyListString);

    sealed class TopicRow
    {
        public string Name { get; set; } = "";

        public string Include { get; set; } = "";

        public string Exclude { get; set; } = "";

        public string Sources { get; set; } = "";

        public SavedTopic Topic() =>
            new(Name)
            {
                Include = List(Include),
                Exclude = List(Exclude),
                Sources = List(Sources),
            };

        static IReadOnlyList<string> List(string json) => JsonSerializer.Deserialize(json, StoredJson.Default.IReadOnlyListString) ?? [];
    }
}
