using BriefBot.Corpus.Digests;
using NodaTime;
using NodaTime.TimeZones;

namespace BriefBot.Deliver.Digests;

/// <summary>A digest that is due.</summary>
/// <param name="Day">The local day.</param>
/// <param name="At">The instant.</param>
public readonly record struct Due(DateOnly Day, DateTimeOffset At);

/// <summary>When local times of day come, by the IANA time zone database that comes with NodaTime.</summary>
/// <remarks>
/// A time that a day doesn't have, because clocks are put forward over it, comes at the first instant after the gap; one that a day has
/// twice comes at the first of them.
/// </remarks>
public static class LocalTimes
{
    /// <summary>Most days that are looked back over.</summary>
    public const int MostDays = 400;

    static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    static readonly Lazy<Dictionary<string, string>> ByName = new(() =>
        DateTimeZoneProviders.Tzdb.Ids.ToDictionary(id => id, id => id, StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>All names of time zones, in alphabetical order.</summary>
    public static IReadOnlyList<string> Zones { get; } = [.. DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal)];

    /// <summary>A time zone's name as the database writes it, case ignored; null when there is none of that name.</summary>
    public static string? Zone(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return ByName.Value.GetValueOrDefault(written.Trim().Replace(' ', '_'));
    }

    /// <summary>The local day at an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb[zone]).Date.ToDateOnly();

    /// <summary>What is due after one instant and up to another, in order; of the last <see cref="MostDays"/> days only.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such time zone.</exception>
    public static IEnumerable<Due> Between(DateTimeOffset after, DateTimeOffset upTo, TimeOnly at, Weekdays days, string zone)
    {
        var first = Day(after, zone).AddDays(-1);
        var last = Day(upTo, zone).AddDays(1);
        if (last.DayNumber - first.DayNumber > MostDays)
            first = last.AddDays(-MostDays);
        return Through(first, last, at, days, zone).Where(due => due.At > after && due.At <= upTo);
    }

    /// <summary>What is due next after an instant.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such time zone.</exception>
    public static Due Next(DateTimeOffset after, TimeOnly at, Weekdays days, string zone)
    {
        var first = Day(after, zone).AddDays(-1);
        return Through(first, first.AddDays(20), at, days, zone).First(due => due.At > after);
    }

    static IEnumerable<Due> Through(DateOnly first, DateOnly last, TimeOnly at, Weekdays days, string zone)
    {
        var rules = DateTimeZoneProviders.Tzdb[zone];
        var time = new LocalTime(at.Hour, at.Minute);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!days.HasFlag(Of(day.DayOfWeek)))
                continue;
            yield return new(day, rules.ResolveLocal(LocalDate.FromDateOnly(day) + time, Resolver).ToDateTimeOffset().ToUniversalTime());
        }
    }

    static Weekdays Of(DayOfWeek day) => day == DayOfWeek.Sunday ? Weekdays.Sunday : (Weekdays)(1 << ((int)day - 1));
}
