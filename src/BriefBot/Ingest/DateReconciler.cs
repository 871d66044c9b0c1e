using BriefBot.Corpus;

namespace BriefBot.Ingest;

/// <summary>
/// After an ingest: dates the articles that stayed undated by others on the same edition of an event, and anew where those were dated
/// otherwise since.
/// </summary>
public sealed class DateReconciler(ICorpus corpus)
{
    /// <summary>Most undated articles looked at in one run; the newest stored come first.</summary>
    public const int MostArticles = 2_000;

    /// <summary>Goes over a workspace.</summary>
    /// <returns>The articles that have a year now and had none.</returns>
    public async Task<IReadOnlyList<ReconciledDate>> ReconcileAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        var dated = new List<ReconciledDate>();
        var byOrdinal = new Dictionary<int, IReadOnlyList<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)>>();
        foreach (var (article, editions) in await corpus.UndatedAsync(workspace, MostArticles, cancellation))
        {
            var isTied = EditionTies.Gave(article.Published);
            if ((article.Published.Year is not null && !isTied) || editions.Count == 0)
                continue;
            var others = new List<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)>();
            foreach (var ordinal in editions.Select(e => e.Ordinal).Distinct())
            {
                if (!byOrdinal.TryGetValue(ordinal, out var named))
                    byOrdinal[ordinal] = named = await corpus.ByEditionAsync(workspace, ordinal, cancellation);
                others.AddRange(named.Where(o => o.Article.Id != article.Id && Dates(o.Article.Published)));
            }
            var published = EditionTies.Decide(editions, others) ?? (isTied ? PublicationDate.Unknown : article.Published);
            if (published == article.Published)
                continue;
            await corpus.SetPublishedAsync(workspace, article.Id, published, cancellation);
            if (published.Year is not null)
                dated.Add(new ReconciledDate(article.Id, article.Title, published));
        }
        return dated;
    }

    static bool Dates(PublicationDate published) => published.Year is not null && !EditionTies.Gave(published);
}
