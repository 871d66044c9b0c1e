using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Web;
using BriefBot.Host.Telemetry;
using BriefBot.Host.Web.Administration;

namespace BriefBot.Host.Web;

/// <summary>What the web pages show and keep beside articles; each part may be missing.</summary>
sealed record WebParts
{
    /// <summary>Where articles come from by themselves.</summary>
    public FeedStore? Feeds { get; init; }

    /// <summary>When digests are posted.</summary>
    public ScheduleStore? Schedules { get; init; }

    /// <summary>What became of digests.</summary>
    public DigestOutbox? Outbox { get; init; }

    /// <summary>Opens what signed links lead to.</summary>
    public ReaderLinks? Links { get; init; }

    /// <summary>Where answers are kept; without, they aren't.</summary>
    public KeptAnswers? Answers { get; init; }

    /// <summary>Looks whether the host can answer; without, the host looks at its articles alone.</summary>
    public HostHealth? Health { get; init; }

    /// <summary>Offers metrics.</summary>
    public HostTelemetry? Telemetry { get; init; }

    /// <summary>What administration in the browser works on; without, there is none.</summary>
    public AdministrationParts? Administration { get; init; }

    /// <summary>Signs managers of servers in through Discord; without, only the token opens the pages.</summary>
    public SignIn.DiscordSignIn? SignIn { get; init; }

    /// <summary>Where log-ins are kept; without, they end with the process.</summary>
    public WebSessionStore? Sessions { get; init; }
}
