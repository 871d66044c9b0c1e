using BriefBot.Answer.Sayings;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;

namespace BriefBot.Deliver.Web;

/// <summary>Somebody who is quoted.</summary>
/// <param name="Name">The name.</param>
/// <param name="Articles">In how many of the articles that were read, 1 and up.</param>
public sealed record QuotedPerson(string Name, int Articles);

/// <summary>Who is quoted most in the latest articles. They are read when somebody asks, once for all who do, and again when articles have
/// come.</summary>
/// <param name="libraries">Runs the reading in its turn.</param>
/// <param name="time">The clock.</param>
public sealed class QuotedPeople(Libraries libraries, TimeProvider time) : IDisposable
{
    /// <summary>Articles that are read, the latest.</summary>
    public const int MostArticles = 150;

    const int Most = 60;
    static readonly TimeSpan AtMostEach = TimeSpan.FromMinutes(5);

    readonly SemaphoreSlim _turn = new(1, 1);
    (ICorpus? Corpus, WorkspaceId Workspace, DateTimeOffset? LastStored, DateTimeOffset At) _found;
    IReadOnlyList<QuotedPerson> _people = [];

    /// <summary>Those quoted in most articles first.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async Task<IReadOnlyList<QuotedPerson>> InAsync(Library library, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(library);
        var lastStored = (await library.StatisticsAsync(cancellation)).LastStored;
        await _turn.WaitAsync(cancellation);
        try
        {
            // The samples are a corpus of their own, in whose place one's own articles come.
            var isSame = _found.Corpus == library.Corpus && _found.Workspace == library.Workspace;
            if (isSame && (_found.LastStored == lastStored || time.GetUtcNow() - _found.At < AtMostEach))
                return _people;
            var people = await libraries.Threads.RunAsync(Surface.Web, () => ReadAsync(library, cancellation), cancellation);
            _found = (library.Corpus, library.Workspace, lastStored, time.GetUtcNow());
            return _people = people;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    static async Task<IReadOnlyList<QuotedPerson>> ReadAsync(Library library, CancellationToken cancellation)
    {
        var articles = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        await foreach (
            var listed in library
                .Corpus.ListAsync(new SearchScope(library.Workspace), cancellation)
                .Take(MostArticles)
                .WithCancellation(cancellation)
        )
        {
            if (await library.Corpus.FindAsync(library.Workspace, listed.Id, null, cancellation) is not { Language: null or "en" } article)
                continue;
            foreach (var quoted in QuotedNames.In(article))
                articles[quoted.Name] = articles.GetValueOrDefault(quoted.Name) + 1;
        }
        return
        [
            .. articles
                .OrderByDescending(person => person.Value)
                .ThenBy(person => person.Key, StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(person => new QuotedPerson(person.Key, person.Value)),
        ];
    }
}
