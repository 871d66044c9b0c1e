using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Answering;

/// <summary>A quote's place in an answer that is kept.</summary>
sealed record ShownCitation(int Number, long Article, int Version, int Start, int End, string Sha256)
{
    /// <summary>Of what was cited.</summary>
    public static ShownCitation Of(CitedSource source) =>
        new(
            source.Number,
            source.Citation.Article.Value,
            source.Citation.Version,
            source.Citation.Start,
            source.Citation.End,
            source.Citation.Sha256
        );

    /// <summary>The quotes, read from the corpus again; those that no longer stand there as they did are left out.</summary>
    public static async Task<IReadOnlyList<CitedSource>> ReadAsync(
        IReadOnlyList<ShownCitation> citations,
        Library library,
        CancellationToken cancellation
    )
    {
        var sources = new List<CitedSource>(citations.Count);
        foreach (var shown in citations)
        {
            var article = await library.Corpus.FindAsync(library.Workspace, new ArticleId(shown.Article), shown.Version, cancellation);
            if (article is null || shown.Start < 0 || shown.End > article.Body.Length || shown.End <= shown.Start)
                continue;
            var citation = Citation.Of(article, shown.Start, shown.End);
            if (citation.Sha256 == shown.Sha256)
                sources.Add(new CitedSource(shown.Number, citation, article.Body[shown.Start..shown.End], article));
        }
        return sources;
    }
}
