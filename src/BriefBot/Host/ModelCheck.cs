using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Inference;
using Microsoft.Extensions.AI;

namespace BriefBot.Host;

/// <summary>Asks every configured model one tiny question, the embedding model for one vector.</summary>
sealed class ModelCheck(Settings settings, TimeProvider time)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>One finding for the order, one for the prompts, one for each model, one for the embedding model.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var (models, embedding, complaint) = Read();
        if (complaint is not null)
            yield return new Finding("models", false, complaint);
        if (models is null)
            yield break;
        if (models.Count == 0)
        {
            yield return new Finding(
                "models",
                true,
                $"No chat model is configured: answers quote{(embedding is null ? ", and nothing is sent anywhere" : "")}."
            );
        }
        else
        {
            yield return new Finding(
                "models",
                true,
                $"Tried in this order: {string.Join(", ", models.Select(model => model.Name))}, extractive."
            );
            yield return Prompts();
            foreach (var model in models)
                yield return await AskAsync(model, cancellation);
        }
        if (embedding is not null)
            yield return await EmbedAsync(embedding, cancellation);
    }

    (IReadOnlyList<ChatModel>? Models, EmbeddingModel? Embedding, string? Complaint) Read()
    {
        try
        {
            return (ModelSettings.Chat(settings.Models), ModelSettings.Embedding(settings.Models), null);
        }
        catch (SettingsException e)
        {
            return (null, null, e.Message);
        }
    }

    async Task<Finding> EmbedAsync(EmbeddingModel model, CancellationToken cancellation)
    {
        var server = model.Server;
        using var embedder = new Embedder(model, time, ModelMeter.None);
        var started = time.GetTimestamp();
        try
        {
            var made = (await embedder.EmbedAsync(["ready"], ModelAsker.Nobody, Longest, cancellation))[0];
            var took = time.GetElapsedTime(started).TotalSeconds;
            if (!QuantizedVector.TryQuantize(made.Span, out _, out var complaint))
                return new Finding(
                    "embeddings",
                    false,
                    $"{server.Model} at {server.Endpoint.Host} made {complaint}; is it an embedding model?"
                );
            var slow =
                took > model.QuestionTimeout.TotalSeconds
                    ? " That is longer than Models:Embedding:QuestionTimeout: questions would do without."
                    : "";
            var coverage = await CoverageAsync(model, cancellation);
            return new Finding(
                "embeddings",
                slow.Length == 0,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{server.Model} at {server.Endpoint.Host} made a vector of {made.Length:N0} numbers in {took:0.0} s.{slow}{coverage}"
                )
            );
        }
        catch (ModelFailedException e)
        {
            return new Finding("embeddings", false, $"{server.Model} at {server.Endpoint.Host}: {Closed(e.Message)}");
        }
    }

    // A database that can't be opened is told of elsewhere.
    async Task<string> CoverageAsync(EmbeddingModel model, CancellationToken cancellation)
    {
        if (!Stores.IsThere(settings))
            return "";
        try
        {
            await using var stores = await Stores.OpenExistingAsync(settings, cancellation);
            var coverage = await stores.Vectors.CoverageAsync(model.Identity, cancellation);
            return string.Create(
                CultureInfo.InvariantCulture,
                $" {coverage.Embedded:N0} of {coverage.Passages:N0} passages have "
                    + $"one{(coverage.Embedded < coverage.Passages ? "; 'briefbot embed' or a running 'serve' makes the others" : "")}."
            );
        }
        catch (CorpusException)
        {
            return "";
        }
    }

    static string Closed(string sentence) => sentence.Length > 0 && sentence[^1] is '.' or '?' or '!' ? sentence : sentence + ".";

    Finding Prompts()
    {
        try
        {
            ModelSettings.Prompts(settings.Models);
            return new Finding("prompts", true, "All prompts can be used.");
        }
        catch (SettingsException e)
        {
            return new Finding("prompts", false, e.Message);
        }
    }

    async Task<Finding> AskAsync(ChatModel model, CancellationToken cancellation)
    {
        var impatient = model with { Timeout = Longest, FirstTokenTimeout = Longest, MaximumOutputTokens = 16 };
        using var chain = new ModelChain([impatient], time, ModelMeter.None);
        var started = time.GetTimestamp();
        try
        {
            await chain.GetResponseAsync(
                [new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, "Reply with the single word: ready")],
                new ChatOptions { MaxOutputTokens = 16 },
                cancellation
            );
            return new Finding(
                $"model {model.Name}",
                true,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{model.Model} at {model.Endpoint.Host} answered in {time.GetElapsedTime(started).TotalSeconds:0.0} s."
                )
            );
        }
        catch (ModelFailedException e)
        {
            return new Finding($"model {model.Name}", false, $"{model.Model} at {model.Endpoint.Host}: {Closed(e.Message)}");
        }
    }
}
