using BriefBot.Answer.Judge.Written;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using Microsoft.Extensions.AI;

namespace BriefBot.Answer.Writing;

/// <summary>What a model is to write, and from what.</summary>
/// <param name="Prompt">Answers, briefs or digests.</param>
/// <param name="Subject">The question, topic or title.</param>
/// <param name="AsOf">The day that "today" means.</param>
/// <param name="Sources">The sentences that it may cite, the most telling first; at most <see cref="MaxSources"/>.</param>
/// <param name="Limit">Most sentences to write.</param>
sealed record WritingTask(PromptTemplate Prompt, string Subject, DateOnly AsOf, IReadOnlyList<CitedSentence> Sources, int Limit)
{
    /// <summary>Most sentences that are given to a model.</summary>
    public const int MaxSources = 16;

    /// <summary>For whom.</summary>
    public ModelAsker Asker { get; init; } = ModelAsker.Nobody;

    /// <summary>The only model to ask, by its configured name; null for all in their order.</summary>
    public string? Model { get; init; }

    /// <summary>Primary BCP 47 tag of the language to write in; null where sentences are checked as English whatever they are.</summary>
    public string? Language { get; init; }

    /// <summary>Functions with which the model may add to the sources, given the line that stands around what others wrote; null for
    /// none.</summary>
    public Func<string, IReadOnlyList<AIFunction>>? Tools { get; init; }
}

/// <summary>A sentence that may be shown.</summary>
/// <param name="Sources">What it cites, at least one, in the order of its marks.</param>
sealed record AcceptedSentence(string Text, IReadOnlyList<CitedSentence> Sources, SentenceOrigin Origin)
{
    /// <summary>As in <see cref="WrittenSentence.TranslatedFrom"/>.</summary>
    public string? TranslatedFrom { get; init; }
}

/// <summary>What came of a task.</summary>
/// <param name="Sentences">Empty unless the outcome is <see cref="WritingOutcome.Written"/>.</param>
sealed record WritingResult(IReadOnlyList<AcceptedSentence> Sentences, WritingReport Report);
