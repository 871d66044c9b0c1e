namespace BriefBot.Corpus.Stories;

/// <summary>How much a stem tells: the more the fewer articles hold it.</summary>
/// <param name="articles">Articles that were counted, the one that is weighed among them.</param>
/// <param name="articlesWith">How many of them hold a stem, 1 and up.</param>
/// <remarks>
/// Inverse document frequency, as if 200 articles without news had been read before, a tenth of them holding each everyday word: the
/// first articles of a corpus are weighed as sensibly as later ones.
/// </remarks>
public sealed class StemWeights(long articles, Func<uint, long> articlesWith)
{
    const double ArticlesBefore = 200;
    const double ShareOfCommon = 0.1;
    const double Smoothing = 0.5;

    // What no other article holds makes no two alike, only the vector longer: halved, so that a detail more doesn't part two reports.
    const double OnlyHere = 0.5;
    const double Number = 1.5;

    /// <summary>Weights of a corpus in which each of these articles stands once.</summary>
    public static StemWeights Of(IReadOnlyCollection<StoryWords> articles)
    {
        var counts = new Dictionary<uint, long>();
        foreach (var stem in articles.SelectMany(article => article.Stems))
            counts[stem] = counts.GetValueOrDefault(stem) + 1;
        return new(articles.Count, stem => counts[stem]);
    }

    /// <summary>The weight of a stem, 0 and up.</summary>
    public double Of(uint stem)
    {
        var with = articlesWith(stem);
        var expected = with + Smoothing + (StoryTerms.IsCommon(stem) ? ArticlesBefore * ShareOfCommon : 0);
        var weight = Math.Max(0, Math.Log((articles + ArticlesBefore) / expected));
        if (with <= 1)
            weight *= OnlyHere;
        return StoryTerms.IsNumber(stem) ? weight * Number : weight;
    }
}
