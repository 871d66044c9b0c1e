using System.ComponentModel.DataAnnotations;

namespace BriefBot.Host.Configuration;

/// <summary>What proposes the passages that are ranked for a question.</summary>
public sealed class SearchOptions
{
    /// <summary>"sqlite": the database's own index; "elasticsearch" or "opensearch": a search engine, and that index while the engine
    /// can't.</summary>
    [RegularExpression("sqlite|elasticsearch|opensearch", ErrorMessage = "is none of sqlite, elasticsearch and opensearch")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Addresses of its nodes, separated by commas; where one doesn't answer, the next one is asked.</summary>
    public string Address { get; set; } = "";

    /// <summary>What the names of its indexes here begin with.</summary>
    [RegularExpression("[a-z0-9][a-z0-9_-]{0,59}", ErrorMessage = "is not a name of small letters, digits, - and _, 60 at most")]
    public string IndexPrefix { get; set; } = "briefbot";

    /// <summary>Name of the user there; empty for none.</summary>
    public string Username { get; set; } = "";

    /// <summary>The user's password.</summary>
    [Secret]
    public string Password { get; set; } = "";

    /// <summary>File whose first line is the password, in place of <see cref="Password"/>.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Key in place of a user, as Elasticsearch gives it (encoded).</summary>
    [Secret]
    public string ApiKey { get; set; } = "";

    /// <summary>File whose first line is the key, in place of <see cref="ApiKey"/>.</summary>
    public string ApiKeyFile { get; set; } = "";

    /// <summary>SHA-256 of a certificate that is trusted whoever signed it, in hexadecimal; empty for those that the machine
    /// trusts.</summary>
    [RegularExpression("([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}", ErrorMessage = "is not a SHA-256 in hexadecimal")]
    public string Fingerprint { get; set; } = "";

    /// <summary>Parts that a new index is cut into.</summary>
    [Range(1, 1024)]
    public int Shards { get; set; } = 1;

    /// <summary>Further copies of each of them.</summary>
    [Range(0, 10)]
    public int Replicas { get; set; } = 1;

    /// <summary>Longest time for a question's search; then the database's own index proposes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time for a batch of passages.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
