using BriefBot.Answer.Writing;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;

namespace BriefBot.Host.Configuration;

/// <summary>Reads the settings of models into what they are used as.</summary>
static class ModelSettings
{
    /// <summary>The chat models in the order in which they are tried; empty when none is in use.</summary>
    /// <exception cref="SettingsException">One isn't usable; the message says which setting to change.</exception>
    public static IReadOnlyList<ChatModel> Chat(ModelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var order = options.Order.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (order.FirstOrDefault(name => !options.Chat.ContainsKey(name)) is { } unknown)
            throw new SettingsException($"Models:Order: there is no model '{unknown}'; {Known(options)}.");
        var names =
            order.Length > 0 ? order.Distinct(StringComparer.OrdinalIgnoreCase) : options.Chat.Keys.Order(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Of(name, options.Chat[name]))];
    }

    /// <summary>How models write.</summary>
    public static WritingOptions Writing(ModelsOptions options) =>
        new()
        {
            Deadline = options.Deadline,
            MaximumFailedShare = options.MaximumFailedShare,
            MaximumRepairs = options.MaximumRepairs,
            Translates = options.Translates,
            ResearchCalls = options.Research.Calls,
            ResearchDeadline = options.Research.Deadline,
        };

    /// <summary>The prompts.</summary>
    /// <exception cref="SettingsException">One isn't usable.</exception>
    public static PromptSet Prompts(ModelsOptions options)
    {
        try
        {
            return PromptSet.Load(options.Prompts.Length > 0 ? Path.GetFullPath(options.Prompts) : PromptSet.DefaultFolder);
        }
        catch (PromptException e)
        {
            throw new SettingsException(e.Message, e);
        }
    }

    static string Known(ModelsOptions options) =>
        options.Chat.Count > 0
            ? $"there are: {string.Join(", ", options.Chat.Keys.Order(StringComparer.OrdinalIgnoreCase))}"
            : "configure it as Models:Chat:NAME";

    /// <summary>The embedding model; null when none is configured.</summary>
    /// <exception cref="SettingsException">It isn't usable; the message says which setting to change.</exception>
    public static EmbeddingModel? Embedding(ModelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var embedding = options.Embedding;
        if (embedding.Provider.Length == 0)
            return embedding.Model.Length + embedding.Endpoint.Length == 0
                ? null
                : throw new SettingsException("Models:Embedding:Provider is missing: openai, azure or compatible.");
        var server = Server("Models:Embedding", "embedding", embedding.Provider, embedding) with { Timeout = embedding.Timeout };
        return new EmbeddingModel(server, embedding.Dimensions > 0 ? embedding.Dimensions : null)
        {
            BatchSize = embedding.BatchSize,
            QuestionTimeout = embedding.QuestionTimeout,
        };
    }

    static ChatModel Of(string name, ChatModelOptions options)
    {
        var key = $"Models:Chat:{name}";
        if (options.Provider.Length == 0)
            throw new SettingsException($"{key}:Provider is missing: openai, azure, compatible or anthropic.");
        return Server(key, name, options.Provider, options) with
        {
            Timeout = options.Timeout,
            FirstTokenTimeout = options.FirstTokenTimeout,
            MaximumOutputTokens = options.MaximumOutputTokens,
            OutputPrice = (decimal)options.OutputPrice,
        };
    }

    static ChatModel Server(string key, string name, string providerName, ModelServerOptions options)
    {
        if (options.Model.Length == 0)
            throw new SettingsException($"{key}:Model is missing: the name that its server knows it by.");
        var provider = Enum.Parse<ModelProvider>(providerName, ignoreCase: true);
        var secret = SecretFile.Read(options.ApiKey, options.ApiKeyFile, $"{key}:ApiKeyFile");
        if (secret.Any(c => c is <= ' ' or > '~'))
            throw new SettingsException($"{key}:ApiKey is not a key: it holds blanks or characters that no key has.");
        if (secret.Length == 0 && provider is not ModelProvider.Compatible)
            throw new SettingsException(
                $"{key}:ApiKey is missing; better set {key}:ApiKeyFile, or the environment variable "
                    + $"{key.Replace(":", "__", StringComparison.Ordinal)}__ApiKey."
            );
        return new ChatModel(name, provider, Endpoint(key, provider, options.Endpoint), options.Model, secret)
        {
            InputPrice = (decimal)options.InputPrice,
        };
    }

    static Uri Endpoint(string key, ModelProvider provider, string endpoint)
    {
        if (endpoint.Length > 0)
            return ModelEndpoints.Complaint(endpoint) is { } complaint
                ? throw new SettingsException($"{key}:Endpoint: {complaint}.")
                : new Uri(endpoint.TrimEnd('/'));
        return ModelEndpoints.Default(provider)
            ?? throw new SettingsException(
                $"{key}:Endpoint is missing, as in "
                    + $"{(provider is ModelProvider.Azure ? "https://NAME.openai.azure.com" : "http://127.0.0.1:11434/v1")}."
            );
    }
}
