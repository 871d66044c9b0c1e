namespace BriefBot.Retrieve;

/// <summary>What is known of a passage against a question. All but <see cref="Bm25"/> and <see cref="Semantic"/> lie in 0 to 1, year
/// agreement in −1 to 1.</summary>
/// <param name="Bm25">BM25 over title and text divided by the question's total weight: 0 for nothing, above 1 for everything,
/// often.</param>
/// <param name="Coverage">Share of the question's weight that stands in text or title.</param>
/// <param name="NameCoverage">Share of the weight of its proper names; 1 when it has none.</param>
/// <param name="TitleCoverage">Share of the question's weight that stands in the title.</param>
/// <param name="Pairs">Share of neighbouring terms that stand close together in the passage.</param>
/// <param name="Recency">1 for an article of the as-of date, less with every day before it.</param>
/// <param name="Year">1 when text or date has a year asked for, −1 when they have another, 0 when nothing is asked or known.</param>
/// <param name="NamedSource">1 when the question names the article's outlet.</param>
/// <param name="Lead">1 for the first passage of an article.</param>
public readonly record struct PassageFeatures(
    double Bm25,
    double Coverage,
    double NameCoverage,
    double TitleCoverage,
    double Pairs,
    double Recency,
    double Year,
    double NamedSource,
    double Lead
)
{
    /// <summary>How much nearer the passage's meaning is to the question's than that of the others looked at, in standard deviations, −2 to
    /// 3; 0 when it isn't known.</summary>
    public double Semantic { get; init; }

    /// <summary>1 when it was published on a day that the question names; only told where the question asks for several things.</summary>
    public double Day { get; init; }

    /// <summary>Share of the names that the best passages have in common, 0 to 1; only told where the question asks for several
    /// things.</summary>
    public double SharedNames { get; init; }

    /// <summary>
    /// More than 0 for the first passage of an outlet that is named or of a part, less for what passages before it hold as well; only told
    /// where the question asks for several things.
    /// </summary>
    public double Variety { get; init; }

    /// <summary>1 when it is in another language than the one that the question shows.</summary>
    public double OtherLanguage { get; init; }

    /// <summary>What reading adds; 0 where it wasn't read.</summary>
    public double Reading { get; init; }
}
