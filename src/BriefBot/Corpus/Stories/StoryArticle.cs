namespace BriefBot.Corpus.Stories;

/// <summary>An article as grouping sees it.</summary>
/// <param name="Day">Publication day as a number of days, null when unknown.</param>
public sealed record StoryArticle(StoryVector Vector, int? Day)
{
    /// <summary>Likeness that is nothing: below it two articles are as good as unrelated.</summary>
    public const double Negligible = 0.03;

    /// <summary>Days between two articles at which even equal words are not alike any more; 7.</summary>
    public static int MostDaysApart { get; } = (int)(DaysToFade * -Math.Log(Negligible));

    // On public sets 2 to 3 days change the result by 0.02 at most, each set the other way.
    const double DaysToFade = 2;

    // Nothing is known about the days of an undated article; half a day keeps it a little behind one of the same day.
    const double DaysWhenUnknown = 0.5;

    /// <summary>How alike two articles are, 0–1: in words, the less the more days lie between them.</summary>
    public double Likeness(StoryArticle other)
    {
        var days = Day is { } mine && other.Day is { } others ? Math.Abs(mine - others) : DaysWhenUnknown;
        return days > MostDaysApart ? 0 : Vector.Cosine(other.Vector) * Math.Exp(-days / DaysToFade);
    }
}
