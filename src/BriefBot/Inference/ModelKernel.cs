using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace BriefBot.Inference;

/// <summary>A piece of what a model writes.</summary>
/// <param name="Model">The model's name as configured; null where it isn't told yet.</param>
/// <param name="IsCall">True when it calls a function.</param>
public readonly record struct ModelText(string Text, string? Model, bool IsCall);

/// <summary>
/// Has chat models run prompts, by Semantic Kernel. A kernel is made for each call, which costs little: it knows for whom it asks, and the
/// functions that it offers see that person's articles alone.
/// </summary>
/// <param name="chat">The models.</param>
public sealed class ModelKernel(IChatClient chat)
{
    // As functions are called on the wire: corpus_search.
    const string Plugin = "corpus";

    /// <summary>Runs a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="values">A value for each of its variables.</param>
    /// <param name="call">For whom, and what with.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Prompts.PromptException">The prompt can't be rendered.</exception>
    /// <exception cref="ModelFailedException">No model answered, or one broke off.</exception>
    public async IAsyncEnumerable<ModelText> RunAsync(
        Prompts.PromptTemplate prompt,
        IReadOnlyDictionary<string, object> values,
        ModelCall call,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(call);
        var settings = prompt.Settings;
        if (call.Tools is not null)
            settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto();
        var arguments = new KernelArguments(settings);
        foreach (var (name, value) in values)
            arguments[name] = value;
        var kernel = KernelFor(call);
        await foreach (var piece in kernel.InvokeStreamingAsync<StreamingChatMessageContent>(prompt.Function, arguments, cancellation))
            yield return new ModelText(piece.Content ?? "", piece.ModelId, piece.Items.OfType<StreamingFunctionCallUpdateContent>().Any());
    }

    /// <summary>Runs a prompt; what the model wrote, at the end.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="values">A value for each of its variables.</param>
    /// <param name="call">For whom, and what with.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Prompts.PromptException">The prompt can't be rendered.</exception>
    /// <exception cref="ModelFailedException">No model answered, or one broke off.</exception>
    public async ValueTask<string> TextAsync(
        Prompts.PromptTemplate prompt,
        IReadOnlyDictionary<string, object> values,
        ModelCall call,
        CancellationToken cancellation
    )
    {
        var text = new System.Text.StringBuilder();
        await foreach (var piece in RunAsync(prompt, values, call, cancellation))
            text.Append(piece.Text);
        return text.ToString();
    }

    /// <summary>Runs a prompt whose model may call functions; what it wrote after the last of them.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="values">A value for each of its variables.</param>
    /// <param name="call">For whom, and what with.</param>
    /// <param name="answers">Told the name of the model that answers.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Prompts.PromptException">The prompt can't be rendered.</exception>
    /// <exception cref="ModelFailedException">No model answered, or one broke off.</exception>
    public async ValueTask<string> LastTextAsync(
        Prompts.PromptTemplate prompt,
        IReadOnlyDictionary<string, object> values,
        ModelCall call,
        Action<string> answers,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(answers);
        var text = new System.Text.StringBuilder();
        await foreach (var piece in RunAsync(prompt, values, call, cancellation))
        {
            if (piece.Model is { } model)
                answers(model);
            if (piece.IsCall)
                text.Clear();
            text.Append(piece.Text);
        }
        return text.ToString();
    }

    Kernel KernelFor(ModelCall call)
    {
        var builder = Kernel.CreateBuilder();
        var client = new ChatClientBuilder(new CallingClient(chat, call));
        if (call.Tools is { } tools)
        {
            client.UseKernelFunctionInvocation();
            builder.Services.AddSingleton<IAutoFunctionInvocationFilter>(new CallLimit(tools));
            builder.Plugins.Add(KernelPluginFactory.CreateFromFunctions(Plugin, tools.Functions.Select(tool => tool.AsKernelFunction())));
        }
        client.UseOpenTelemetry(sourceName: ChatClients.TelemetryName, configure: telemetry => telemetry.EnableSensitiveData = false);
        var built = client.Build();
        // After so many rounds the functions are taken away, and it has to answer.
        if (call.Tools is not null && built.GetService<FunctionInvokingChatClient>() is { } invoking)
            invoking.MaximumIterationsPerRequest = call.Tools.MostCalls;
        builder.Services.AddSingleton(built);
        return builder.Build();
    }

    /// <summary>Adds to each request for whom it is. The model that began goes on.</summary>
    sealed class CallingClient(IChatClient inner, ModelCall call) : DelegatingChatClient(inner)
    {
        string? _model = call.Model;

        public override Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default
        )
        {
            var asked = ModelChain.For(options?.Clone() ?? new ChatOptions(), call, _model);
            await foreach (var update in base.GetStreamingResponseAsync(messages, asked, cancellationToken))
            {
                _model ??= update.ModelId;
                yield return update;
            }
        }
    }

    /// <summary>Lets no more calls through than there may be, however many a model wants at once.</summary>
    sealed class CallLimit(Toolbox tools) : IAutoFunctionInvocationFilter
    {
        int _calls;

        public async Task OnAutoFunctionInvocationAsync(
            AutoFunctionInvocationContext context,
            Func<AutoFunctionInvocationContext, Task> next
        )
        {
            if (Interlocked.Increment(ref _calls) <= tools.MostCalls)
                await next(context);
            else
                context.Result = new FunctionResult(context.Function, tools.Refused);
        }
    }
}
