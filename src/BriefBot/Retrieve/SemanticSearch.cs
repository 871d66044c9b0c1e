using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite.Vectors;
using BriefBot.Inference;

namespace BriefBot.Retrieve;

/// <summary>What a search by meaning found for a question.</summary>
/// <param name="Near">Null when nothing could be compared.</param>
/// <param name="Failure">Why not, in words for readers; null when the model did its part.</param>
sealed record SemanticResult(NearPassages? Near, string? Failure);

/// <summary>
/// Finds passages by what they mean to an embedding model, beside those that the words find. It never keeps an answer from coming: a model
/// that fails or is slow leaves the words, and is left alone for a while.
/// </summary>
/// <param name="embedder">Makes the question's vector.</param>
/// <param name="shelf">Holds those of the passages.</param>
/// <param name="time">Measures how long a model that failed is left alone.</param>
public sealed class SemanticSearch(Embedder embedder, VectorShelf shelf, TimeProvider time)
{
    /// <summary>Passages that are proposed.</summary>
    public const int MostProposed = 60;

    const int QuestionsKept = 200;

    static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    readonly Dictionary<string, QuantizedVector> _known = new(StringComparer.Ordinal);
    readonly Lock _lock = new();
    DateTimeOffset _notBefore;

    /// <summary>The passages nearest to a question.</summary>
    internal async Task<SemanticResult> FindAsync(string question, SearchScope scope, CancellationToken cancellation)
    {
        var model = embedder.Model;
        try
        {
            // Nothing to compare it with is nothing to send it for.
            if (!await shelf.AnyAsync(model.Identity, cancellation))
                return new SemanticResult(null, null);
            var vector = await VectorOfAsync(question, cancellation);
            return new SemanticResult(await shelf.NearestAsync(model.Identity, scope, vector, MostProposed, cancellation), null);
        }
        catch (ModelFailedException e)
        {
            return new SemanticResult(null, e.Summary);
        }
    }

    async ValueTask<QuantizedVector> VectorOfAsync(string question, CancellationToken cancellation)
    {
        var model = embedder.Model;
        lock (_lock)
        {
            if (_known.TryGetValue(question, out var known))
                return known;
            if (time.GetUtcNow() < _notBefore)
                throw new ModelFailedException(model.Server.Name, "it failed a moment ago");
        }
        try
        {
            var made = await embedder.EmbedAsync([question], ModelAsker.Nobody, model.QuestionTimeout, cancellation);
            if (!QuantizedVector.TryQuantize(made[0].Span, out var vector, out var complaint))
                throw new ModelFailedException(model.Server.Name, $"it made {complaint}");
            lock (_lock)
            {
                if (_known.Count >= QuestionsKept)
                    _known.Clear();
                _known[question] = vector;
            }
            return vector;
        }
        catch (ModelFailedException)
        {
            lock (_lock)
                _notBefore = time.GetUtcNow() + Rest;
            throw;
        }
    }
}
