using BriefBot.Answer.Dialogues;
using BriefBot.Corpus;
using BriefBot.Inference;

namespace BriefBot.Answer;

/// <summary>A question and its limits.</summary>
/// <param name="Text">As asked; 1 to <see cref="MaximumText"/> characters.</param>
/// <param name="Scope">Workspace and filters.</param>
/// <param name="AsOf">The day that "today" means in the question and from which articles are looked back at.</param>
public sealed record Question(string Text, SearchScope Scope, DateOnly AsOf)
{
    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int MaximumText = 1_000;

    /// <summary>Questions that wait for their turn behind this one: the more there are, the less is read for it.</summary>
    public int Waiting { get; init; }

    /// <summary>Only these articles may answer; null for all.</summary>
    public IReadOnlyList<ArticleId>? Articles { get; init; }

    /// <summary>True when <see cref="Articles"/> are known to be about it, as those of one story are: a briefing then takes each of them,
    /// whatever words it is told in.</summary>
    public bool ArticlesAreAboutIt { get; init; }

    /// <summary>What was asked before it in the conversation, and answered, for follow-ups; null when nothing was.</summary>
    public Exchange? Previous { get; init; }

    /// <summary>Who writes: a model's name as configured, or "extractive" for quotes alone; null for whatever is configured.</summary>
    public string? Model { get; init; }

    /// <summary>For whom a model is asked; it isn't told.</summary>
    public ModelAsker Asker { get; init; } = ModelAsker.Nobody;
}
