using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Corpus;

namespace BriefBot.Tests.Answer;

public class BriefingTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    [Fact]
    public async Task Every_line_is_quoted_from_the_stored_text()
    {
        var brief = await ForumAsync();

        foreach (var claim in Claims(brief.Briefing))
        {
            var source = brief.Sources.Single(source => source.Number == claim.Citations[0]);
            source.Article.Body[source.Citation.Start..source.Citation.End].ShouldBe(claim.Text);
            Citation.Hash(claim.Text).ShouldBe(source.Citation.Sha256);
        }
        brief.Briefing.Happened.Count.ShouldBeInRange(2, 5);
    }

    [Fact]
    public async Task Those_of_earlier_years_stand_apart()
    {
        var involved = (await ForumAsync()).Briefing.Involved;

        involved.Where(one => one.IsEarlier).Select(one => one.Name).ShouldBe(["Tina Granger", "Oscar Bellamy"], ignoreOrder: true);
        involved
            .Single(one => one.Name == "Tina Granger")
            .Roles.Single()
            .ShouldSatisfyAllConditions(role => role.Text.ShouldBe("CEO"), role => role.Organisation.ShouldBe("Apex"));
    }

    [Fact]
    public async Task How_somebody_takes_part_and_what_keeps_it_from_being_a_fact_are_told()
    {
        var langley = (await ForumAsync()).Briefing.Involved.Single(one => one.Name == "Peter Langley");

        langley.IsEarlier.ShouldBeFalse();
        langley.Note.ShouldBe("“were expected to”, “video speeches”; “via video”");
        langley
            .Roles.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(role => role.Text.ShouldBe("CEO"), role => role.Organisation.ShouldBe("Volta"));
    }

    [Fact]
    public async Task The_same_words_credited_to_two_are_a_disagreement()
    {
        var conflict = (await ForumAsync()).Briefing.Conflicts.ShouldHaveSingleItem();

        conflict.About.ShouldBe("who said it");
        conflict.Sides.Select(side => side.Value).ShouldBe(["Freedom Watch", "Rights International"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_weekday_becomes_a_day_that_is_marked_as_inferred()
    {
        var opening = (await ForumAsync()).Briefing.Timeline.Single(one => one.Words == "Tuesday");

        opening.When.ShouldBe(new EventDay(2021, 5, 18));
        opening.Basis.ShouldBe(DayBasis.CountedFromArticle);
        opening.Claim.Clarifications.ShouldContain(clarification => clarification.Text == "2021-05-18");
    }

    [Fact]
    public async Task The_timeline_is_in_the_order_of_the_events()
    {
        var days = (await ForumAsync()).Briefing.Timeline.Select(one => one.When).ToList();

        days.ShouldBe(days.Order());
    }

    [Fact]
    public async Task Thin_and_old_sources_are_admitted()
    {
        var brief = (await desk.BriefAsync("Robotics Forum in Lund", new DateOnly(2024, 3, 1))).ShouldBeOfType<Reply.Brief>();

        brief.Briefing.Cautions.ShouldContain(caution => caution.Kind == CautionKind.Old);
    }

    [Fact]
    public async Task An_unknown_topic_is_not_found()
    {
        var reply = (await desk.BriefAsync("Zorblax negotiations")).ShouldBeOfType<Reply.NotFound>();

        reply.Reason.ShouldBe("Nothing in the corpus matches the topic.");
    }

    [Fact]
    public async Task What_is_later_than_the_day_asked_about_is_not_known() =>
        (await desk.BriefAsync("Robotics Forum in Lund", new DateOnly(2019, 1, 1))).ShouldBeOfType<Reply.NotFound>();

    [Fact]
    public async Task The_trace_says_what_it_was_made_of()
    {
        var trace = (await ForumAsync()).Trace.ShouldNotBeNull();

        trace.Briefing.ShouldNotBeNull().Articles.ShouldBeGreaterThan(1);
        TraceJson.Read(TraceJson.Write(trace)).ShouldNotBeNull().Briefing.ShouldBe(trace.Briefing);
    }

    [Fact]
    public async Task An_empty_topic_is_an_error() => await Should.ThrowAsync<ArgumentException>(async () => await desk.BriefAsync(" "));

    async Task<Reply.Brief> ForumAsync() => (await desk.BriefAsync("Robotics Forum in Lund")).ShouldBeOfType<Reply.Brief>();

    static IEnumerable<Claim> Claims(Briefing briefing) =>
        briefing
            .Happened.Concat(briefing.Timeline.Select(one => one.Claim))
            .Concat(briefing.Quotes.Select(one => one.Claim))
            .Concat(briefing.Numbers.Select(one => one.Claim))
            .Concat(briefing.Open);
}
