using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class CorrectionNoteTests
{
    [Fact]
    public void Many_corrections_are_gathered_in_one_note_that_says_how_many_more_there_are()
    {
        var change = CorrectionNote.Of([Standing("The answer.")], Corrected(60), Localization.For(null)).ShouldHaveSingleItem();

        change.Changes.Embeds!.Count.ShouldBe(2);
        var note = change.Changes.Embeds![1].Description!;
        note.ShouldContain("and ");
        note.Split('\n')[^2].ShouldEndWith(" more");
        note.Split('\n')[^1].ShouldBe("**The answer above may no longer hold.**");
    }

    [Fact]
    public void A_message_without_room_says_it_above_what_it_shows()
    {
        var full = new StandingMessage(
            "",
            [new Embed { Description = new string('a', 4_000) }, new Embed { Description = new string('b', 1_900) }]
        );

        var change = CorrectionNote.Of([full], Corrected(1), Localization.For(null)).ShouldHaveSingleItem();

        change.Changes.Content!.ShouldStartWith("**Corrected on ");
        change.Changes.Embeds!.Count.ShouldBe(2);
        CorrectionNote
            .Of([new(change.Changes.Content!, full.Embeds)], Corrected(0), Localization.For(null))
            .ShouldHaveSingleItem()
            .Changes.Content.ShouldBe("");
    }

    [Fact]
    public void The_last_message_with_room_has_the_note_and_no_other_keeps_one()
    {
        var first = CorrectionNote.Of([Standing("One."), Standing("Two.")], Corrected(1), Localization.For(null)).ShouldHaveSingleItem();
        var stands = new StandingMessage("", first.Changes.Embeds!);

        var moved = CorrectionNote.Of([stands, Standing("Two.")], Corrected(1), Localization.For(null));

        first.Index.ShouldBe(1);
        moved.Select(change => (change.Index, change.Changes.Embeds!.Count)).ShouldBe([(0, 1), (1, 2)]);
    }

    [Fact]
    public void Long_sentences_show_what_differs_in_its_surroundings()
    {
        var before = string.Concat(Enumerable.Repeat("word ", 80));

        var changed = ChangedWording.Of($"{before}seven boats left {before}.", $"{before}eight boats left {before}.");

        changed.From.ShouldStartWith("… word");
        changed.From.ShouldContain("seven boats");
        changed.To!.ShouldContain("eight boats");
        changed.From.Length.ShouldBeLessThan(260);
        ChangedWording.Of("Short.", null).ShouldBe(new ChangedWording("Short.", null));
    }

    static StandingMessage Standing(string text) => new("", [new Embed { Description = text, Color = 1 }]);

    static CorrectedAnswer Corrected(int count)
    {
        var record = new AnswerRecord(Views.Workspace, new ChatPlace("discord", "1"), "2", "?")
        {
            AskedAt = DateTimeOffset.UnixEpoch,
            AsOf = Replies.AsOf,
            Status = AnswerStatus.Answered,
            Confidence = 1,
            AnsweredBy = "extractive",
            Elapsed = TimeSpan.Zero,
            Shown = "{}",
            Trace = "[]",
        };
        var article = new Article(new ArticleId(1), 2, Views.Workspace, "Title", "Body.", PublicationDate.Unknown)
        {
            OriginalName = "-",
            Source = "Harbour Gazette",
        };
        var corrections = Enumerable
            .Range(0, count)
            .Select(n => new AnswerCorrection(
                article,
                $"{new string('x', 100)} said {n} boats.",
                $"{new string('x', 100)} said {n + 1} boats.",
                DateTimeOffset.UnixEpoch
            ));
        return new CorrectedAnswer(new AnswerKey(1), 1, record, [.. corrections], MayNotHold: true, []);
    }
}
