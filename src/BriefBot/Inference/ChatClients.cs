using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

namespace BriefBot.Inference;

/// <summary>Clients of the vendors' own libraries, each over <see cref="ModelHttp"/> and without retries of its own: what to try next is
/// decided in <see cref="ModelChain"/>.</summary>
static class ChatClients
{
    /// <summary>The name under which calls are counted, timed and traced, as OpenTelemetry's conventions for models have it; what is
    /// asked and answered is never part of that.</summary>
    public const string TelemetryName = "BriefBot.Models";

    // What a server that asks for no key is sent: the library insists on one.
    const string NoKey = "none";

    /// <summary>A client.</summary>
    /// <param name="model">Which model, where.</param>
    /// <param name="http">Used for all its calls; not disposed with it.</param>
    public static IChatClient Create(ChatModel model, HttpClient http) =>
        model.Provider switch
        {
            ModelProvider.Anthropic => CreateAnthropic(model, http),
            _ => CreateOpenAI(model, http).GetChatClient(model.Model).AsIChatClient(),
        };

    /// <summary>A client of OpenAI's library, for OpenAI, Azure and compatible servers.</summary>
    public static OpenAIClient CreateOpenAI(ChatModel model, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint =
                model.Provider is ModelProvider.Azure ? new Uri(model.Endpoint.ToString().TrimEnd('/') + "/openai/v1") : model.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        var key = new ApiKeyCredential(model.ApiKey.Length > 0 ? model.ApiKey : NoKey);
        if (model.Provider is not ModelProvider.Azure)
            return new OpenAIClient(key, options);
#pragma warning disable OPENAI001 // The one way to the header that Azure's own description names; a change of it would fail to compile.
        return new OpenAIClient(ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(key, "api-key"), options);
#pragma warning restore OPENAI001
    }

    // Everything is set: what is left out, the library looks for in the environment.
    static IChatClient CreateAnthropic(ChatModel model, HttpClient http) =>
        new AnthropicClient
        {
            HttpClient = http,
            BaseUrl = model.Endpoint.ToString().TrimEnd('/'),
            ApiKey = model.ApiKey,
            AuthToken = null,
            MaxRetries = 0,
            Timeout = TimeSpan.FromHours(1),
        }.AsIChatClient(model.Model, model.MaximumOutputTokens);
}
