using BriefBot.Answer.Sayings;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;

namespace BriefBot.Deliver.Web;

/// <summary>Somebody who is quoted.</summary>
/// <param name="Name">The name.</param>
/// <param name="Articles">In how many of the articles that were read, 1 and up.</param>
public sealed record QuotedPerson(string Name, int Articles);

/// <summary>Who is quoted most.</summary>
/// <param name="People">Those quoted in most articles first.</param>
/// <param name="Articles">How many of the latest articles were read.</param>
/// <param name="IsWhole">Whether these are all that are to be read; the others are being read.</param>
public sealed record PeopleView(IReadOnlyList<QuotedPerson> People, int Articles, bool IsWhole);

/// <summary>
/// Who is quoted most in the latest articles. Each article is read once: as many as there is time for when somebody asks, the others
/// beside the requests, and later only those that have come.
/// </summary>
/// <param name="libraries">Runs the reading in its turn.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what fails beside the requests.</param>
public sealed class QuotedPeople(Libraries libraries, TimeProvider time, ILogger<QuotedPeople> logger) : IAsyncDisposable
{
    /// <summary>Articles that are read, the latest.</summary>
    public const int MostArticles = 1_000;

    const int Most = 60;
    const int MostWorkspaces = 8;

    // As many are read at once before others have their turn.
    const int Portion = 25;

    static readonly TimeSpan WhileAsked = TimeSpan.FromMilliseconds(150);

    readonly CancellationTokenSource _stop = new();
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly Dictionary<(ICorpus Corpus, WorkspaceId Workspace), Reading> _readings = [];
    Task _reading = Task.CompletedTask;

    /// <summary>Those quoted in most of the articles that were read so far.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async Task<PeopleView> InAsync(Library library, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(library);
        var lastStored = (await library.StatisticsAsync(cancellation)).LastStored;
        await _turn.WaitAsync(cancellation);
        try
        {
            var reading = Of(library);
            if (reading.LastStored != lastStored || reading.Latest is null)
            {
                await ListAsync(reading, library, cancellation);
                reading.LastStored = lastStored;
            }
            var started = time.GetTimestamp();
            while (reading.IsOpen && time.GetElapsedTime(started) < WhileAsked)
                await ReadAsync(reading, library, cancellation);
            if (reading.IsOpen && _reading.IsCompleted && !_stop.IsCancellationRequested)
                _reading = Task.Run(() => ReadOnAsync(reading, library), CancellationToken.None);
            return reading.View();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
        _turn.Dispose();
    }

    Reading Of(Library library)
    {
        // The samples are a corpus of their own, in whose place one's own articles come.
        var key = (library.Corpus, library.Workspace);
        if (_readings.TryGetValue(key, out var known))
            return known;
        if (_readings.Count == MostWorkspaces)
            _readings.Clear();
        return _readings[key] = new Reading();
    }

    static async Task ListAsync(Reading reading, Library library, CancellationToken cancellation)
    {
        var latest = new List<(ArticleId, int)>();
        await foreach (
            var listed in library
                .Corpus.ListAsync(new SearchScope(library.Workspace), cancellation)
                .Take(MostArticles)
                .WithCancellation(cancellation)
        )
            latest.Add((listed.Id, listed.Version));
        reading.Begin(latest);
    }

    async Task ReadAsync(Reading reading, Library library, CancellationToken cancellation)
    {
        var portion = reading.Next(Portion);
        var read = await libraries.Threads.RunAsync(
            Surface.Web,
            async () =>
            {
                var names = new List<IReadOnlyList<string>>();
                foreach (var (id, _) in portion)
                    names.Add(await NamesAsync(library, id, cancellation));
                return names;
            },
            cancellation
        );
        foreach (var (key, names) in portion.Zip(read))
            reading.Add(key, names);
    }

    static async Task<IReadOnlyList<string>> NamesAsync(Library library, ArticleId id, CancellationToken cancellation) =>
        await library.Corpus.FindAsync(library.Workspace, id, null, cancellation) is { Language: null or "en" } article
            ? [.. QuotedNames.In(article).Select(quoted => quoted.Name)]
            : [];

    async Task ReadOnAsync(Reading reading, Library library)
    {
        try
        {
            while (true)
            {
                await _turn.WaitAsync(_stop.Token);
                try
                {
                    if (!reading.IsOpen)
                        return;
                    await ReadAsync(reading, library, _stop.Token);
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is CorpusException or ObjectDisposedException)
        {
            // What is left is read when somebody asks again.
            PeopleLog.NotRead(logger, e);
        }
    }

    /// <summary>What was read of a workspace. Not safe for several threads.</summary>
    sealed class Reading
    {
        readonly Dictionary<(ArticleId, int), IReadOnlyList<string>> _names = [];
        readonly Queue<(ArticleId Id, int Version)> _open = [];

        public DateTimeOffset? LastStored { get; set; }

        public IReadOnlyList<(ArticleId, int)>? Latest { get; private set; }

        public bool IsOpen => _open.Count > 0;

        public void Begin(IReadOnlyList<(ArticleId, int)> latest)
        {
            Latest = latest;
            var kept = latest.ToHashSet();
            foreach (var left in _names.Keys.Where(key => !kept.Contains(key)).ToList())
                _names.Remove(left);
            _open.Clear();
            foreach (var key in latest.Where(key => !_names.ContainsKey(key)))
                _open.Enqueue(key);
        }

        public IReadOnlyList<(ArticleId Id, int Version)> Next(int count) => [.. _open.Take(count)];

        public void Add((ArticleId, int) key, IReadOnlyList<string> names)
        {
            _names[key] = names;
            _open.Dequeue();
        }

        public PeopleView View() =>
            new(
                [
                    .. _names
                        .Values.SelectMany(names => names)
                        .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
                        .OrderByDescending(person => person.Value)
                        .ThenBy(person => person.Key, StringComparer.OrdinalIgnoreCase)
                        .Take(Most)
                        .Select(person => new QuotedPerson(person.Key, person.Value)),
                ],
                _names.Count,
                !IsOpen
            );
    }
}

static partial class PeopleLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Who is quoted could not be read in all of the latest articles.")]
    public static partial void NotRead(ILogger logger, Exception exception);
}
