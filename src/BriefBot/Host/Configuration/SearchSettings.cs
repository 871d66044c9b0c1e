using BriefBot.Corpus.Engines;
using BriefBot.Inference;

namespace BriefBot.Host.Configuration;

/// <summary>Reads what proposes passages into what it is used as.</summary>
static class SearchSettings
{
    /// <summary>The search engine; null where none is in use.</summary>
    /// <exception cref="SettingsException">It isn't usable; the message says which setting to change.</exception>
    public static EngineOptions? Engine(SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider == "sqlite")
            return null;
        var password = SecretFile.Read(options.Password, options.PasswordFile, "Search:PasswordFile");
        var key = SecretFile.Read(options.ApiKey, options.ApiKeyFile, "Search:ApiKeyFile");
        if (key.Any(c => c is <= ' ' or > '~'))
            throw new SettingsException("Search:ApiKey is not a key: it holds blanks or characters that no key has.");
        if (key.Length > 0 && options.Username.Length > 0)
            throw new SettingsException("Search:ApiKey and Search:Username are both set; one of them signs in.");
        if (password.Length > 0 && options.Username.Length == 0)
            throw new SettingsException("Search:Password is set, but Search:Username is missing.");
        return new EngineOptions(Enum.Parse<EngineProduct>(options.Provider, ignoreCase: true), Nodes(options.Address))
        {
            IndexPrefix = options.IndexPrefix,
            Username = options.Username,
            Password = password,
            ApiKey = key,
            Fingerprint = options.Fingerprint,
            Shards = options.Shards,
            Replicas = options.Replicas,
            QuestionTimeout = options.QuestionTimeout,
            Timeout = options.Timeout,
        };
    }

    static Uri[] Nodes(string text)
    {
        var addresses = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0)
            throw new SettingsException("Search:Address is missing, as in https://search1:9200, https://search2:9200.");
        foreach (var address in addresses)
        {
            if (ModelEndpoints.Complaint(address) is { } complaint)
                throw new SettingsException($"Search:Address: {complaint}.");
        }
        return [.. addresses.Select(address => new Uri(address))];
    }
}
