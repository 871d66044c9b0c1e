using BriefBot.Corpus;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>A passage that retrieval ranked.</summary>
/// <param name="Score">Larger is better; comparable within one answer only.</param>
public sealed record RankedPassage(Passage Passage, double Score)
{
    // Passages that a reply tells of at most.
    const int Most = 10;

    /// <summary>The id that the input gave, else the article's own.</summary>
    public string Document => Passage.Article.ExternalId ?? Passage.Article.Id.ToString();

    /// <summary>The best of what was found, as a reply tells of them.</summary>
    internal static List<RankedPassage> Best(Retrieval retrieval) =>
        [.. retrieval.Passages.Take(Most).Select(passage => new RankedPassage(passage.Passage, passage.Score))];
}
