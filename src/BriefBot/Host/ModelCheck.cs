using System.Globalization;
using BriefBot.Host.Configuration;
using BriefBot.Inference;
using Microsoft.Extensions.AI;

namespace BriefBot.Host;

/// <summary>Asks every configured model one tiny question.</summary>
sealed class ModelCheck(Settings settings, TimeProvider time)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>One finding for the order, one for the prompts, one for each model.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (models, complaint) = Read();
        if (complaint is not null) yield return new Finding("models", false, complaint);
        if (models is null) yield break;
        if (models.Count == 0)
        {
            yield return new Finding("models", true, "None is configured: answers quote, and nothing is sent anywhere.");
            yield break;
        }
        yield return new Finding("models", true, $"Tried in this order: {string.Join(", ", models.Select(model => model.Name))}, extractive.");
        yield return Prompts();
        foreach (var model in models) yield return await AskAsync(model, cancellation);
    }

    (IReadOnlyList<ChatModel>? Models, string? Complaint) Read()
    {
        try
        {
            return (ModelSettings.Chat(settings.Models), null);
        }
        catch (SettingsException e)
        {
            return (null, e.Message);
        }
    }

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
            await chain.GetResponseAsync([new ChatMessage(ChatRole.User, "Reply with the single word: ready")], new ChatOptions { MaxOutputTokens = 16 }, cancellation);
            return new Finding($"model {model.Name}", true, string.Create(CultureInfo.InvariantCulture, $"{model.Model} at {model.Endpoint.Host} answered in {time.GetElapsedTime(started).TotalSeconds:0.0} s."));
        }
        catch (ModelFailedException e)
        {
            return new Finding($"model {model.Name}", false, $"{model.Model} at {model.Endpoint.Host}: {e.Message}.");
        }
    }
}
