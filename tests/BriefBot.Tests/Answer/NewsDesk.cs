using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus;
using BriefBot.Tests.Corpus.Postgres;

namespace BriefBot.Tests.Answer;

/// <summary>A real corpus of a few articles about a forum, a canal and a treaty, to be asked.</summary>
public sealed class NewsDesk : IAsyncLifetime
{
    static readonly DateOnly Today = new(2024, 3, 1);

    readonly TemporaryFolder _folder = new();
    readonly TestStore _store;

    /// <summary>One in a file that stands alone.</summary>
    public NewsDesk()
        : this(isReplica: false) { }

    /// <summary>One of either kind.</summary>
    /// <param name="isReplica">Whether all that is written must stand in PostgreSQL first.</param>
    internal NewsDesk(bool isReplica) => _store = new(_folder.File("briefbot.db"), isReplica);

    /// <summary>What it is kept in.</summary>
    public SqliteStores Stores { get; private set; } = null!;

    /// <summary>The corpus behind it.</summary>
    public SqliteCorpus Corpus => Stores.Corpus;

    /// <summary>The workspace of its articles.</summary>
    public WorkspaceId Workspace { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Stores = await _store.OpenAsync(null, CancellationToken.None);
        Workspace = await Corpus.WorkspaceAsync("desk", CancellationToken.None);
        foreach (var draft in Articles())
            await Corpus.StoreAsync(Workspace, draft, CancellationToken.None);
        await Corpus.IndexAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Corpus.DisposeAsync();
        await _store.CompareAsync();
        _folder.Dispose();
    }

    /// <summary>Asks, as of 1 March 2024 unless another day is given.</summary>
    public async Task<Reply> AskAsync(string question, Reply? previous = null, DateOnly? asOf = null) =>
        await new Answerer(Corpus, new AnswerOptions(), TimeProvider.System).AnswerAsync(
            new Question(question, new SearchScope(Workspace), asOf ?? Today)
            {
                Previous = previous is null ? null : previous.ToExchange(),
            },
            CancellationToken.None
        );

    /// <summary>Briefs on a topic, as of 1 March 2024 unless another day is given.</summary>
    public async Task<Reply> BriefAsync(string topic, DateOnly? asOf = null) =>
        await new Answerer(Corpus, new AnswerOptions(), TimeProvider.System).BriefAsync(
            new Question(topic, new SearchScope(Workspace), asOf ?? Today),
            CancellationToken.None
        );

    /// <summary>Finds what somebody said, as of 1 March 2024.</summary>
    public async Task<Reply> SaidAsync(string name, string? topic = null) =>
        await new Answerer(Corpus, new AnswerOptions(), TimeProvider.System).SaidAsync(
            new Question(name, new SearchScope(Workspace), Today),
            topic,
            CancellationToken.None
        );

    /// <summary>Asks and expects an answer.</summary>
    public async Task<Reply.Cited> AnswerAsync(string question, Reply? previous = null, DateOnly? asOf = null) =>
        (await AskAsync(question, previous, asOf)).ShouldBeOfType<Reply.Cited>();

    static IEnumerable<ArticleDraft> Articles()
    {
        yield return Drafts.Of(
            "Lund forum opens with a message from the prime minister",
            """
            The sixth Robotics Forum opened in Lund on Tuesday. Prime Minister Karin Holm, whose message was read to the delegates by the mayor, promised money for research.

            Volta Motors Chief Executive Peter Langley and Kestrel's Maria Sorel were expected to deliver video speeches, according to organisers.

            In a recent report, Freedom Watch said that Norland runs an "iron-fisted data state" and that it listens to every call.

            The forum has drawn executives from firms like Apex and Orbit over the years.
            """,
            "gazette.txt",
            "2021-05-18"
        );
        yield return Drafts.Of(
            "Robots, but whose?",
            """
            Karin Holm's idea of a common robot code was set out in a letter penned by Prime Minister Karin Holm and read at this year's Robotics Forum in Lund.

            Now in its sixth year, the forum in the past saw participation from Apex and Orbit CEOs Tina Granger and Oscar Bellamy. This year, Volta and Kestrel CEOs Peter Langley and Maria Sorel are also taking part via video.

            Recently, Rights International said that Norland had built an iron-fisted data state that listens to every call.
            """,
            "circuit.txt",
            "2021-05-19"
        );
        yield return Drafts.Of(
            "Norland and the trade pact",
            """
            The Baltic Trade Pact was signed late in the government of Ingrid Strand. President Olaf Brandt withdrew Norland from the pact in 2017.

            The finance ministry expects that Norland may return to the pact by 2026.
            """,
            "pact.txt",
            "2021-06-02"
        );
        yield return Drafts.Of(
            "Lock gate jams the Mosel Canal",
            """
            A jammed lock gate closed the Mosel Canal on Thursday, and the canal office counted 84 barges in the queue by the evening.

            The repair will cost about 3 million euros, said Hanna Weiss, who heads the canal office.
            """,
            "canal-one.txt",
            "2023-09-14"
        );
        yield return Drafts.Of(
            "Barges wait at the Mosel Canal",
            """
            The skippers' union counted 117 barges in the queue at the Mosel Canal by the evening, because the lock gate had jammed.
            """,
            "canal-two.txt",
            "2023-09-14"
        );
        yield return Drafts.Of(
            "Correction: barges at the Mosel Canal",
            """
            An earlier version of this article said that Rhine Ferries owns the jammed lock gate. The canal office owns the lock gate.
            """,
            "canal-correction.txt",
            "2023-09-15"
        );
    }
}
