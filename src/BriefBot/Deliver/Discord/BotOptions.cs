using BriefBot.Deliver.Web;

namespace BriefBot.Deliver.Discord;

/// <summary>How the bot behaves.</summary>
public sealed record BotOptions
{
    /// <summary>Version of this program, shown by /status.</summary>
    public string Version { get; init; } = "";

    /// <summary>Who answers, shown by /status: "extractive", or the models in their order.</summary>
    public string AnsweredBy { get; init; } = Answer.ExtractiveWriter.Name;

    /// <summary>What models used today, in words; null when none is configured.</summary>
    public Func<CancellationToken, ValueTask<string>>? UsedToday { get; init; }

    /// <summary>Server whose workspace is that of the terminal and the web page; null for none.</summary>
    public ulong? HomeServer { get; init; }

    /// <summary>Links to articles as they are stored; null when no web address is configured, and then none are given.</summary>
    public ReaderLinks? ReaderLinks { get; init; }

    /// <summary>Questions answered at the same time, 1 and up.</summary>
    public int ConcurrentQuestions { get; init; } = 4;

    /// <summary>Questions that may wait for that; further ones are politely refused.</summary>
    public int WaitingQuestions { get; init; } = 200;

    /// <summary>From when on no other host can be on the same database, as a lock or a lease sees to, by the clock's measure of time
    /// passed; null where others may be.</summary>
    public long? AloneSince { get; init; }

    /// <summary>Questions that one person may ask in a minute.</summary>
    public int QuestionsPerPerson { get; init; } = 12;

    /// <summary>Questions that one server may ask in a minute.</summary>
    public int QuestionsPerServer { get; init; } = 120;

    /// <summary>How long answers are kept for /why, Sources and votes.</summary>
    public TimeSpan KeepAnswers { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long what a server has is kept after it removed the bot.</summary>
    public TimeSpan KeepServersAfterRemoval { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a follow-up may lean on the question before it.</summary>
    public TimeSpan ConversationLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long questions at hand may take to finish when the host stops; those left are called off.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the notices to those called off may take after that; what isn't said by then stays unsaid.</summary>
    public TimeSpan NoticesWithin { get; init; } = TimeSpan.FromSeconds(3);
}
