using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace BriefBot.Inference;

/// <summary>One answer of a model on its way, within its deadlines and bounds.</summary>
sealed class ModelStream : IAsyncDisposable
{
    // Characters for one token, where a server doesn't count; and at most, where it goes on and on.
    const int CharactersPerToken = 4;
    const int MostCharactersPerToken = 12;

    readonly ChatModel _model;
    readonly CancellationTokenSource _total;
    readonly CancellationTokenSource _first;
    readonly CancellationTokenSource _either;
    readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    readonly Queue<ChatResponseUpdate> _begun = new();
    readonly long _inputCharacters;
    readonly bool _mayCall;
    long _outputCharacters;
    bool _isFinished;
    long? _inputTokens;
    long? _outputTokens;

    public ModelStream(
        ChatModel model,
        IChatClient client,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        _model = model;
        _total = new CancellationTokenSource(model.Timeout, time);
        _first = new CancellationTokenSource(model.FirstTokenTimeout, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _total.Token, _first.Token);
        _mayCall = options.Tools is { Count: > 0 };
        _inputCharacters = messages.SelectMany(message => message.Contents).Sum(Characters);
        _updates = client.GetStreamingResponseAsync(messages, options, _either.Token).GetAsyncEnumerator(_either.Token);
    }

    /// <summary>What it used so far.</summary>
    public ModelUsage Usage(ModelAsker asker)
    {
        var input = _inputTokens ?? Tokens(_inputCharacters);
        var output = _outputTokens ?? Tokens(_outputCharacters);
        return new ModelUsage(_model.Name, asker, input, output, _model.Cost(input, output));
    }

    /// <summary>Waits for the first words, or for a function that is to be called.</summary>
    public async ValueTask BeginAsync()
    {
        while (await _updates.MoveNextAsync())
        {
            Count(_updates.Current);
            _begun.Enqueue(_updates.Current);
            if (_updates.Current.Text.Length == 0 && !(_mayCall && _updates.Current.Contents.OfType<FunctionCallContent>().Any()))
                continue;
            _first.CancelAfter(Timeout.InfiniteTimeSpan);
            return;
        }
        throw new ModelServerException("it answered without a word");
    }

    /// <summary>The next piece; null at the end, which is also reached when it writes far more than it may.</summary>
    public async ValueTask<ChatResponseUpdate?> NextAsync()
    {
        if (_begun.TryDequeue(out var begun))
            return begun;
        if (_outputCharacters > (long)_model.MaximumOutputTokens * MostCharactersPerToken)
            return null;
        if (!await _updates.MoveNextAsync())
        {
            // Not every library tells a connection that was cut from an answer that ended.
            return _isFinished ? null : throw new ModelServerException("its answer broke off");
        }
        Count(_updates.Current);
        return _updates.Current;
    }

    /// <summary>A failure in words.</summary>
    public ModelFailedException Explain(Exception failure)
    {
        var late =
            _total.IsCancellationRequested ? $"it took longer than {_model.Timeout.TotalSeconds:0} s"
            : _first.IsCancellationRequested ? $"its first words took longer than {_model.FirstTokenTimeout.TotalSeconds:0} s"
            : null;
        return new ModelFailedException(
            _model.Name,
            late ?? ModelFailures.Reason(_model, failure),
            late ?? ModelFailures.Summary(failure),
            failure
        );
    }

    [SuppressMessage("Design", "CA1031", Justification = "What a library throws while it is closed changes nothing any more.")]
    public async ValueTask DisposeAsync()
    {
        await _either.CancelAsync();
        try
        {
            await _updates.DisposeAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The answer is read or given up.
            _ = e;
        }
        _either.Dispose();
        _first.Dispose();
        _total.Dispose();
    }

    void Count(ChatResponseUpdate update)
    {
        _outputCharacters += update.Contents.Sum(Characters);
        _isFinished |= update.FinishReason is not null;
        foreach (var content in update.Contents)
        {
            if (content is not UsageContent { Details: var used })
                continue;
            // Anthropic reports twice, at the beginning and at the end; the last figures hold.
            if (used.InputTokenCount > 0)
                _inputTokens = used.InputTokenCount;
            if (used.OutputTokenCount > 0)
                _outputTokens = used.OutputTokenCount;
        }
    }

    static long Characters(AIContent content) =>
        content switch
        {
            TextContent text => text.Text.Length,
            FunctionCallContent call => call.Name.Length + (call.Arguments ?? new Dictionary<string, object?>()).Sum(Characters),
            FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
            _ => 0,
        };

    static long Characters(KeyValuePair<string, object?> argument) => argument.Key.Length + (argument.Value?.ToString()?.Length ?? 0);

    static long Tokens(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
