using System.Reflection;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Web;
using BriefBot.Discord;
using BriefBot.Host.Configuration;
using BriefBot.Ingest.Fetching;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Host.Discord;

/// <summary>The bot on Discord with all that it needs: connections, keys and settings.</summary>
sealed class DiscordHost : IAsyncDisposable
{
    // Discord asks bots for an address of whoever runs them. One that leads nowhere is better than somebody else's.
    static readonly Uri NoAddress = new("https://briefbot.invalid/");

    readonly DiscordRestClient _rest;
    readonly HttpMessageInvoker _files;
    readonly CancellationTokenSource _stop = new();

    DiscordHost(DiscordRestClient rest, HttpMessageInvoker files, DiscordBot bot) => (_rest, _files, Bot) = (rest, files, bot);

    /// <summary>The bot.</summary>
    public DiscordBot Bot { get; }

    /// <summary>Ends when the bot has stopped; fails when Discord refuses it.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>The token that is set; empty when none is, and then Discord is off.</summary>
    /// <exception cref="SettingsException">The token's file cannot be read, or what it holds can't be a token.</exception>
    public static string Token(DiscordOptions options)
    {
        var token = SecretFile.Read(options.Token, options.TokenFile, "Discord:TokenFile");
        if (token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase))
            token = token[4..].Trim();
        if (token.Length == 0 && options.TokenFile.Length > 0)
            throw new SettingsException($"Discord:TokenFile: the first line of {options.TokenFile} is empty; write the bot's token there.");
        if (token.Any(c => c is <= ' ' or > '~'))
            throw new SettingsException(
                "Discord:Token is not a token: it holds blanks or characters that no token has. Copy it again from Discord's "
                    + "developer portal."
            );
        return token;
    }

    /// <summary>Starts the bot. It connects, and goes on trying, by itself.</summary>
    /// <param name="isAlone">Whether no other host can be on the same database.</param>
    public static DiscordHost Start(
        Settings settings,
        string token,
        SqliteCorpus corpus,
        Libraries libraries,
        Fetcher fetcher,
        ServerFeeds feeds,
        ReaderLinks? links,
        ILoggerFactory loggers,
        TimeProvider time,
        bool isAlone = false
    )
    {
        var rest = Client(settings, token, loggers, time);
        var gateway = new DiscordSocketClient(
            new DiscordSocketOptions
            {
                Token = token,
                UserAgent = $"DiscordBot ({Address(settings)}, {Version})",
                InteractionConcurrency = 1_024,
                // One part of the time that a container gives to stop; the queue of questions has the rest.
                StopTimeout = TimeSpan.FromSeconds(2),
            },
            rest.GetGatewayBotAsync,
            time,
            Random.Shared,
            loggers.CreateLogger<DiscordSocketClient>()
        );
        var files = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var bot = new DiscordBot(
            rest,
            gateway,
            files,
            BaseAddress(settings.Discord),
            libraries,
            Store(corpus),
            fetcher,
            Composition.Digests(corpus, settings, loggers.CreateLogger("BriefBot.Models")),
            Options(settings, links, corpus, time) with
            {
                IsAlone = isAlone,
            },
            time,
            loggers,
            feeds
        );
        var host = new DiscordHost(rest, files, bot);
        host.Completion = bot.RunAsync(host._stop.Token);
        return host;
    }

    /// <summary>The server whose articles are those of the terminal and the web page; null for none.</summary>
    /// <exception cref="SettingsException">What is set is no id.</exception>
    public static Snowflake? HomeServer(DiscordOptions options)
    {
        if (options.HomeServer.Length == 0)
            return null;
        return Snowflake.TryParse(options.HomeServer, out var id)
            ? id
            : throw new SettingsException(
                $"Discord:HomeServer: {options.HomeServer} is no server's id; the menu of a server gives it (Copy Server ID, in "
                    + "developer mode)."
            );
    }

    /// <summary>A client for Discord's REST API.</summary>
    public static DiscordRestClient Client(Settings settings, string token, ILoggerFactory loggers, TimeProvider time) =>
        Client(new DiscordRestOptions(), settings, token, loggers, time);

    /// <summary>A client for Discord's REST API that gives up sooner than usual.</summary>
    /// <param name="limit">Longest time for a request, with one attempt more.</param>
    public static DiscordRestClient ImpatientClient(Settings settings, string token, TimeSpan limit, TimeProvider time) =>
        Client(
            new DiscordRestOptions
            {
                AttemptTimeout = limit / 2,
                RequestDeadline = limit,
                MaximumRetries = 1,
                MaximumRateLimitRetries = 1,
            },
            settings,
            token,
            NullLoggerFactory.Instance,
            time
        );

    static DiscordRestClient Client(DiscordRestOptions options, Settings settings, string token, ILoggerFactory loggers, TimeProvider time)
    {
        options.Token = token;
        options.BaseUrl = BaseAddress(settings.Discord);
        options.UserAgentUrl = Address(settings);
        options.UserAgentVersion = Version;
        return new DiscordRestClient(options, null, time, Random.Shared, loggers.CreateLogger<DiscordRestClient>());
    }

    /// <summary>Lets what is at hand finish, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Whoever runs the host has heard of a failure by Completion.
        await Completion.ContinueWith(
            _ => { },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        await Bot.DisposeAsync();
        _rest.Dispose();
        _files.Dispose();
        _stop.Dispose();
    }

    static string Version { get; } =
        typeof(DiscordHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    static Uri Address(Settings settings) => settings.Web.PublicUrl.Length > 0 ? new Uri(settings.Web.PublicUrl) : NoAddress;

    static Uri BaseAddress(DiscordOptions options)
    {
        var address = new Uri(options.ApiBaseUrl.TrimEnd('/') + "/");
        if (address.Scheme is "http" or "https" && address.Query.Length == 0)
            return address;
        throw new SettingsException($"Discord:ApiBaseUrl: {options.ApiBaseUrl} is not an http or https address without a query.");
    }

    static ChatStore Store(SqliteCorpus corpus) =>
        new(
            corpus.Answers,
            corpus.PostedAnswers,
            corpus.Feedback,
            corpus.Conversations,
            corpus.Settings,
            corpus.CorrectedAnswers,
            corpus.Personal,
            corpus.Servers
        );

    static BotOptions Options(Settings settings, ReaderLinks? links, SqliteCorpus corpus, TimeProvider time)
    {
        var models = ModelSettings.Chat(settings.Models);
        var options = Options(settings, links);
        return models.Count == 0
            ? options
            : options with
            {
                AnsweredBy = string.Join(", ", models.Select(model => model.Name)),
                UsedToday = new ModelBudget(corpus.ModelUsage, settings.Models.Budget, time).TodayAsync,
            };
    }

    static BotOptions Options(Settings settings, ReaderLinks? links) =>
        new()
        {
            Version = Version,
            HomeServer = HomeServer(settings.Discord)?.Value,
            ReaderLinks = links,
            ConcurrentQuestions = settings.Discord.ConcurrentQuestions,
            WaitingQuestions = settings.Discord.WaitingQuestions,
            QuestionsPerPerson = settings.Discord.QuestionsPerPerson,
            QuestionsPerServer = settings.Discord.QuestionsPerServer,
            KeepAnswers = settings.Discord.KeepAnswers,
            KeepServersAfterRemoval = settings.Discord.KeepServersAfterRemoval,
        };
}
