using BriefBot.Corpus;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What the form of a message depends on besides its content.</summary>
/// <param name="Corpus">Size and age of what was searched.</param>
/// <param name="Locale">The reader's locale by Discord's code; null for English.</param>
public sealed record AnswerView(CorpusStatistics Corpus, string? Locale = null)
{
    /// <summary>Links to articles as they are stored; null when none are given.</summary>
    public ReaderLinks? ReaderLinks { get; init; }

    /// <summary>Key of the stored answer, for the buttons; null leaves the buttons out.</summary>
    public long? AnswerKey { get; init; }

    /// <summary>Whether only the asker sees it, and may share it: it gets a button for that.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>Whether it gets a button to remove it: all see it, and no message asked that could be deleted.</summary>
    public bool CanRemove { get; init; }

    /// <summary>When it was answered, shown in the reader's own time; null leaves it out.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The words around the content.</summary>
    public Localization Words => Localization.For(Locale);
}
