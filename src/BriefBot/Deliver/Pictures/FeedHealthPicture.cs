using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

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
    /// <param name="words">In the reader's language.</param>
    public static Drawing Of(IReadOnlyList<Feed> feeds, DateTimeOffset now, Localization words)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        ArgumentNullException.ThrowIfNull(words);
        var chart = new Chart(words[PictureTerm.FeedHealthTitle], words);
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
            var y = chart.Row(words.Count(rest.Count, PictureTerm.OneOtherFeed, PictureTerm.OtherFeeds), hasLine: false);
            var failing = rest.Count(feed => feed.State is FeedState.Failing or FeedState.Dead);
            var told = failing == 0 ? words[PictureTerm.NoneFailing] : words.With(PictureTerm.SomeFailing, words.Number(failing));
            chart.Add(new Shape.Label(Tone.Faint, Chart.Left, y + 4, told));
        }
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        chart.Axis(new DayScale(DateOnly.FromDateTime(now.AddDays(-Days).UtcDateTime), today, Chart.Left, Chart.Right));
        chart.Legend([
            ((x, y) => new Shape.Circle(Tone.Good, x, y, 5), words[PictureTerm.MarkRead]),
            (Chart.Square(Tone.Bad), words[ReplyTerm.StateFailing]),
            (Chart.Square(Tone.Idle), words[ReplyTerm.StatePaused]),
        ]);
        return chart.End(Told(ordered, now, words));
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
        {
            var read = chart.Words[feed.LastSuccess is null ? PictureTerm.NotReadYet : PictureTerm.ReadBefore];
            chart.Add(new Shape.Label(Tone.Faint, Chart.Left + 4, y - 4, read));
        }
    }

    static double X(DateTimeOffset instant, DateTimeOffset now) =>
        Chart.Right - (Chart.Right - Chart.Left) * Math.Clamp((now - instant).TotalDays / Days, 0, 1);

    static IEnumerable<string> Told(List<Feed> feeds, DateTimeOffset now, Localization words)
    {
        var states = feeds
            .CountBy(feed => feed.State)
            .OrderBy(state => state.Key)
            .Select(state => $"{words.Number(state.Value)} {FeedWords.State(state.Key, words)}");
        var all = feeds.Count == 1 ? words[PageTerm.OneFeed] : words.With(PageTerm.Feeds, words.Number(feeds.Count));
        yield return words.With(PictureTerm.FeedsTold, all, FeedWords.Instant(now), string.Join(", ", states));
        foreach (var feed in feeds.Where(feed => feed.State is FeedState.Failing or FeedState.Dead).Take(Chart.MostRows))
            yield return words.With(
                PictureTerm.RowTold,
                LabelText.Fit(feed.Title, 60),
                FeedWords.State(feed.State, words)
                    + (feed.FailingSince is { } since ? words.With(ReplyTerm.FeedSince, FeedWords.Instant(since)) : "")
                    // Why is told in English, as in the log.
                    + (feed.Reason is { } reason ? $", {LabelText.Fit(reason, LongestReason).TrimEnd('.')}" : "")
            );
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
