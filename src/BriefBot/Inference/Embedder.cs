using Microsoft.Extensions.AI;

namespace BriefBot.Inference;

/// <summary>Has an embedding model make vectors of texts.</summary>
public sealed class Embedder : IDisposable
{
    /// <summary>UTF-16 code units of a text that are sent; what lies beyond is left out. A passage has about 1,200.</summary>
    public const int LongestText = 6_000;

    const int CharactersPerToken = 4;

    readonly HttpClient _http;
    readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    readonly TimeProvider _time;
    readonly ModelMeter _meter;

    /// <summary>Makes one. Nothing is sent until it is asked.</summary>
    /// <param name="model">Which model, where.</param>
    /// <param name="time">Measures deadlines.</param>
    /// <param name="meter">Keeps account.</param>
    public Embedder(EmbeddingModel model, TimeProvider time, ModelMeter meter)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Model, _time, _meter) = (model, time, meter);
        _http = ModelHttp.Client(time);
        _generator = new OpenTelemetryEmbeddingGenerator<string, Embedding<float>>(
            ChatClients.CreateOpenAI(model.Server, _http).GetEmbeddingClient(model.Server.Model).AsIEmbeddingGenerator(model.Dimensions),
            sourceName: ChatClients.TelemetryName
        )
        {
            EnableSensitiveData = false,
        };
    }

    /// <summary>The model.</summary>
    public EmbeddingModel Model { get; }

    /// <summary>The vectors of texts, in their order. All have the same length; what is in them is not checked.</summary>
    /// <param name="texts">At least one, none empty; see <see cref="LongestText"/>.</param>
    /// <param name="asker">For whom.</param>
    /// <param name="deadline">Longest time.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ModelFailedException">It failed, took too long, or its vectors aren't what was asked for.</exception>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(
        IReadOnlyList<string> texts,
        ModelAsker asker,
        TimeSpan deadline,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        var server = Model.Server;
        if (await _meter.Refusal(server, asker, cancellation) is { } refusal)
            throw new ModelFailedException(server.Name, refusal);
        using var late = new CancellationTokenSource(deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        var cut = texts.Select(text => text.Length > LongestText ? text[..LongestText] : text).ToList();
        try
        {
            var made = await _generator.GenerateAsync(cut, null, either.Token);
            var tokens = made.Usage?.InputTokenCount ?? cut.Sum(text => (long)text.Length + CharactersPerToken - 1) / CharactersPerToken;
            await _meter.Finished(new ModelUsage(server.Name, asker, tokens, 0, server.Cost(tokens, 0)));
            return Checked(made, texts.Count);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is not ModelFailedException)
        {
            var slow = late.IsCancellationRequested ? $"it took longer than {deadline.TotalSeconds:0.#} s" : null;
            throw new ModelFailedException(server.Name, slow ?? ModelFailures.Reason(server, e), slow ?? ModelFailures.Summary(e), e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generator.Dispose();
        _http.Dispose();
    }

    List<ReadOnlyMemory<float>> Checked(GeneratedEmbeddings<Embedding<float>> made, int wanted)
    {
        if (made.Count != wanted)
            throw new ModelFailedException(Model.Server.Name, $"it made {made.Count} vectors of {wanted} texts");
        var vectors = made.Select(one => one.Vector).ToList();
        if (Model.Dimensions is { } dimensions && vectors.Exists(vector => vector.Length != dimensions))
            throw new ModelFailedException(
                Model.Server.Name,
                $"its vectors have {vectors[0].Length} numbers, not the {dimensions} of Models:Embedding:Dimensions"
            );
        return vectors.TrueForAll(vector => vector.Length == vectors[0].Length)
            ? vectors
            : throw new ModelFailedException(Model.Server.Name, "its vectors differ in length");
    }
}
