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
}

/// <summary>What one feature adds to a passage's score.</summary>
public sealed record ScorePart(PassageFeature Feature, double Value);

/// <summary>Weights of the passage features.</summary>
static class Ranking
{
    const double Coverage = 0.5;
    const double Names = 0.1;
    const double Pairs = 0.15;
    const double Recency = 0.5;
    const double Year = 0.2;
    const double Lead = 0.2;
    const double Outlet = 0.1;
    const double Semantic = 0.1;

    /// <summary>The score by which passages are ranked.</summary>
    public static double Score(PassageFeatures f) =>
        f.Bm25 + Coverage * f.Coverage + Names * f.NameCoverage + Pairs * f.Pairs + Recency * f.Recency + Year * f.Year + Lead * f.Lead + Outlet * f.NamedSource + Semantic * f.Semantic;

    /// <summary>The parts that the score is the sum of.</summary>
    public static ScorePart[] Parts(PassageFeatures f) =>
    [
        new(PassageFeature.Words, f.Bm25),
        new(PassageFeature.Coverage, Coverage * f.Coverage),
        new(PassageFeature.Names, Names * f.NameCoverage),
        new(PassageFeature.Pairs, Pairs * f.Pairs),
        new(PassageFeature.Recency, Recency * f.Recency),
        new(PassageFeature.Year, Year * f.Year),
        new(PassageFeature.Lead, Lead * f.Lead),
        new(PassageFeature.Outlet, Outlet * f.NamedSource),
        new(PassageFeature.Semantic, Semantic * f.Semantic),
    ];
}
