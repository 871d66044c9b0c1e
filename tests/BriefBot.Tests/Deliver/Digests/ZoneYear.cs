namespace BriefBot.Tests.Deliver.Digests;

/// <summary>What a time zone's clocks do in 2026, written down by hand: what the library computes is held against it.</summary>
/// <param name="Winter">Offset outside <paramref name="SummerFrom"/> to <paramref name="SummerTo"/>, in minutes.</param>
/// <param name="Summer">Offset within; where summer spans the new year, the two are exchanged.</param>
sealed record ZoneYear(string Zone, string At, int Winter, int Summer, string? SummerFrom, string? SummerTo)
{
    /// <summary>Twelve zones, each at a time of day that its clocks skip or repeat where they do either.</summary>
    public static IReadOnlyList<ZoneYear> All { get; } =
    [
        new("Europe/Berlin", "02:30", 60, 120, "2026-03-29T01:00Z", "2026-10-25T01:00Z"),
        new("Europe/London", "01:30", 0, 60, "2026-03-29T01:00Z", "2026-10-25T01:00Z"),
        new("America/New_York", "02:30", -300, -240, "2026-03-08T07:00Z", "2026-11-01T06:00Z"),
        new("America/Los_Angeles", "01:30", -480, -420, "2026-03-08T10:00Z", "2026-11-01T09:00Z"),
        new("America/St_Johns", "07:00", -210, -150, "2026-03-08T05:30Z", "2026-11-01T04:30Z"),
        new("Africa/Cairo", "00:15", 120, 180, "2026-04-23T22:00Z", "2026-10-29T21:00Z"),
        new("Asia/Beirut", "00:00", 120, 180, "2026-03-28T22:00Z", "2026-10-24T21:00Z"),
        new("Asia/Kolkata", "08:00", 330, 330, null, null),
        new("Australia/Sydney", "02:30", 660, 600, "2026-04-04T16:00Z", "2026-10-03T16:00Z"),
        new("Australia/Lord_Howe", "02:15", 660, 630, "2026-04-04T15:00Z", "2026-10-03T15:30Z"),
        new("Pacific/Auckland", "02:30", 780, 720, "2026-04-04T14:00Z", "2026-09-26T14:00Z"),
        new("Pacific/Chatham", "03:00", 825, 765, "2026-04-04T14:00Z", "2026-09-26T14:00Z"),
    ];

    public TimeOnly Time => TimeOnly.Parse(At, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>When this time of day comes on a local day: at the first of two, or at the end of a gap.</summary>
    public DateTimeOffset On(DateOnly day)
    {
        var local = new DateTimeOffset(day.ToDateTime(Time), TimeSpan.Zero);
        var found = new[] { Winter, Summer }
            .Select(offset => (Offset: offset, Instant: local.AddMinutes(-offset)))
            .Where(one => Offset(one.Instant) == one.Offset)
            .Select(one => one.Instant)
            .ToList();
        if (found.Count > 0)
            return found.Min();
        return new[] { Parse(SummerFrom!), Parse(SummerTo!) }.MinBy(change =>
            (change - local.AddMinutes(-Math.Min(Winter, Summer))).Duration()
        );
    }

    int Offset(DateTimeOffset at) => SummerFrom is null || at < Parse(SummerFrom) || at >= Parse(SummerTo!) ? Winter : Summer;

    static DateTimeOffset Parse(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
