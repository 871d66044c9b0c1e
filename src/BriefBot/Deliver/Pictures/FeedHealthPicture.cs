using System.Globalization;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Pictures;

/// <summary>
/// Draws how feeds did in the last two weeks, as far as that is kept of them: when each was read last, and since when it fails. What lies
/// before isn't known, and not drawn.
/// </summary>
public static class FeedHealthPicture
{
    const int Days = 14;
    const int LongestReason = 80;

    /// <summary>The picture; feeds in trouble stand first.</summary>
    /// <param name="feeds">Those that are followed.</param>
    /// <param name="now">The instant at which the picture ends.</param>
    public static Drawing Of(IReadOnlyList<Feed> feeds, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var chart = new Chart("Feeds in the last two weeks");
        var ordered = feeds
            .OrderByDescending(feed => Rank(feed.State))
            .ThenBy(feed => feed.FailingSince)
            .ThenBy(feed => feed.Title, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var feed in ordered.Take(Chart.MostRows))
            Draw(chart, feed, now);
        var rest = ordered.Skip(Chart.MostRows).ToList();
        if (rest.Count > 0)
        {
            var y = chart.Row(LabelText.Count(rest.Count, "other feed", "other feeds"), hasLine: false);
            var failing = rest.Count(feed => feed.State is FeedState.Failing or FeedState.Dead);
            chart.Add(new Shape.Label(Tone.Faint, Chart.Left, y + 4, failing == 0 ? "none failing" : $"{failing} failing"));
        }
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        chart.Axis(new DayScale(DateOnly.FromDateTime(now.AddDays(-Days).UtcDateTime), today, Chart.Left, Chart.Right));
        chart.Legend([
            ((x, y) => new Shape.Circle(Tone.Good, x, y, 5), "last read"),
            (Chart.Square(Tone.Bad), "failing"),
            (Chart.Square(Tone.Idle), "paused"),
        ]);
        return chart.End(Told(ordered, now));
    }

    static void Draw(Chart chart, Feed feed, DateTimeOffset now)
    {
        var y = chart.Row(feed.Title);
        if (feed.State == FeedState.Paused)
            chart.Add(new Shape.Box(Tone.Idle, Chart.Right - 8, y - 4, 8, 8));
        else if (feed.State != FeedState.Ok && (feed.FailingSince ?? feed.LastAttempt) is { } since)
        {
            var from = Math.Min(X(since, now), Chart.Right - 8);
            chart.Add(new Shape.Box(Tone.Bad, from, y - 4, Chart.Right - from, 8));
        }
        if (feed.LastSuccess is { } last && last > now.AddDays(-Days))
            chart.Add(new Shape.Circle(Tone.Good, X(last, now), y, 5));
        else
            chart.Add(new Shape.Label(Tone.Faint, Chart.Left + 4, y - 4, feed.LastSuccess is null ? "not read yet" : "read before"));
    }

    static double X(DateTimeOffset instant, DateTimeOffset now) =>
        Chart.Right - (Chart.Right - Chart.Left) * Math.Clamp((now - instant).TotalDays / Days, 0, 1);

    static IEnumerable<string> Told(List<Feed> feeds, DateTimeOffset now)
    {
        var states = feeds
            .CountBy(feed => feed.State)
            .OrderBy(state => state.Key)
            .Select(state => string.Create(CultureInfo.InvariantCulture, $"{state.Value:N0} {FeedWords.State(state.Key)}"));
        yield return $"{LabelText.Count(feeds.Count, "feed", "feeds")} at {FeedWords.Instant(now)}: {string.Join(", ", states)}.";
        foreach (var feed in feeds.Where(feed => feed.State is FeedState.Failing or FeedState.Dead).Take(Chart.MostRows))
            yield return $"{LabelText.Fit(feed.Title, 60)}: {FeedWords.State(feed.State)}"
                + $"{(feed.FailingSince is { } since ? $" since {FeedWords.Instant(since)}" : "")}"
                + $"{(feed.Reason is { } reason ? $", {LabelText.Fit(reason, LongestReason)}" : "")}.";
    }

    static int Rank(FeedState state) =>
        state switch
        {
            FeedState.Dead => 3,
            FeedState.Failing => 2,
            FeedState.Ok => 1,
            _ => 0,
        };
}
