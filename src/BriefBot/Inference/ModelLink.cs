using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;

namespace BriefBot.Inference;

/// <summary>How a model is doing.</summary>
/// <param name="Name">As configured.</param>
/// <param name="IsOpen">True while it is passed over.</param>
/// <param name="LastFailure">What went wrong last; null when nothing did since it last answered.</param>
/// <param name="LastFailureAt">When.</param>
public sealed record ModelState(string Name, bool IsOpen, string? LastFailure, DateTimeOffset? LastFailureAt);

/// <summary>One model of a chain, with its circuit breaker.</summary>
sealed class ModelLink
{
    // A model that failed in at least half of at least three calls within a minute is passed over for half a minute.
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Break = TimeSpan.FromSeconds(30);
    const int Failures = 3;

    // What a server may ask for at most with Retry-After.
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    readonly IChatClient _client;
    readonly TimeProvider _time;
    readonly ResiliencePipeline _breaker;
    readonly CircuitBreakerStateProvider _state = new();
    readonly Lock _lock = new();
    (string Reason, DateTimeOffset At)? _failure;
    DateTimeOffset _notBefore;

    public ModelLink(ChatModel model, IChatClient client, TimeProvider time)
    {
        (Model, _client, _time) = (model, client, time);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = Failures,
                    SamplingDuration = Window,
                    BreakDuration = Break,
                    ShouldHandle = new PredicateBuilder().Handle<ModelFailedException>(failure => !failure.RefusesFunctions),
                    StateProvider = _state,
                }
            )
            .Build();
    }

    /// <summary>What is configured.</summary>
    public ChatModel Model { get; }

    /// <summary>How it is doing.</summary>
    public ModelState State
    {
        get
        {
            lock (_lock)
                return new ModelState(
                    Model.Name,
                    _state.CircuitState is CircuitState.Open or CircuitState.Isolated || _time.GetUtcNow() < _notBefore,
                    _failure?.Reason,
                    _failure?.At
                );
        }
    }

    /// <summary>Asks, and waits for its first words.</summary>
    /// <exception cref="ModelFailedException">There were none.</exception>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async ValueTask<ModelStream> StartAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_time.GetUtcNow() < _notBefore)
                throw new ModelFailedException(Model.Name, $"{Model.Name} asked to be left alone for a while");
        }
        try
        {
            var stream = await _breaker.ExecuteAsync(async stop => await OpenAsync(messages, options, stop), cancellation);
            lock (_lock)
                _failure = null;
            return stream;
        }
        catch (BrokenCircuitException)
        {
            throw new ModelFailedException(Model.Name, $"{Model.Name} failed several times and is passed over for now");
        }
    }

    /// <summary>Writes down that it broke off in the middle, which counts as a failure.</summary>
    public async ValueTask BrokeOffAsync(ModelFailedException failure)
    {
        Failed(failure.Message, null);
        try
        {
            await _breaker.ExecuteAsync(_ => ValueTask.FromException(failure), CancellationToken.None);
        }
        catch (Exception e) when (e is ModelFailedException or BrokenCircuitException)
        {
            // Only the count matters.
        }
    }

    async ValueTask<ModelStream> OpenAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellation)
    {
        var stream = new ModelStream(Model, _client, messages, options, _time, cancellation);
        try
        {
            await stream.BeginAsync();
            return stream;
        }
        catch (Exception e)
        {
            await stream.DisposeAsync();
            if (cancellation.IsCancellationRequested)
                throw;
            var failure = stream.Explain(e);
            if (options.Tools is { Count: > 0 } && ModelFailures.RefusesFunctions(e))
                throw new ModelFailedException(Model.Name, failure.Message, failure.Summary, e) { RefusesFunctions = true };
            Failed(failure.Message, ModelFailures.RetryAfter(e));
            throw failure;
        }
    }

    void Failed(string reason, TimeSpan? wait)
    {
        lock (_lock)
        {
            _failure = (reason, _time.GetUtcNow());
            if (wait is { } some)
                _notBefore = _time.GetUtcNow() + (some < LongestWait ? some : LongestWait);
        }
    }
}
