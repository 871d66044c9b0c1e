using BriefBot.Answer;
using BriefBot.Answer.Digests;
using BriefBot.Deliver.Discord.Format;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class DigestMessageTests
{
    [Fact]
    public void Twelve_long_stories_are_cut_to_what_one_message_has_room_for()
    {
        var digest = Digest(
            12,
            $"Word {new string('x', 40)} said that {string.Join(' ', Enumerable.Repeat("harbour pilots", 30))}.",
            "https://news.example/" + new string('p', 300)
        );

        var room = DigestMessage.Room(digest, View);
        var message = DigestMessage.Of(Take(digest, room), View);

        room.ShouldBeInRange(2, 11);
        message
            .Embeds!.Sum(embed => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0))
            .ShouldBeLessThanOrEqualTo(6_000);
        var text = string.Concat(message.Embeds!.Select(embed => embed.Description));
        text.ShouldContain($"**{room}.**");
        text.ShouldNotContain($"**{room + 1}.**");
        message.Embeds![^1].Footer!.Text.ShouldContain("more stories had no room");
    }

    [Fact]
    public void Whatever_articles_hold_a_digest_keeps_to_the_rules_of_every_message() =>
        Prop.ForAll(
                Arb.From(HostileText.Texts),
                Arb.From(HostileText.Addresses),
                (text, address) =>
                {
                    var digest = Digest(3, $"Pell {text} opened it.", address, title: text);

                    MessageRules.Hold(DigestMessage.Of(Take(digest, DigestMessage.Room(digest, View)), View));
                    DigestMessage.ThreadName(text, null).Length.ShouldBeInRange(1, 100);
                }
            )
            .QuickCheckThrowOnFailure();

    static DigestView View { get; } = new(new DateOnly(2026, 6, 1), null) { Run = 7 };

    static VerifiedDigest Take(VerifiedDigest digest, int stories) =>
        digest with
        {
            Digest = digest.Digest with
            {
                Stories = [.. digest.Digest.Stories.Take(stories)],
                LeftOut = digest.Digest.Stories.Count - stories,
            },
        };

    static VerifiedDigest Digest(int stories, string sentence, string? url, string title = "Harbour opens")
    {
        var articles = Enumerable.Range(1, stories).Select(id => Replies.Article(sentence, title, url, id)).ToList();
        var sources = articles.Select((article, index) => Replies.Source(index + 1, article, sentence)).ToList();
        var told = articles
            .Select(
                (article, index) =>
                    new DigestStory(
                        title,
                        new(article.Id.Value, 1),
                        index % 2 == 0 ? null : new DateOnly(2026, 5, 31),
                        [new(sentence, [index + 1]), new(sentence, [index + 1])],
                        3,
                        ["Coast News", title],
                        4
                    )
            )
            .ToList();
        var digest = new BriefBot.Answer.Digests.Digest(
            title,
            DateTimeOffset.UnixEpoch,
            told,
            [new(new(sentence, [1]), new(sentence, [2]), new DateOnly(2026, 5, 30))],
            [],
            0,
            [],
            []
        );
        return new(digest, (IReadOnlyList<CitedSource>)sources, articles, 0);
    }
}
