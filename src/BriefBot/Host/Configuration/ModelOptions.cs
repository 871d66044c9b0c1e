using System.ComponentModel.DataAnnotations;

namespace BriefBot.Host.Configuration;

/// <summary>Models; without a configured one, nothing is sent to any.</summary>
public sealed class ModelsOptions
{
    /// <summary>What they may use in a day.</summary>
    public BudgetOptions Budget { get; set; } = new();

    /// <summary>Chat models by the names they are called here.</summary>
    public Dictionary<string, ChatModelOptions> Chat { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The model that compares passages with questions by what they mean; none when it has no provider.</summary>
    public EmbeddingModelOptions Embedding { get; set; } = new();

    /// <summary>Names of chat models in the order in which they are tried, separated by commas; empty: all that are configured, by name.
    /// Quotes come last in any case.</summary>
    public string Order { get; set; } = "";

    /// <summary>Folder of the prompts; empty for the one beside the executable.</summary>
    public string Prompts { get; set; } = "";

    /// <summary>Longest time from a question until the last written sentence is checked; then the articles are quoted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Share of the sentences above which failing ones make the whole answer fall back to quotes.</summary>
    [Range(0.0, 1.0)]
    public double MaximumFailedShare { get; set; } = 0.5;

    /// <summary>Sentences of an answer that a model may be asked to write again.</summary>
    [Range(0, 20)]
    public int MaximumRepairs { get; set; } = 4;

    /// <summary>Whether a sentence may be in the asker's language where what it cites is in another.</summary>
    public bool Translates { get; set; } = true;

    /// <summary>How models look things up themselves.</summary>
    public ResearchOptions Research { get; set; } = new();
}

/// <summary>How a model looks up what a question of several parts needs.</summary>
public sealed class ResearchOptions
{
    /// <summary>How often it may look something up for one question; 0 to have it write from what was found without it.</summary>
    [Range(0, 20)]
    public int Calls { get; set; } = 6;

    /// <summary>Longest time from the question until the last written sentence is checked; then the articles are quoted. Beyond
    /// Web:RequestTimeout the page can't wait for it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(25);
}

/// <summary>What models may use in a day (UTC); 0 for no limit.</summary>
public sealed class BudgetOptions
{
    /// <summary>Tokens, all together.</summary>
    [Range(0, int.MaxValue)]
    public int TokensPerDay { get; set; }

    /// <summary>Money, all together.</summary>
    [Range(0.0, 1_000_000.0)]
    public double MoneyPerDay { get; set; }

    /// <summary>Tokens for one chat server.</summary>
    [Range(0, int.MaxValue)]
    public int TokensPerGuild { get; set; }

    /// <summary>Money for one chat server.</summary>
    [Range(0.0, 1_000_000.0)]
    public double MoneyPerGuild { get; set; }

    /// <summary>Tokens for one person.</summary>
    [Range(0, int.MaxValue)]
    public int TokensPerPerson { get; set; }

    /// <summary>Money for one person.</summary>
    [Range(0.0, 1_000_000.0)]
    public double MoneyPerPerson { get; set; }

    /// <summary>What the money is, for /status.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>True when nothing is limited.</summary>
    public bool IsUnlimited => TokensPerDay + MoneyPerDay + TokensPerGuild + MoneyPerGuild + TokensPerPerson + MoneyPerPerson == 0;
}

/// <summary>Where a model is, and what it costs.</summary>
public abstract class ModelServerOptions
{
    /// <summary>Base address of its server; empty for the vendor's own, where there is one.</summary>
    [Url]
    public string Endpoint { get; set; } = "";

    /// <summary>What its server calls it.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key; empty where the server asks for none.</summary>
    [Secret]
    public string ApiKey { get; set; } = "";

    /// <summary>File whose first line is the key, in place of <see cref="ApiKey"/>.</summary>
    public string ApiKeyFile { get; set; } = "";

    /// <summary>Money for a million tokens that it reads.</summary>
    [Range(0.0, 1_000_000.0)]
    public double InputPrice { get; set; }
}

/// <summary>A chat model.</summary>
public sealed class ChatModelOptions : ModelServerOptions
{
    /// <summary>Whose protocol its server speaks.</summary>
    [RegularExpression("openai|azure|compatible|anthropic", ErrorMessage = "is not openai, azure, compatible or anthropic")]
    public string Provider { get; set; } = "";

    /// <summary>Longest time for a whole answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time until its first words.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most tokens that it may write in one go.</summary>
    [Range(16, 100_000)]
    public int MaximumOutputTokens { get; set; } = 1_000;

    /// <summary>Money for a million tokens that it writes.</summary>
    [Range(0.0, 1_000_000.0)]
    public double OutputPrice { get; set; }
}

/// <summary>An embedding model.</summary>
public sealed class EmbeddingModelOptions : ModelServerOptions
{
    /// <summary>Whose protocol its server speaks; empty for no model.</summary>
    [RegularExpression("openai|azure|compatible", ErrorMessage = "is not openai, azure or compatible")]
    public string Provider { get; set; } = "";

    /// <summary>Numbers that a vector is to have, for models that let one choose; 0 for the model's own.</summary>
    [Range(0, 8_192)]
    public int Dimensions { get; set; }

    /// <summary>Passages in one request.</summary>
    [Range(1, 128)]
    public int BatchSize { get; set; } = 32;

    /// <summary>Longest time for a request of passages.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for the vector of a question; then words alone are searched for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
