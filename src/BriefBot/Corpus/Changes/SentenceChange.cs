using BriefBot.Language;

namespace BriefBot.Corpus.Changes;

/// <summary>What became of a sentence between two versions of an article.</summary>
public enum SentenceFate
{
    /// <summary>It stands in both, here or elsewhere in the text.</summary>
    Unchanged = 0,

    /// <summary>It stands in both in another wording that says the same: quotation marks, a typing error, a sentence cut in two.</summary>
    Reworded = 1,

    /// <summary>It says something else now.</summary>
    Changed = 2,

    /// <summary>Only the later version has it.</summary>
    Added = 3,

    /// <summary>Only the earlier version has it.</summary>
    Removed = 4,
}

/// <summary>One sentence in two versions.</summary>
/// <param name="From">Where it stands in the earlier body; null when it was added.</param>
/// <param name="To">Where it stands in the later body; null when it was removed.</param>
public readonly record struct SentenceChange(SentenceFate Fate, TextSpan? From, TextSpan? To);
