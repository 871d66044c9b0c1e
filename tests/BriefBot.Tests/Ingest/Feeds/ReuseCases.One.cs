using static BriefBot.Tests.Ingest.Feeds.ReuseTexts;

namespace BriefBot.Tests.Ingest.Feeds;

static partial class ReuseCases
{
    /// <summary>An article that moves, is renamed, corrected or written anew stays one.</summary>
    public static readonly ReuseCase[] One =
    [
        new(
            "a number is corrected",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, "")], ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry))),
            Feed(
                [new($"{Site}/1", "Ferry aground", "a", 1, "Corrected.")],
                ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry.Replace("212", "221", StringComparison.Ordinal)))
            )
        )
        {
            Kept = ["all 221"],
        },
        new(
            "only its id is another",
            1,
            0,
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, Ferry)]),
            Feed([new($"{Site}/1", "Ferry aground", "post-4711", 1, Ferry)])
        ),
        new(
            "it moves",
            1,
            0,
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, Ferry)]),
            Feed([new($"{Site}/news/1-ferry", "Ferry aground", "a", 1, Ferry)])
        )
        {
            Url = $"http://{Site}/news/1-ferry",
        },
        new(
            "its slug and headline are mended",
            1,
            1,
            Feed(
                [new($"{Site}/fery-agruond", "Fery agruond", "a", 1, "")],
                ($"{Site}/fery-agruond", FeedWorld.Page("Fery agruond off the point", Ferry))
            ),
            Feed(
                [new($"{Site}/ferry-aground", "Albatross aground", "a", 1, "")],
                ($"{Site}/ferry-aground", FeedWorld.Page("Albatross aground at Brindle Point", Ferry))
            )
        )
        {
            Title = "Albatross aground at Brindle Point",
            Url = $"http://{Site}/ferry-aground",
        },
        new(
            "its headline and its id are others",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, Ferry)]),
            Feed([new($"{Site}/1", "Two tugs on their way to a stranded ship", "b", 1, Ferry)])
        )
        {
            Title = "Two tugs on their way to a stranded ship",
        },
        new(
            "every revision has an id and a headline of its own",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground off the point", $"http://{Site}/1#0", 1, Ferry)]),
            Feed([
                new(
                    $"{Site}/1",
                    "All safe after grounding",
                    $"http://{Site}/1#1",
                    1,
                    Ferry.Replace("212", "221", StringComparison.Ordinal)
                ),
            ])
        )
        {
            Kept = ["all 221"],
        },
        new(
            "a live page goes on over night",
            1,
            null,
            Feed([new($"{Site}/storm", "Storm: roof of the fish hall is gone", "s", 1, Storm)]),
            Feed([new($"{Site}/storm", "Storm: schools stay shut", "s", 2, $"{School}\n\n{Budget}\n\n{Storm}")])
        )
        {
            Kept = ["fish hall"],
        },
        new(
            "it is written anew",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground in fog", "a", 1, Ferry)]),
            Feed([new($"{Site}/1", "Captain had switched off an alarm", "a", 2, FerryAnew)])
        )
        {
            Kept = ["radar alarm"],
        },
        new(
            "it is written anew and ingested by hand",
            1,
            1,
            Read($"{Site}/1", Dated("Ferry aground in fog", Ferry, "2024-05-01T08:00:00Z")),
            Read($"{Site}/1", Dated("Captain had switched off an alarm", FerryAnew, "2024-05-01T08:00:00Z"))
        )
        {
            Kept = ["radar alarm"],
        },
        new(
            "fragments that only tell how a reader came",
            1,
            0,
            Feed(
                [new($"{Site}/1#xtor=RSS-1", "Ferry aground", $"http://{Site}/1#xtor=RSS-1", 1, "")],
                ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry))
            ),
            Feed(
                [new($"{Site}/1#ref=newsfeed", "Ferry aground", $"http://{Site}/1#ref=newsfeed", 1, "")],
                ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry))
            )
        ),
        new(
            "a short entry under a fragment is corrected",
            1,
            1,
            Feed([new($"{Site}/changes#v1", "Tide tool 1.0", "v1", 1, First)]),
            Feed([new($"{Site}/changes#v1", "Tide tool 1.0", "v1", 1, First.Replace("nine", "eleven", StringComparison.Ordinal))])
        )
        {
            Kept = ["eleven piers"],
        },
        new(
            "it is published again on the next day under another headline and id",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, Ferry)]),
            Feed([new($"{Site}/1", "Albatross still on the rocks", "b", 2, Ferry + "\n\nThe first attempt to pull it free failed.")])
        )
        {
            Kept = ["first attempt"],
        },
        new(
            "a link to the comments becomes one to the article",
            1,
            0,
            Feed(
                [new($"{Site}/1#comments", "Ferry aground", "a", 1, "A ferry …")],
                (
                    $"{Site}/1",
                    FeedWorld
                        .Page("Ferry aground", Ferry)
                        .Replace(
                            "</article>",
                            "</article><section id=\"comments\"><h2>Comments</h2><p>What a day that was for all of us here.</p></section>",
                            StringComparison.Ordinal
                        )
                )
            ),
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, "A ferry …")], ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry)))
        )
        {
            Kept = ["Two tugs"],
        },
        new(
            "the rest of the text stands behind an anchor",
            1,
            0,
            Feed(
                [new($"{Site}/1#more-12", "Ferry aground", "a", 1, "A ferry …")],
                (
                    $"{Site}/1",
                    FeedWorld
                        .Page("Ferry aground", Ferry)
                        .Replace("<p>The harbour", "<p><span id=\"more-12\"></span>The harbour", StringComparison.Ordinal)
                )
            )
        )
        {
            Kept = ["Captain Mara"],
        },
        new(
            "its anchor is another",
            1,
            0,
            Feed([new($"{Site}/changes#v1", "Tide tool 1.0", "v1", 1, First)]),
            Feed([new($"{Site}/changes#version-1-0", "Tide tool 1.0", "v1", 1, First)])
        ),
        new(
            "a live page that grew to many times its length is ingested by hand",
            1,
            null,
            Read($"{Site}/live/storm", Dated("Storm: first boats sink", Storm, "2024-05-01")),
            Read($"{Site}/live/storm", Dated("Storm: what we know by now", $"{FeedWorld.Report(3, 20)}\n\n{Storm}", "2024-05-02"))
        )
        {
            Kept = ["fish hall"],
        },
    ];

    /// <summary>The same of articles that stay one.</summary>
    public static readonly ReuseCase[] OneMore =
    [
        new(
            "its slug is mended, and its id stays the old address",
            1,
            0,
            Feed(
                [new($"{Site}/fery", "Ferry aground", $"http://{Site}/fery", 1, "")],
                ($"{Site}/fery", FeedWorld.Page("Ferry aground", Ferry))
            ),
            Feed(
                [new($"{Site}/ferry", "Ferry aground", $"http://{Site}/fery", 1, "")],
                ($"{Site}/ferry", FeedWorld.Page("Ferry aground", Ferry))
            )
        )
        {
            Url = $"http://{Site}/ferry",
        },
        new(
            "it is written anew in a feed whose ids are addresses",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground in fog", $"http://{Site}/1", 1, Ferry)]),
            Feed([new($"{Site}/1", "Captain had switched off an alarm", $"http://{Site}/1", 1, FerryAnew)])
        )
        {
            Kept = ["radar alarm"],
        },
        new(
            "a line of breaking news becomes a report",
            1,
            null,
            Feed([
                new(
                    $"{Site}/1",
                    "Ferry aground",
                    "a",
                    1,
                    "The ferry Albatross ran aground off Brindle Point on Tuesday morning in thick fog."
                ),
            ]),
            Feed([new($"{Site}/1", "All safe after grounding in fog", "a", 1, Ferry)])
        )
        {
            Kept = ["Two tugs"],
        },
        new(
            "a new system gives it another id and address",
            1,
            0,
            Feed([new($"{Site}/?p=4711", "Ferry aground", "4711", 1, Ferry)]),
            Feed([new($"{Site}/2024/05/ferry-aground", "Ferry aground", "urn:x:9", 1, Ferry)])
        ),
        new(
            "a number in its headline is corrected, under another id",
            1,
            1,
            Feed([new($"{Site}/1", "Ferry aground with 212 on board", "a", 1, Ferry)]),
            Feed([new($"{Site}/1", "Ferry aground with 221 on board", "b", 1, Ferry.Replace("212", "221", StringComparison.Ordinal))])
        )
        {
            Kept = ["all 221"],
        },
        new(
            "its link gets an anchor",
            1,
            0,
            Feed([new($"{Site}/1", "Ferry aground", "a", 1, "")], ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry))),
            Feed([new($"{Site}/1#article", "Ferry aground", "a", 1, "")], ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry)))
        ),
        new(
            "its date is the day on which it is looked at",
            1,
            0,
            Feed([new($"{Site}/1", "Ferry aground", $"http://{Site}/1", 1, "")], ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry))),
            Feed([new($"{Site}/1", "Ferry aground", $"http://{Site}/1", 2, "")], ($"{Site}/1", FeedWorld.Page("Ferry aground", Ferry)))
        ),
    ];
}
