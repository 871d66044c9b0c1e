using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>What a passage's score is made of.</summary>
public enum PassageFeature
{
    /// <summary>How often and how densely the question's words stand in text and title.</summary>
    Words,

    /// <summary>How much of the question stands there at all.</summary>
    Coverage,

    /// <summary>How much of its names.</summary>
    Names,

    /// <summary>Words of the question that stand together.</summary>
    Pairs,

    /// <summary>How new the article is, seen from the day of the question.</summary>
    Recency,

    /// <summary>The year asked for, or another one.</summary>
    Year,

    /// <summary>The article's opening.</summary>
    Lead,

    /// <summary>The outlet that the question names.</summary>
    Outlet,

    /// <summary>How near its meaning is to the question's, as an embedding model sees it.</summary>
    Semantic,

    /// <summary>The day that the question names.</summary>
    Day,

    /// <summary>Names that the best passages have in common, where the question asks for several things.</summary>
    SharedNames,

    /// <summary>What it adds to the passages before it, or repeats of them, where the question asks for several things.</summary>
    Variety,

    /// <summary>Whether it bears on the question, as the reader sees it.</summary>
    Reading,

    /// <summary>Whether it is in another language than the question.</summary>
    OtherLanguage,
}

/// <summary>What one feature adds to a passage's score.</summary>
public sealed record ScorePart(PassageFeature Feature, double Value);

/// <summary>How much each feature of a passage counts.</summary>
public sealed record RankingWeights(
    double Coverage,
    double Names,
    double Pairs,
    double Recency,
    double Year,
    double Lead,
    double Outlet,
    double Semantic
)
{
    /// <summary>For a question that asks for one thing.</summary>
    public static RankingWeights Usual { get; } =
        new(Coverage: 0.5, Names: 0.1, Pairs: 0.15, Recency: 0.5, Year: 0.2, Lead: 0.2, Outlet: 0.1, Semantic: 0.1)
        {
            OtherLanguage = -0.2,
        };

    /// <summary>The same where words are written syllable by syllable, so that two together tell what one doesn't.</summary>
    public static RankingWeights Syllables { get; } = Usual with { Pairs = 0.6 };

    /// <summary>For a question that asks for one thing, in this language.</summary>
    public static RankingWeights Of(TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Writing.HasTellingAccents ? Syllables : Usual;
    }

    /// <summary>
    /// For a question that asks for several. No passage holds more than a part of it, so that all differ less in words; what says nothing
    /// of the part, as how new an article is, would decide if it counted as usual.
    /// </summary>
    /// <param name="best">BM25 of the passage that holds most: what counts beside words counts as shares of it, in long questions as in
    /// short ones.</param>
    public static RankingWeights Several(double best) =>
        new(
            Coverage: 0.4,
            Names: 0.1,
            Pairs: 0.1,
            Recency: 0.05 * best,
            Year: 0.1 * best,
            Lead: 0,
            Outlet: 0.8 * best,
            Semantic: 0.2 * best
        )
        {
            Day = 0.8 * best,
            SharedNames = 0.6 * best,
            OtherLanguage = -0.2 * best,
        };

    /// <summary>See <see cref="PassageFeature.Day"/>.</summary>
    public double Day { get; init; }

    /// <summary>See <see cref="PassageFeature.SharedNames"/>.</summary>
    public double SharedNames { get; init; }

    /// <summary>See <see cref="PassageFeature.OtherLanguage"/>; less than 0.</summary>
    public double OtherLanguage { get; init; }
}

/// <summary>Weighs the passage features.</summary>
static class Ranking
{
    /// <summary>The score by which passages are ranked.</summary>
    public static double Score(PassageFeatures f, RankingWeights w) =>
        f.Bm25
        + w.Coverage * f.Coverage
        + w.Names * f.NameCoverage
        + w.Pairs * f.Pairs
        + w.Recency * f.Recency
        + w.Year * f.Year
        + w.Lead * f.Lead
        + w.Outlet * f.NamedSource
        + w.Semantic * f.Semantic
        + w.Day * f.Day
        + w.SharedNames * f.SharedNames
        + w.OtherLanguage * f.OtherLanguage
        + f.Variety
        + f.Reading;

    /// <summary>The parts that the score is the sum of.</summary>
    public static ScorePart[] Parts(PassageFeatures f, RankingWeights w) =>
        [
            new(PassageFeature.Words, f.Bm25),
            new(PassageFeature.Coverage, w.Coverage * f.Coverage),
            new(PassageFeature.Names, w.Names * f.NameCoverage),
            new(PassageFeature.Pairs, w.Pairs * f.Pairs),
            new(PassageFeature.Recency, w.Recency * f.Recency),
            new(PassageFeature.Year, w.Year * f.Year),
            new(PassageFeature.Lead, w.Lead * f.Lead),
            new(PassageFeature.Outlet, w.Outlet * f.NamedSource),
            new(PassageFeature.Semantic, w.Semantic * f.Semantic),
            new(PassageFeature.Day, w.Day * f.Day),
            new(PassageFeature.SharedNames, w.SharedNames * f.SharedNames),
            new(PassageFeature.OtherLanguage, w.OtherLanguage * f.OtherLanguage),
            new(PassageFeature.Variety, f.Variety),
            new(PassageFeature.Reading, f.Reading),
        ];
}
