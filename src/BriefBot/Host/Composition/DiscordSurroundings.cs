using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Web;
using BriefBot.Discord;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Host.Composition;

/// <summary>What the bot on Discord works with.</summary>
/// <param name="Rest">Discord's REST API.</param>
/// <param name="Gateway">Discord's gateway.</param>
/// <param name="Files">Reads files that people attach.</param>
/// <param name="Api">Base address of Discord's API.</param>
/// <param name="Libraries">The articles.</param>
/// <param name="Topics">Saved topics.</param>
/// <param name="Kept">What is kept beside the articles.</param>
/// <param name="Fetcher">Reads pages whose address people give.</param>
/// <param name="Digests">Puts together what is posted by itself.</param>
/// <param name="Posted">When and where that is, and what became of it.</param>
/// <param name="Feeds">Where articles come from by themselves.</param>
/// <param name="Options">How the bot behaves.</param>
/// <param name="Sessions">Keeps the gateway's sessions.</param>
/// <param name="Chat">Where they are kept, and the servers that the bot is in.</param>
/// <param name="Part">Which servers are this host's.</param>
/// <param name="Time">Tells the time.</param>
/// <param name="Loggers">Make a log for each part.</param>
/// <param name="Links">Where other hosts' part is reached; null where there is none.</param>
sealed record DiscordSurroundings(
    DiscordRestClient Rest,
    DiscordSocketClient Gateway,
    HttpMessageInvoker Files,
    Uri Api,
    Libraries Libraries,
    TopicStore Topics,
    ChatStore Kept,
    Fetcher Fetcher,
    DigestDesk Digests,
    DigestStore Posted,
    ServerFeeds Feeds,
    BotOptions Options,
    GatewaySessions Sessions,
    ChatSessions Chat,
    ShardId Part,
    TimeProvider Time,
    ILoggerFactory Loggers,
    SliceLinks? Links = null
)
{
    /// <summary>Those that the settings ask for.</summary>
    /// <param name="token">The bot's token.</param>
    /// <param name="links">Links to articles as they are stored; null for none.</param>
    /// <param name="aloneSince">From when on no other host can be on the same database, as the clock measures time passed; null where
    /// others may be.</param>
    /// <param name="maySend">Asked before each request; null for always.</param>
    /// <param name="part">Which servers are this host's; null for all.</param>
    /// <param name="turns">What the hosts of the cluster take in turn; null where this one is alone.</param>
    /// <param name="others">Where other hosts' part is reached; null where there is none.</param>
    /// <exception cref="SettingsException">A setting isn't usable.</exception>
    public static DiscordSurroundings Of(
        Settings settings,
        string token,
        SqliteStores stores,
        Libraries libraries,
        Fetcher fetcher,
        ServerFeeds feeds,
        ReaderLinks? links,
        ILoggerFactory loggers,
        TimeProvider time,
        long? aloneSince = null,
        Func<bool>? maySend = null,
        ShardId? part = null,
        SharedTurns? turns = null,
        SliceLinks? others = null
    )
    {
        var own = part ?? ShardId.Only;
        var shared = turns is null ? null : new SharedDiscordLimits(turns);
        var rest = DiscordClients.Rest(settings, token, own.Count, shared, loggers, time, maySend);
        var sessions = new GatewaySessions(stores.Chat);
        return new(
            rest,
            DiscordClients.Gateway(settings, token, rest, own, shared, sessions, loggers, time),
            new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }),
            DiscordSettings.BaseAddress(settings.Discord),
            libraries,
            stores.Topics,
            Store(stores),
            fetcher,
            DigestParts.Desk(stores, settings, loggers.CreateLogger("BriefBot.Models")),
            DigestParts.Store(stores),
            feeds,
            Behaviour(settings, links, stores.ModelUsage, time) with
            {
                AloneSince = aloneSince,
            },
            sessions,
            stores.Chat,
            own,
            time,
            loggers,
            others
        );
    }

    static ChatStore Store(SqliteStores stores) =>
        new(
            stores.Answers,
            stores.PostedAnswers,
            stores.Feedback,
            stores.Conversations,
            stores.Settings,
            stores.CorrectedAnswers,
            stores.Personal,
            stores.Servers
        );

    static BotOptions Behaviour(Settings settings, ReaderLinks? links, ModelUsageStore usage, TimeProvider time)
    {
        var models = ModelSettings.Chat(settings.Models);
        var options = Behaviour(settings, links);
        return models.Count == 0
            ? options
            : options with
            {
                AnsweredBy = string.Join(", ", models.Select(model => model.Name)),
                UsedToday = new ModelBudget(usage, settings.Models.Budget, time).TodayAsync,
            };
    }

    static BotOptions Behaviour(Settings settings, ReaderLinks? links) =>
        new()
        {
            Version = DiscordSettings.Version,
            HomeServer = DiscordSettings.HomeServer(settings.Discord)?.Value,
            ReaderLinks = links,
            ConcurrentQuestions = settings.Discord.ConcurrentQuestions,
            WaitingQuestions = settings.Discord.WaitingQuestions,
            QuestionsPerPerson = settings.Discord.QuestionsPerPerson,
            QuestionsPerServer = settings.Discord.QuestionsPerServer,
            KeepAnswers = settings.Discord.KeepAnswers,
            KeepServersAfterRemoval = settings.Discord.KeepServersAfterRemoval,
        };
}
