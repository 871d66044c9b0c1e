using BriefBot.FakeModels;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Answer.Writing;

/// <summary>A server of a model that writes one sentence, and the rest when it is told to.</summary>
sealed class PausedModel : IAsyncDisposable
{
    readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    PausedModel(FakeModelServer server) => Server = server;

    /// <summary>The server.</summary>
    public FakeModelServer Server { get; }

    /// <summary>Starts it.</summary>
    /// <param name="first">The first sentence. "[n]" stands for the sentence given to the model that shares most words with it.</param>
    /// <param name="rest">What it writes behind that.</param>
    /// <param name="end">How it ends.</param>
    public static async Task<PausedModel> StartAsync(
        string first,
        string rest,
        ScriptEnd end = ScriptEnd.Normal,
        CancellationToken cancellation = default
    )
    {
        var model = new PausedModel(await FakeModelServer.StartAsync(cancellation: cancellation));
        // A sentence is complete when the next has begun.
        model.Server.Behaviour = request =>
            PromptReading.IsRepair(request)
                ? Models.Text("NONE")
                : new ChatScript
                {
                    Pieces = [Cite(request, first) + "\n" + rest[..1], Cite(request, rest)[1..]],
                    BehindFirst = model._goOn.Task,
                    End = end,
                    EndAfter = end is ScriptEnd.Normal ? null : 1,
                };
        return model;
    }

    /// <summary>Lets it go on.</summary>
    public void GoOn() => _goOn.TrySetResult();

    /// <summary>Settings that have it write.</summary>
    public void Configure(Settings settings) =>
        settings.Models.Chat["scripted"] = new ChatModelOptions
        {
            Provider = "compatible",
            Endpoint = Server.OpenAIAddress.ToString(),
            Model = "test-model",
            ApiKey = Server.ApiKey,
        };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GoOn();
        await Server.DisposeAsync();
    }

    static string Cite(ChatRequest request, string sentence)
    {
        var words = sentence.Split(' ').ToHashSet();
        var best = PromptReading.Sources(request).MaxBy(source => source.Text.Split(' ').Count(words.Contains)).Number;
        return sentence.Replace("[n]", $"[{best}]", StringComparison.Ordinal);
    }
}
