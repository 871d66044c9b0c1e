namespace BriefBot.Corpus.Engines;

/// <summary>Which product a search engine is.</summary>
public enum EngineProduct
{
    /// <summary>Elasticsearch, 8 or later.</summary>
    Elasticsearch,

    /// <summary>OpenSearch, 2 or later.</summary>
    OpenSearch,
}

/// <summary>A search engine that proposes passages, as it is configured.</summary>
/// <param name="Product">Which it is.</param>
/// <param name="Nodes">Addresses of its nodes, one or more; where one doesn't answer, the next one is asked.</param>
public sealed record EngineOptions(EngineProduct Product, IReadOnlyList<Uri> Nodes)
{
    /// <summary>What the names of all its indexes here begin with: small letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string IndexPrefix { get; init; } = "briefbot";

    /// <summary>Name of the user, empty for none.</summary>
    public string Username { get; init; } = "";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "";

    /// <summary>Key in place of a user (Elasticsearch: the encoded form), empty for none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>SHA-256 of a certificate that is trusted whoever signed it, in hexadecimal; empty for those that the machine
    /// trusts.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Parts that an index is cut into.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Further copies of each.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Longest time for a request that isn't a question's.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for a question's.</summary>
    public TimeSpan QuestionTimeout { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>The search engine didn't do what it was asked, or not in time.</summary>
/// <param name="reason">Why, in words for whoever runs this; what the engine said is in it only as far as it can be seen.</param>
/// <param name="indexIsMissing">Whether that is because it has no index of that name.</param>
/// <param name="inner">What was caught, if anything.</param>
public sealed class EngineFailedException(string reason, bool indexIsMissing = false, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Whether it has no index of that name.</summary>
    public bool IndexIsMissing => indexIsMissing;
}
