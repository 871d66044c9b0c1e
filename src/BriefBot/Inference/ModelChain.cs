using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace BriefBot.Inference;

/// <summary>
/// The configured models as one: they are tried in their order until one begins to answer. One that breaks off after it began ends the
/// call, since what it said can't be taken back.
/// </summary>
/// <remarks>
/// <see cref="ChatOptions.ModelId"/> may name one of the models by its configured name; then only that one is asked. Every update carries
/// the name of the model that answers as <see cref="ChatResponseUpdate.ModelId"/>.
/// </remarks>
public sealed class ModelChain : IChatClient
{
    const string CallKey = "briefbot.call";

    readonly List<ModelLink> _links = [];
    readonly List<IDisposable> _owned = [];
    readonly ModelMeter _meter;
    readonly Action<string, string>? _failed;

    /// <summary>Makes a chain. Nothing is sent until it is asked.</summary>
    /// <param name="models">In the order in which they are tried; at least one.</param>
    /// <param name="time">Measures deadlines.</param>
    /// <param name="meter">Keeps account.</param>
    /// <param name="failed">Told of each failure, with the model's name and why: for those who run it. Null for nobody.</param>
    public ModelChain(IReadOnlyList<ChatModel> models, TimeProvider time, ModelMeter meter, Action<string, string>? failed = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        (_meter, _failed) = (meter, failed);
        foreach (var model in models)
        {
            var http = ModelHttp.Client(time);
            var client = ChatClients.Create(model, http);
            _owned.AddRange([client, http]);
            _links.Add(new ModelLink(model, client, time));
        }
    }

    /// <summary>The models in their order.</summary>
    public IReadOnlyList<ChatModel> Models => [.. _links.Select(link => link.Model)];

    /// <summary>How they are doing, in their order.</summary>
    public IReadOnlyList<ModelState> States => [.. _links.Select(link => link.State)];

    /// <summary>Options that say for whom a model is asked, and which.</summary>
    /// <param name="options">Changed and returned.</param>
    /// <param name="call">For whom; what it uses is added to its account.</param>
    /// <param name="model">Configured name of the only model to ask; null for all in their order.</param>
    public static ChatOptions For(ChatOptions options, ModelCall call, string? model)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ModelId = model;
        (options.AdditionalProperties ??= [])[CallKey] = call;
        return options;
    }

    /// <inheritdoc/>
    /// <exception cref="ModelFailedException">None answered, or one broke off.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ModelFailedException">None answered, or one broke off.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = options?.AdditionalProperties?.GetValueOrDefault(CallKey) as ModelCall;
        var asker = call?.Asker ?? ModelAsker.Nobody;
        var (link, stream) = await StartAsync([.. messages], options, asker, cancellationToken);
        try
        {
            while (await NextAsync(link, stream, cancellationToken) is { } update)
            {
                update.ModelId = link.Model.Name;
                yield return update;
            }
        }
        finally
        {
            await stream.DisposeAsync();
            var used = stream.Usage(asker);
            call?.Tally.Add(used);
            await _meter.Finished(used);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ModelChain) ? this
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("briefbot", null, _links[0].Model.Name)
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var owned in _owned)
            owned.Dispose();
    }

    async ValueTask<(ModelLink Link, ModelStream Stream)> StartAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? options,
        ModelAsker asker,
        CancellationToken cancellation
    )
    {
        var wanted = options?.ModelId;
        var (tried, reasons) = ((string?)null, new List<(string Message, string Summary)>());
        foreach (var link in _links.Where(link => wanted is null || link.Model.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
        {
            tried = link.Model.Name;
            if (await _meter.Refusal(link.Model, asker, cancellation) is { } refusal)
            {
                reasons.Add(($"{tried}: {refusal}", refusal));
                continue;
            }
            try
            {
                return (link, await link.StartAsync(messages, OptionsFor(link.Model, options), cancellation));
            }
            catch (ModelFailedException e)
            {
                reasons.Add(($"{tried}: {e.Message}", e.Summary));
                _failed?.Invoke(tried, e.Message);
            }
        }
        throw reasons.Count > 0
            ? new ModelFailedException(
                tried,
                string.Join("; ", reasons.Select(reason => reason.Message)),
                string.Join("; ", reasons.Select(reason => reason.Summary).Distinct())
            )
            : new ModelFailedException(tried, $"there is no model {wanted}");
    }

    // No names, nothing of ours: what the prompt says, how long it may be, and the functions that this call may use, mostly none.
    static ChatOptions OptionsFor(ChatModel model, ChatOptions? options) =>
        new()
        {
            Temperature = options?.Temperature,
            MaxOutputTokens = Math.Min(options?.MaxOutputTokens ?? model.MaximumOutputTokens, model.MaximumOutputTokens),
            Tools = options?.Tools,
            ToolMode = options?.ToolMode,
        };

    async ValueTask<ChatResponseUpdate?> NextAsync(ModelLink link, ModelStream stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.NextAsync();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            var failure = stream.Explain(e);
            await link.BrokeOffAsync(failure);
            _failed?.Invoke(link.Model.Name, failure.Message);
            throw failure;
        }
    }
}
