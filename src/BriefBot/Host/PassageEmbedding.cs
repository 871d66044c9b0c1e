using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite.Vectors;
using BriefBot.Inference;

namespace BriefBot.Host;

/// <summary>Has an embedding model make vectors of the passages that have none of it yet.</summary>
/// <param name="corpus">The passages.</param>
/// <param name="vectors">Keeps what they mean.</param>
/// <param name="embedder">The model.</param>
sealed class PassageEmbedding(ICorpus corpus, VectorShelf vectors, Embedder embedder)
{
    /// <summary>The model.</summary>
    public EmbeddingModel Model => embedder.Model;

    /// <summary>How far it is.</summary>
    public ValueTask<VectorCoverage> CoverageAsync(CancellationToken cancellation) => vectors.CoverageAsync(Model.Identity, cancellation);

    /// <summary>Does a batch, the newest passages first. Ended at any moment, what was stored stays.</summary>
    /// <returns>How many passages; 0 when none is left, and then the vectors of other models are gone as well.</returns>
    /// <exception cref="ModelFailedException">The model failed, or what it made can't be used.</exception>
    /// <exception cref="CorpusException">The corpus can't be written.</exception>
    public async ValueTask<int> EmbedAsync(CancellationToken cancellation)
    {
        var missing = await vectors.MissingAsync(Model.Identity, Model.BatchSize, cancellation);
        var passages = await corpus.ReadAsync(missing, cancellation);
        if (passages.Count == 0)
        {
            await vectors.ForgetOthersAsync(Model.Identity, cancellation);
            return 0;
        }
        var made = await embedder.EmbedAsync([.. passages.Select(Text)], ModelAsker.Nobody, Model.Server.Timeout, cancellation);
        var added = new List<(PassageId, QuantizedVector)>(passages.Count);
        foreach (var (passage, vector) in passages.Zip(made))
            added.Add(
                QuantizedVector.TryQuantize(vector.Span, out var quantized, out var complaint)
                    ? (passage.Id, quantized)
                    : throw new ModelFailedException(Model.Server.Name, $"it made {complaint}")
            );
        await vectors.AddAsync(Model.Identity, added, cancellation);
        return added.Count;
    }

    // The title tells what a passage from the middle of an article is about.
    static string Text(Passage passage) => $"{passage.Article.Title}\n{passage.Article.Body[passage.Start..passage.End]}";
}
