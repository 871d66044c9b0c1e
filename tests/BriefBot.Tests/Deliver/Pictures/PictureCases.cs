using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Tests.Deliver.Pictures;

/// <summary>Pictures of what is hard to draw: nothing, one point, thousands, days far apart, names that fight back.</summary>
static class PictureCases
{
    static readonly DateOnly Day = new(2020, 11, 23);
    static readonly DateTimeOffset Now = new(2020, 11, 30, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A story as it comes: two days, a reprint, a correction, an article without a day.</summary>
    public static Drawing Story => StoryIn(Localization.English);

    /// <summary>A picture of each kind as it comes, in English.</summary>
    public static IReadOnlyList<KeyValuePair<string, Drawing>> Usual => UsualIn(Localization.English);

    static Drawing StoryIn(Localization words) =>
        StoryTimeline.Of(
            "Wuzhen internet summit opens",
            [
                new(Day, "Harbour Gazette", false),
                new(Day, "Quay Times", true),
                new(Day.Plus(2), "Harbour Gazette", false),
                new(null, "Elm Courier", false),
            ],
            [new(Day.Plus(1), "Harbour Gazette")],
            words
        );

    /// <summary>A picture of each kind as it comes.</summary>
    public static IReadOnlyList<KeyValuePair<string, Drawing>> UsualIn(Localization words) =>
        [
            new("story", StoryIn(words)),
            new(
                "clusters",
                StoryClusters.Of(
                    "Who reports the same",
                    [
                        new(Day, ["Harbour Gazette", "Quay Times"]),
                        new(Day, ["Quay Times"]),
                        new(Day.Plus(2), ["Harbour Gazette", "Elm Courier", "Quay Times"]),
                        new(null, ["Elm Courier"]),
                    ],
                    words
                )
            ),
            new("coverage", CoverageBars.Of("Coverage", [new(Day, 3), new(Day.Plus(1), 1), new(Day.Plus(9), 12)], 2, words)),
            new("feeds", FeedHealthPicture.Of(Feeds(4, "Feed"), Now, words)),
            new(
                "freshness",
                Freshness.Of([new("Harbour Gazette", Day), new("Elm Courier", Day.Plus(-200)), new("Quay Times", null)], Day.Plus(7), words)
            ),
            new("digests", DigestHistory.Of([new("Mornings", Runs()), new("Never due", [])], Day.Plus(7), words)),
        ];

    /// <summary>A picture of each kind for outlets with this name, as many as asked for, over so many days.</summary>
    public static IEnumerable<Drawing> Of(string name, int count, int days)
    {
        var reports = Enumerable
            .Range(0, count)
            .Select(at => new TimelineReport(
                at % 5 == 4 ? null : Day.Plus(days * at / Math.Max(count, 1)),
                at % 7 == 6 ? null : name + (at % 40),
                at % 3 == 1
            ))
            .ToList();
        yield return StoryTimeline.Of(
            name,
            reports,
            [.. reports.Where(report => report.Day is not null).Select(report => new TimelineChange(report.Day!.Value, report.Outlet))],
            Localization.English
        );
        yield return StoryClusters.Of(
            name,
            [.. reports.Select(report => new ReportedStory(report.Day, [.. new[] { report.Outlet, name }.OfType<string>()]))],
            Localization.English
        );
        yield return CoverageBars.Of(
            name,
            [.. reports.Where(report => report.Day is not null).CountBy(report => report.Day!.Value)],
            reports.Count(report => report.Day is null),
            Localization.English
        );
        yield return FeedHealthPicture.Of(Feeds(count, name), Now, Localization.English);
        yield return Freshness.Of(
            [.. reports.Select((report, at) => KeyValuePair.Create($"{name} {at}", report.Day))],
            Day.Plus(days),
            Localization.English
        );
        yield return DigestHistory.Of(
            [.. Enumerable.Range(0, count).Select(at => KeyValuePair.Create($"{name} {at}", Runs()))],
            Day.Plus(7),
            Localization.English
        );
    }

    static IReadOnlyList<Feed> Feeds(int count, string name) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(at => new Feed(new(at + 1), new(1), "https://example.com/" + at)
                {
                    GivenTitle = $"{name} {at}",
                    IsPaused = at % 4 == 3,
                    Health = (FeedState)(at % 3),
                    LastSuccess = at % 4 == 2 ? null : Now.AddDays(-at * 4),
                    FailingSince = at % 3 == 0 ? null : Now.AddDays(-at * 3),
                    Reason = at % 3 == 0 ? null : "The server answers 503.",
                }),
        ];

    static IReadOnlyList<DigestRun> Runs() =>
        [
            .. Enumerable
                .Range(0, 8)
                .Select(at => new DigestRun(
                    new(at + 1),
                    new(1),
                    Day.Plus(at).ToString("O"),
                    Now.AddDays(-at),
                    (DigestState)at,
                    "nonce",
                    1,
                    null,
                    null,
                    null,
                    at == 4 ? "503" : null,
                    null
                )),
        ];
}
