using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Deliver.Web;

/// <summary>What a reader of an old version should know of the current one.</summary>
/// <param name="Current">The current version.</param>
/// <param name="Cited">What became of the cited sentence; null when none is cited.</param>
/// <param name="Now">What stands in its place; null when nothing does.</param>
public sealed record NewerVersion(Article Current, CitedFate? Cited, string? Now)
{
    /// <summary>What a version's reader should know; null for the current version.</summary>
    public static NewerVersion? Of(Article read, Article? current, TextSpan? cited)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (current is null || current.Version <= read.Version)
            return null;
        if (cited is not { } span || span.Start < 0 || span.End > read.Body.Length || span.Length <= 0)
            return new(current, null, null);
        var fate = ArticleDifference.Between(read.Body, current.Body, current.Language).Of(span);
        return new(current, fate, fate.To is { } to ? current.Body[to.Start..to.End] : null);
    }
}
