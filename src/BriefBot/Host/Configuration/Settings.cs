using System.ComponentModel.DataAnnotations;
using BriefBot.Answer;

namespace BriefBot.Host.Configuration;

/// <summary>Every setting, at its default until <see cref="SettingsLoader"/> has read file, environment and command line.</summary>
public sealed class Settings
{
    /// <summary>Folder of the database; empty for the user's own data folder (<see cref="DataFolder"/>).</summary>
    public string Data { get; set; } = "";

    /// <summary>The web page and HTTP API.</summary>
    public WebOptions Web { get; set; } = new();

    /// <summary>How questions are answered.</summary>
    public AnswerOptions Answer { get; set; } = new();
}

/// <summary>The web page and HTTP API.</summary>
public sealed class WebOptions
{
    /// <summary>Addresses to listen on, separated by semicolons. Anything beyond loopback needs a token.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Address under which readers reach this host, for links and as an allowed Host header; empty when it is reached directly.</summary>
    [Url]
    public string PublicUrl { get; set; } = "";

    /// <summary>What requests must present ("Authorization: Bearer …", or the log-in form); empty for none, which only loopback may have.</summary>
    [Secret]
    public string Token { get; set; } = "";

    /// <summary>File whose first line is the token, in place of <see cref="Token"/>.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>Longest time for one request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Questions answered at the same time; as many again wait, and further ones are told to come back.</summary>
    [Range(1, 256)]
    public int ConcurrentQuestions { get; set; } = 4;
}

/// <summary>Marks a setting whose value is never printed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
