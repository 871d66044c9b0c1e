using static BriefBot.Tests.Ingest.Feeds.ReuseTexts;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Addresses that are used again for something else.</summary>
static partial class ReuseCases
{
    const string Site = "quay.example";
    const string First = "Version 1.0 of the tide tool reads gauges at nine piers and prints a table for each of them every hour.";
    const string Second =
        "Version 2.0 of the tide tool draws curves, warns by radio when a gauge fails, and drops the hourly table altogether.";
    const string Weather = "The forecast is made at the harbour office at six in the morning. Small boats should listen to channel nine. ";

    public static readonly ReuseCase[] Two =
    [
        new(
            "a changelog's newest entry alone, under fragments of one page",
            2,
            0,
            Feed(
                [new($"{Site}/changes.html#v1", "Tide tool 1.0", "v1", 1, First)],
                ($"{Site}/changes.html", FeedWorld.Page("Changes", "1.0: reads gauges at nine piers."))
            ),
            Feed(
                [new($"{Site}/changes.html#v2", "Tide tool 2.0", "v2", 2, Second)],
                ($"{Site}/changes.html", FeedWorld.Page("Changes", "2.0: draws curves.\n\n1.0: reads gauges at nine piers."))
            )
        )
        {
            Kept = ["reads gauges", "draws curves"],
        },
        new(
            "entries whose text only the page has, under headings with anchors",
            2,
            0,
            Feed([new($"{Site}/changes#v1", "Release 1.0", "v1", 1, "")], ($"{Site}/changes", Sections(("v1", "Release 1.0", Budget)))),
            Feed(
                [new($"{Site}/changes#v2", "Release 2.0", "v2", 2, "")],
                ($"{Site}/changes", Sections(("v2", "Release 2.0", Storm), ("v1", "Release 1.0", Budget)))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "posts of one page in boxes with anchors, the feed with teasers",
            2,
            0,
            Feed(
                [new($"{Site}/shed#p1", "First post", "p1", 1, "The council has news …")],
                ($"{Site}/shed", TwoPosts("p1", Budget, "p0", School))
            ),
            Feed(
                [new($"{Site}/shed#p2", "Second post", "p2", 2, "The weather has news …")],
                ($"{Site}/shed", TwoPosts("p1", Budget, "p2", Storm))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "fragments in a feed that gives no ids",
            2,
            0,
            Feed([new($"{Site}/changes#v1", "Tide tool 1.0", null, 1, First)]),
            Feed([new($"{Site}/changes#v2", "Tide tool 2.0", null, 2, Second)])
        )
        {
            Kept = ["reads gauges", "draws curves"],
        },
        new(
            "an address of every day with ids of its own",
            2,
            0,
            Feed(
                [new($"{Site}/today", "Sea wall gets eleven million", "d1", 1, "")],
                ($"{Site}/today", FeedWorld.Page("Sea wall gets eleven million", Budget))
            ),
            Feed(
                [new($"{Site}/today", "Gale sinks two boats", "d2", 2, "")],
                ($"{Site}/today", FeedWorld.Page("Gale sinks two boats", Storm))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "an address of every day that is its own id, under one title",
            2,
            0,
            Feed(
                [new($"{Site}/briefing", "Morning briefing", $"http://{Site}/briefing", 1, "")],
                ($"{Site}/briefing", FeedWorld.Page("Morning briefing", Budget))
            ),
            Feed(
                [new($"{Site}/briefing", "Morning briefing", $"http://{Site}/briefing", 2, "")],
                ($"{Site}/briefing", FeedWorld.Page("Morning briefing", Storm))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "numbered briefings with lines that come every day",
            2,
            0,
            Feed([new($"{Site}/briefing", "Briefing 114", "b114", 1, Weather + Budget)]),
            Feed([new($"{Site}/briefing", "Briefing 115", "b115", 2, Weather + Storm)])
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "posts of a forum's thread under one title, the second with the first as a quotation",
            2,
            0,
            Feed([new($"{Site}/thread/7#post-1", "Re: Ferry timetable", "post-1", 1, Ferry)]),
            Feed([
                new(
                    $"{Site}/thread/7#post-2",
                    "Re: Ferry timetable",
                    "post-2",
                    1,
                    Ferry[..150]
                        + ". I was on board, and nobody told us anything before noon. The crew of the second boat were kinder than "
                        + "the first, and gave us soup."
                ),
            ])
        )
        {
            Kept = ["refloat the ship", "gave us soup"],
        },
        new(
            "an entry that is joined by the next one",
            2,
            0,
            Feed([new($"{Site}/changes#v1", "Tide tool 1.0", "v1", 1, First)]),
            Feed([new($"{Site}/changes#v2", "Tide tool 2.0", "v2", 2, Second), new($"{Site}/changes#v1", "Tide tool 1.0", "v1", 1, First)])
        )
        {
            Kept = ["reads gauges", "draws curves"],
        },
        new(
            "an address of every day in a feed that gives no ids",
            2,
            0,
            Feed([new($"{Site}/today", "Sea wall gets eleven million", null, 1, Budget)]),
            Feed([new($"{Site}/today", "Gale sinks two boats", null, 2, Storm)])
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "a place on a front page with an id of its own",
            2,
            0,
            Feed([new($"{Site}/lead", "Sea wall gets eleven million", "lead-story", 1, Budget)]),
            Feed([new($"{Site}/lead", "Pupils may sleep longer", "lead-story", 3, School)])
        )
        {
            Kept = ["sea wall", "Lindholm"],
        },
        new(
            "an address that is ingested again a week later",
            2,
            0,
            Read($"{Site}/today", Dated("Sea wall gets eleven million", Budget, "2024-05-01T08:00:00Z")),
            Read($"{Site}/today", Dated("Pupils may sleep longer", School, "2024-05-05T08:00:00Z"))
        )
        {
            Kept = ["sea wall", "Lindholm"],
        },
        new(
            "an undated address under one title that is ingested again",
            2,
            0,
            Read($"{Site}/today", Dated("Today in Ostrey", Budget, null)),
            Read($"{Site}/today", Dated("Today in Ostrey", School, null))
        )
        {
            Kept = ["sea wall", "Lindholm"],
        },
        new(
            "an address of every day whose page names that day's own",
            2,
            0,
            Read($"{Site}/today", Dated("Today in Ostrey", Budget, "2024-05-01", $"http://{Site}/today/2024-05-01")),
            Read($"{Site}/today", Dated("Today in Ostrey", School, "2024-05-02", $"http://{Site}/today/2024-05-02"))
        )
        {
            Kept = ["sea wall", "Lindholm"],
        },
        new(
            "the weather of every day, much of it as always",
            2,
            0,
            Feed([
                new(
                    $"{Site}/weather",
                    "Weather for Tuesday, 7 May",
                    "w1",
                    1,
                    Weather
                        + "Rain comes in from the west by noon, with eleven degrees in Tarvik. The wind turns to the north in the evening."
                ),
            ]),
            Feed([
                new(
                    $"{Site}/weather",
                    "Weather for Wednesday, 8 May",
                    "w2",
                    2,
                    Weather + "The sun is out all day, with seventeen degrees in Tarvik. Fog may lie in the sound at night."
                ),
            ])
        )
        {
            Kept = ["Rain comes", "sun is out"],
        },
        new(
            "a German page of every day",
            2,
            0,
            Feed([new($"{Site}/tag", "Der Tag", $"http://{Site}/tag", 1, Haushalt)]),
            Feed([new($"{Site}/tag", "Der Tag", $"http://{Site}/tag", 2, Sturm)])
        )
        {
            Kept = ["Seemauer", "Fischhalle"],
        },
        new(
            "three entries of a page, then the first one corrected",
            3,
            1,
            Feed([new($"{Site}/log#a", "Sea wall gets eleven million", "a", 1, Budget)]),
            Feed([new($"{Site}/log#b", "Gale sinks two boats", "b", 2, Storm)]),
            Feed([new($"{Site}/log#c", "Pupils may sleep longer", "c", 3, School)]),
            Feed([
                new(
                    $"{Site}/log#a",
                    "Sea wall gets eleven million",
                    "a",
                    1,
                    Budget.Replace("nine votes", "eight votes", StringComparison.Ordinal)
                ),
            ])
        )
        {
            Kept = ["eight votes", "fish hall", "Lindholm"],
        },
        new(
            "an address of every day that shows the next text before the feed does",
            2,
            0,
            Feed(
                [new($"{Site}/today", "Sea wall gets eleven million", "d1", 1, "")],
                ($"{Site}/today", FeedWorld.Page("Sea wall gets eleven million", Budget))
            ),
            Feed(
                [new($"{Site}/today", "Sea wall gets eleven million", "d1", 1, "")],
                ($"{Site}/today", FeedWorld.Page("Gale sinks two boats", Storm))
            ),
            Feed(
                [new($"{Site}/today", "Gale sinks two boats", "d2", 2, "")],
                ($"{Site}/today", FeedWorld.Page("Gale sinks two boats", Storm))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "an address that goes back and forth between two texts",
            2,
            0,
            Feed([new($"{Site}/today", "Sea wall gets eleven million", "d1", 1, Budget)]),
            Feed([new($"{Site}/today", "Gale sinks two boats", "d2", 2, Storm)]),
            Feed([new($"{Site}/today", "Sea wall gets eleven million", "d1", 1, Budget)]),
            Feed([new($"{Site}/today", "Gale sinks two boats", "d2", 2, Storm)])
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "parts of one page that doesn't change between two entries",
            2,
            0,
            Feed(
                [new($"{Site}/changes#v1", "Release 1.0", "v1", 1, "")],
                ($"{Site}/changes", Sections(("v2", "Release 2.0", Storm), ("v1", "Release 1.0", Budget)))
            ),
            Feed(
                [new($"{Site}/changes#v2", "Release 2.0", "v2", 2, "")],
                ($"{Site}/changes", Sections(("v2", "Release 2.0", Storm), ("v1", "Release 1.0", Budget)))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "notes of one page under named anchors, without ids",
            2,
            0,
            Feed([new($"{Site}/notes#n1", "A budget", null, 1, "")], ($"{Site}/notes", Anchored(("n1", Budget)))),
            Feed(
                [new($"{Site}/notes#n2", "A gale", null, 2, ""), new($"{Site}/notes#n1", "A budget", null, 1, "")],
                ($"{Site}/notes", Anchored(("n2", Storm), ("n1", Budget)))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
    ];

    /// <summary>Written after the rule was settled, to see how it does with what it wasn't made for.</summary>
    public static readonly ReuseCase[] TwoMore =
    [
        new(
            "posts of a thread whose titles are the thread's",
            2,
            0,
            Feed([new($"{Site}/t/7#post-1", "Ferry timetable", "7-1", 1, Ferry)], ($"{Site}/t/7", Thread(("post-1", Ferry)))),
            Feed(
                [new($"{Site}/t/7#post-2", "Ferry timetable", "7-2", 1, School)],
                ($"{Site}/t/7", Thread(("post-1", Ferry), ("post-2", School)))
            )
        )
        {
            Kept = ["refloat the ship", "Lindholm"],
        },
        new(
            "incidents of a status page, their ids the links",
            2,
            0,
            Feed(
                [new($"{Site}/status#i7", "Power cut", $"http://{Site}/status#i7", 1, "See the page.")],
                ($"{Site}/status", Sections(("i7", "Power cut", Storm)))
            ),
            Feed(
                [
                    new($"{Site}/status#i8", "Late buses", $"http://{Site}/status#i8", 3, "See the page."),
                    new($"{Site}/status#i7", "Power cut", $"http://{Site}/status#i7", 1, "See the page."),
                ],
                ($"{Site}/status", Sections(("i8", "Late buses", School), ("i7", "Power cut", Storm)))
            )
        )
        {
            Kept = ["fish hall", "Lindholm"],
        },
        new(
            "terms of a list",
            2,
            0,
            Feed([new($"{Site}/log#e1", "1 May", null, 1, "")], ($"{Site}/log", Terms(("e1", "1 May", Budget)))),
            Feed([new($"{Site}/log#e2", "2 May", null, 2, "")], ($"{Site}/log", Terms(("e2", "2 May", Storm), ("e1", "1 May", Budget))))
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "a site that is one page with routes",
            2,
            0,
            Feed([new($"{Site}/#/news/12", "Sea wall gets eleven million", "12", 1, Budget)]),
            Feed([new($"{Site}/#/news/13", "Gale sinks two boats", "13", 1, Storm)])
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "a horoscope under one title with an id for each day",
            2,
            0,
            Feed([
                new(
                    $"{Site}/stars",
                    "Your stars",
                    "s1",
                    1,
                    "Aries: Old friends call, and money comes by post. Taurus: Leave the boat in the harbour. Gemini: A letter can wait."
                ),
            ]),
            Feed([
                new(
                    $"{Site}/stars",
                    "Your stars",
                    "s2",
                    2,
                    "Aries: Quarrels end before noon. Taurus: Somebody returns a book. Gemini: Beware of stairs and of uncles who sing."
                ),
            ])
        )
        {
            Kept = ["Old friends", "uncles who sing"],
        },
        new(
            "an address for whatever is live",
            2,
            0,
            Feed([new($"{Site}/live", "Live: the gale", "l1", 1, "")], ($"{Site}/live", FeedWorld.Page("Live: the gale", Storm))),
            Feed(
                [new($"{Site}/live", "Live: the council's vote", "l2", 4, "")],
                ($"{Site}/live", FeedWorld.Page("Live: the council's vote", Budget))
            )
        )
        {
            Kept = ["sea wall", "fish hall"],
        },
        new(
            "a numbered bulletin that is ingested by hand",
            2,
            0,
            Read($"{Site}/bulletin", Dated("Bulletin 7", Weather + Budget, "2024-05-01")),
            Read($"{Site}/bulletin", Dated("Bulletin 8", Weather + School, "2024-05-02"))
        )
        {
            Kept = ["sea wall", "Lindholm"],
        },
    ];

    static Moment Feed(IReadOnlyList<Entry> entries, params (string, string)[] pages) => new(entries, pages);

    static Moment Read(string address, string html) => new([], (address, html)) { Ingested = address };
}
