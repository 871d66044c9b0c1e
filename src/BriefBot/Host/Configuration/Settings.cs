using System.ComponentModel.DataAnnotations;
using BriefBot.Answer;
using BriefBot.Deliver.Digests;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Fetching;
using BriefBot.Reader;

namespace BriefBot.Host.Configuration;

/// <summary>Every setting, at its default until <see cref="SettingsLoader"/> has read file, environment and command line.</summary>
public sealed class Settings
{
    readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>What set each setting that isn't at its default: a file, a variable, the command line.</summary>
    public IReadOnlyDictionary<string, string> Origins => _origins;

    /// <summary>Notes what set a setting.</summary>
    public void Note(string key, string origin) => _origins[key] = origin;

    /// <summary>Folder of the database; empty for the user's own data folder (<see cref="DataFolder"/>).</summary>
    public string Data { get; set; } = "";

    /// <summary>How the database is kept.</summary>
    public StoreOptions Store { get; set; } = new();

    /// <summary>What proposes the passages that are ranked.</summary>
    public SearchOptions Search { get; set; } = new();

    /// <summary>The web page and HTTP API.</summary>
    public WebOptions Web { get; set; } = new();

    /// <summary>The bot on Discord.</summary>
    public DiscordOptions Discord { get; set; } = new();

    /// <summary>How the web is read.</summary>
    public FetchOptions Fetch { get; set; } = new();

    /// <summary>How feeds are followed.</summary>
    public FeedOptions Feeds { get; set; } = new();

    /// <summary>How questions are answered.</summary>
    public AnswerOptions Answer { get; set; } = new();

    /// <summary>The model that reads.</summary>
    public ReaderOptions Reader { get; set; } = new();

    /// <summary>How digests are put together and posted.</summary>
    public DigestOptions Digest { get; set; } = new();

    /// <summary>Models that may write.</summary>
    public ModelsOptions Models { get; set; } = new();

    /// <summary>What is told to those who watch over the host.</summary>
    public TelemetryOptions Telemetry { get; set; } = new();
}

/// <summary>What is told to those who watch over the host. Where traces and metrics are sent to, OpenTelemetry's own variables
/// say.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Whether <c>serve</c> offers metrics at /metrics, as Prometheus reads them.</summary>
    public bool Metrics { get; set; } = true;
}

/// <summary>How the database is kept.</summary>
public sealed class StoreOptions
{
    /// <summary>Whether a database of an older version is copied before it is brought up to date.</summary>
    public bool BackupBeforeUpgrade { get; set; } = true;

    /// <summary>"sqlite": a file in the data folder; "postgres": a database that several hosts share, of which each has a copy in its data
    /// folder.</summary>
    [RegularExpression("sqlite|postgres", ErrorMessage = "is neither sqlite nor postgres")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>How to connect to PostgreSQL, as Npgsql has it; of several hosts, separated by commas, the primary is taken.</summary>
    [Secret]
    public string ConnectionString { get; set; } = "";

    /// <summary>File whose first line is that, in place of <see cref="ConnectionString"/>.</summary>
    public string ConnectionStringFile { get; set; } = "";

    /// <summary>Into how many slices a new database is cut, each led by one host at a time.</summary>
    [Range(1, 4096)]
    public int Slices { get; set; } = 1;

    /// <summary>The slice that this host is to lead, and no other; -1 for any that nobody leads.</summary>
    [Range(-1, 4095)]
    public int Slice { get; set; } = -1;

    /// <summary>How long a host that can't be heard of keeps its slice before another one takes it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:05:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Where other hosts and their users reach this one, as http://10.0.0.5:5080; empty for the machine's name.</summary>
    public string Address { get; set; } = "";
}

/// <summary>The web page and HTTP API.</summary>
public sealed class WebOptions
{
    /// <summary>Addresses to listen on, separated by semicolons. Anything beyond loopback needs a token.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Address under which readers reach this host, for links and as an allowed Host header; empty when it is reached
    /// directly.</summary>
    [Url]
    public string PublicUrl { get; set; } = "";

    /// <summary>What requests must present ("Authorization: Bearer …", or the log-in form); empty for none, which only loopback may
    /// have.</summary>
    [Secret]
    public string Token { get; set; } = "";

    /// <summary>File whose first line is the token, in place of <see cref="Token"/>.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>How long a log-in with the form lasts; it ends sooner by logging out, or with another token.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Networks, as in "172.16.0.0/12, fd00::/8", of reverse proxies whose word on the sender's address and scheme (X-Forwarded-For and
    /// -Proto) is taken; empty for none, or for loopback where <see cref="PublicUrl"/> is set.
    /// </summary>
    [NetworkList(ErrorMessage = "is not a list of networks such as 172.16.0.0/12, fd00::/8")]
    public string Proxies { get; set; } = "";

    /// <summary>Connections at the same time; beyond that, the one that has been idle longest gives way, else the new one is
    /// refused.</summary>
    [Range(8, 100_000)]
    public int Connections { get; set; } = 512;

    /// <summary>Longest time for one request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Questions answered at the same time, and beside them as many of other assistants.</summary>
    [Range(1, 256)]
    public int ConcurrentQuestions { get; set; } = 4;

    /// <summary>Questions that may wait for that, for 10 seconds at most; further ones are told when to come back.</summary>
    [Range(0, 10_000)]
    public int WaitingQuestions { get; set; } = 32;

    /// <summary>Whether the web page keeps what was asked and answered, for links to answers, feedback and the list of what wasn't found;
    /// as long as Discord:KeepAnswers says.</summary>
    public bool KeepAnswers { get; set; } = true;

    /// <summary>Whether other assistants may read the corpus at /mcp.</summary>
    public bool Mcp { get; set; } = true;

    /// <summary>Signing in through Discord.</summary>
    public WebDiscordOptions Discord { get; set; } = new();
}

/// <summary>Signing in through Discord, for managers of servers; off while no application is set.</summary>
public sealed class WebDiscordOptions
{
    /// <summary>Number of the application at Discord (its client id); empty for none. Discord must have PublicUrl, with
    /// /login/discord/callback behind it, among the application's redirects.</summary>
    [RegularExpression("[0-9]{1,20}")]
    public string ClientId { get; set; } = "";

    /// <summary>Its client secret.</summary>
    [Secret]
    public string ClientSecret { get; set; } = "";

    /// <summary>File whose first line is the client secret, in place of <see cref="ClientSecret"/>.</summary>
    public string ClientSecretFile { get; set; } = "";
}

/// <summary>The bot on Discord; off while no token is set.</summary>
public sealed class DiscordOptions
{
    /// <summary>The bot's token; empty for none, and then Discord is off.</summary>
    [Secret]
    public string Token { get; set; } = "";

    /// <summary>File whose first line is the token, in place of <see cref="Token"/>.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>Base address of Discord's API; the gateway's address comes from there.</summary>
    [Required, Url]
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>Id of the server whose articles are those of the terminal and the web page; empty for none: then each server has articles
    /// of its own.</summary>
    [RegularExpression("[0-9]{1,20}")]
    public string HomeServer { get; set; } = "";

    /// <summary>Questions answered at the same time.</summary>
    [Range(1, 256)]
    public int ConcurrentQuestions { get; set; } = 4;

    /// <summary>Questions that may wait for that; further ones are politely refused.</summary>
    [Range(0, 10_000)]
    public int WaitingQuestions { get; set; } = 200;

    /// <summary>Questions that one person may ask in a minute.</summary>
    [Range(1, 10_000)]
    public int QuestionsPerPerson { get; set; } = 12;

    /// <summary>Questions that one server may ask in a minute.</summary>
    [Range(1, 100_000)]
    public int QuestionsPerServer { get; set; } = 120;

    /// <summary>How long questions and answers are kept, for follow-ups, /why, Sources and votes.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepAnswers { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a server's articles, questions and settings are kept after it removed the bot.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepServersAfterRemoval { get; set; } = TimeSpan.FromDays(30);
}
