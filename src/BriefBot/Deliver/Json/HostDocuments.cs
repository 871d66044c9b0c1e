using BriefBot.Corpus.Privacy;

namespace BriefBot.Deliver.Json;

/// <summary>What was deleted of a person.</summary>
/// <param name="Names">Feeds and schedules that named them.</param>
/// <param name="Erased">False while the database's log still holds it.</param>
sealed record ForgottenDocument(long Questions, long Conversations, long Votes, long Messages, long ModelUsage, long Names, bool Erased)
{
    /// <summary>Of what was deleted.</summary>
    public static ForgottenDocument Of(PersonalCounts counts, bool isErased) =>
        new(counts.Questions, counts.Conversations, counts.Votes, counts.Messages, counts.Usage, counts.Names, isErased);
}

/// <summary>What was found of an installation.</summary>
/// <param name="Sound">False when anything is wrong.</param>
sealed record FindingsDocument(bool Sound, IReadOnlyList<FindingPart> Findings);

/// <summary>What is wrong with the settings, and what was set where.</summary>
/// <param name="Sound">False when anything is wrong.</param>
sealed record SettingsDocument(bool Sound, IReadOnlyList<string> Problems, IReadOnlyList<SettingPart> Settings);

/// <summary>A setting that was set.</summary>
/// <param name="Origin">The file, variable or command line that set it.</param>
sealed record SettingPart(string Key, string Value, string Origin);

/// <summary>Whether a host can answer.</summary>
/// <param name="Status">"ready" or "not ready".</param>
/// <param name="Parts">What was looked at; where something isn't sound, its message says what to do.</param>
sealed record HealthDocument(string Status, IReadOnlyList<FindingPart> Parts);

/// <summary>One thing that was looked at.</summary>
sealed record FindingPart(string Name, bool Sound, string Message);
