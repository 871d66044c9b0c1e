using System.Globalization;

namespace BriefBot.Corpus;

/// <summary>Where a publication date comes from.</summary>
public enum DateOrigin
{
    /// <summary>Nothing is known about it.</summary>
    Unknown = 0,

    /// <summary>The article, its page or whoever added it says it.</summary>
    Stated = 1,

    /// <summary>Worked out from constraints (weekday, years mentioned, edition of an event, another article on the same event).</summary>
    Inferred = 2,
}

/// <summary>When an article was published, as far as that is known, and why we think so.</summary>
/// <param name="Day">
/// The day that the outlet prints, which is another one than in UTC where it was evening or early morning; null when not known to the day.
/// </param>
/// <param name="Year">The year; set when <paramref name="Day"/> is, and alone when only the year is known.</param>
/// <param name="Origin">Stated, inferred, or unknown.</param>
/// <param name="Basis">One line for readers: "stated", "inferred: Monday 23 November, not before 2017"; empty when unknown and nothing
/// hints at it.</param>
/// <param name="Time">The instant, when the source states one, with the source's offset. It orders articles; <paramref name="Day"/> dates
/// them.</param>
public sealed record PublicationDate(DateOnly? Day, int? Year, DateOrigin Origin, string Basis, DateTimeOffset? Time = null)
{
    /// <summary>The basis of a date that somebody set by hand.</summary>
    public const string SetByHand = "set by hand";

    /// <summary>True for a date that somebody set by hand.</summary>
    public bool IsByHand => Basis == SetByHand;

    /// <summary>No date and no hint.</summary>
    public static PublicationDate Unknown { get; } = new(null, null, DateOrigin.Unknown, "");

    /// <summary>A date that the source states.</summary>
    public static PublicationDate Stated(DateOnly day, string basis = "stated", DateTimeOffset? time = null) =>
        new(day, day.Year, DateOrigin.Stated, basis, time);

    /// <summary>A date that somebody set by hand; it is as good as stated.</summary>
    public static PublicationDate ByHand(DateOnly? day, int? year, DateTimeOffset? time = null) =>
        new(day, year, DateOrigin.Stated, SetByHand, time);

    /// <summary>A day worked out from constraints.</summary>
    public static PublicationDate Inferred(DateOnly day, string basis) => new(day, day.Year, DateOrigin.Inferred, basis);

    /// <summary>A year worked out from constraints, the day staying open.</summary>
    public static PublicationDate InferredYear(int year, string basis) => new(null, year, DateOrigin.Inferred, basis);

    /// <summary>Undecided between several days; the basis names them.</summary>
    public static PublicationDate Open(string basis) => new(null, null, DateOrigin.Unknown, basis);

    /// <summary>
    /// The date of a new version, which a former version may know better: a version that states no date doesn't undate its article, and one
    /// that gives the same instant in UTC doesn't take the outlet's own day from it.
    /// </summary>
    public PublicationDate Or(PublicationDate former)
    {
        ArgumentNullException.ThrowIfNull(former);
        var isInUtc = Time is { Offset.Ticks: 0 } instant && Day == DateOnly.FromDateTime(instant.UtcDateTime);
        if (isInUtc && former.Time == Time)
            return former;
        if (former.Year is null || (Origin == DateOrigin.Stated && (Day is not null || Year != former.Year)))
            return this;
        if (former.Origin == DateOrigin.Stated)
            return former;
        return Day is not null || (Year is not null && former.Day is null) ? this : former;
    }

    /// <summary>
    /// Where it stands in time, in seconds since 1970 in UTC: its instant, noon of its day where only that is known; null without a day.
    /// </summary>
    public long? Order =>
        Time?.ToUnixTimeSeconds() ?? (Day is { } day ? new DateTimeOffset(day, Noon, TimeSpan.Zero).ToUnixTimeSeconds() : null);

    static readonly TimeOnly Noon = new(12, 0);

    /// <summary>ISO 8601: a day ("2020-11-23"), a year ("2020"), or null.</summary>
    public string? Iso => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Year?.ToString("0000", CultureInfo.InvariantCulture);
}
