using BriefBot.Corpus.Sqlite.Engines;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Corpus.Sqlite.Vectors;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// A database file, opened once: the corpus and all that is kept beside it, which share one writer. It is for whoever puts the program
/// together; who works with one of the stores is given that one.
/// </summary>
public sealed class SqliteStores : IAsyncDisposable
{
    readonly SessionPool _sessions;

    SqliteStores(SqliteDatabase database, SqliteCorpusOptions options)
    {
        Path = database.Path;
        _sessions = new(database, options.Readers, options.Companion);
        CorrectedAnswers = new(_sessions);
        Corpus = new(_sessions, options, CorrectedAnswers);
        Answers = new(_sessions, CorrectedAnswers);
        Feedback = new(_sessions, options.Time);
        PostedAnswers = new(_sessions);
        Conversations = new(_sessions, options.Time);
        Settings = new(_sessions);
        Topics = new(_sessions);
        Schedules = new(_sessions);
        Outbox = new(_sessions);
        Stories = new(_sessions, options.Time);
        Feeds = new(_sessions, options.Time);
        ModelUsage = new(_sessions);
        Vectors = new(_sessions);
        Engine = new(_sessions);
        WebSessions = new(_sessions);
        Personal = new(_sessions, options.Time);
        Servers = new(_sessions);
        Chat = new(_sessions);
        Counter = new(_sessions);
        UpgradeCopies = new(database.Path);
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Articles of all workspaces. To close it closes the file.</summary>
    public SqliteCorpus Corpus { get; }

    /// <summary>Answers that were given.</summary>
    public AnswerLog Answers { get; }

    /// <summary>Which of them cite what was changed since.</summary>
    public CorrectedAnswers CorrectedAnswers { get; }

    /// <summary>What people think of them.</summary>
    public AnswerFeedback Feedback { get; }

    /// <summary>Which messages of a chat carry them.</summary>
    public PostedAnswers PostedAnswers { get; }

    /// <summary>What each person asked last, for follow-ups.</summary>
    public Conversations Conversations { get; }

    /// <summary>What the administrators of a workspace decided.</summary>
    public WorkspaceSettings Settings { get; }

    /// <summary>Saved topics.</summary>
    public TopicStore Topics { get; }

    /// <summary>When and where digests are posted.</summary>
    public ScheduleStore Schedules { get; }

    /// <summary>What became of each digest.</summary>
    public DigestOutbox Outbox { get; }

    /// <summary>Which articles report the same event, and which have the same text.</summary>
    public StoryShelf Stories { get; }

    /// <summary>What chat models used.</summary>
    public ModelUsageStore ModelUsage { get; }

    /// <summary>What passages mean to embedding models.</summary>
    public VectorShelf Vectors { get; }

    /// <summary>What a search engine has of the passages.</summary>
    public EngineLedger Engine { get; }

    /// <summary>Log-ins at the web page.</summary>
    public WebSessionStore WebSessions { get; }

    /// <summary>All that is kept of a person.</summary>
    public PersonalData Personal { get; }

    /// <summary>Servers that the bot was removed from.</summary>
    public RemovedServers Servers { get; }

    /// <summary>Sessions with a chat platform, and the servers that the bot is in.</summary>
    public ChatSessions Chat { get; }

    /// <summary>Copies from before upgrades.</summary>
    public UpgradeCopies UpgradeCopies { get; }

    /// <summary>How much there is of everything.</summary>
    public CorpusCounter Counter { get; }

    /// <summary>The feeds of all workspaces.</summary>
    public FeedStore Feeds { get; }

    /// <summary>
    /// Opens a database file, made when it is missing, its schema brought up to date, and what a crash left stored but not indexed
    /// indexed.
    /// </summary>
    /// <exception cref="CorpusException">It can't be used; the message says why and what to do, and the file is as it was.</exception>
    public static async ValueTask<SqliteStores> OpenAsync(string path, SqliteCorpusOptions? options, CancellationToken cancellation)
    {
        options ??= new();
        cancellation.ThrowIfCancellationRequested();
        SqliteStores stores;
        try
        {
            stores = new SqliteStores(SqliteDatabase.Open(path, options), options);
        }
        catch when (options.Companion is { } companion)
        {
            await companion.DisposeAsync();
            throw;
        }
        try
        {
            if (stores.Corpus.CanWrite)
                await stores.Corpus.RecoverAsync(cancellation);
            return stores;
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    /// <summary>Copies the database as it is at this moment to a file, while it is read and written.</summary>
    /// <param name="file">Appears under this name when it is whole.</param>
    /// <param name="overwrite">Replace a file of that name.</param>
    /// <exception cref="CorpusException">The file exists already, or can't be written.</exception>
    public async ValueTask BackupAsync(string file, bool overwrite, CancellationToken cancellation) =>
        await _sessions.ReadAsync(
            session =>
            {
                SqliteBackup.Write(session, file, overwrite);
                return true;
            },
            cancellation
        );

    /// <summary>Checks a database or a backup without changing it, in about the time that reading the file takes.</summary>
    /// <exception cref="CorpusException">It is no corpus, or can't be opened at all.</exception>
    public static async ValueTask<VerificationReport> VerifyAsync(string file, CancellationToken cancellation)
    {
        await using var pool = new SessionPool(SqliteDatabase.Open(file, new() { ReadOnly = true }), readers: 1);
        return await pool.ReadAsync(session => new SqliteVerifier(session).Run(cancellation), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _sessions.DisposeAsync();
}
