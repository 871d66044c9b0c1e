using BriefBot.Answer.Judge.Claims;
using BriefBot.Corpus;

namespace BriefBot.Tests.Answer;

public sealed class ClaimCheckerTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    [Theory]
    [InlineData("A jammed lock gate closed the Mosel Canal.", "A jammed lock gate closed")]
    [InlineData("President Brandt withdrew Norland from the pact in 2017.", "President Olaf Brandt withdrew")]
    [InlineData("Olaf Brandt pulled Norland out of it; he withdrew Norland from the pact in 2017.", "President Olaf Brandt withdrew")]
    [InlineData("The repair will cost about 3 million euros.", "The repair will cost")]
    [InlineData("The repair will cost 3,000,000 euros.", "The repair will cost")]
    [InlineData("The repair will cost €3m.", "The repair will cost")]
    [InlineData("The canal office counted more than 80 barges in the queue.", "84 barges")]
    [InlineData("The sixth Robotics Forum opened in Lund on 18 May 2021.", "The sixth Robotics Forum opened")]
    [InlineData("The sixth Robotics Forum opened in Lund in May 2021.", "The sixth Robotics Forum opened")]
    [InlineData("Norland may return to the pact by 2026.", "Norland may return")]
    [InlineData("Freedom Watch said that Norland runs an iron-fisted data state.", "Freedom Watch said")]
    [InlineData("A jammed lock gate closed the Mosel Canal on Thursday.", "A jammed lock gate closed")]
    [InlineData("A jammed lock gate closed the Mosel Canal on 14 September.", "A jammed lock gate closed")]
    [InlineData("the canal office owns the lock gate", "The canal office owns")]
    public async Task What_says_the_same_supports(string claim, string quote)
    {
        var report = await CheckAsync(claim);

        Evidence(report, quote).Bearing.ShouldBe(Bearing.Supports, Shown(report));
        Evidence(report, quote).Differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The repair will cost about 9 million euros.", "The repair will cost", DifferenceKind.Number, "3 million euros")]
    [InlineData("The canal office counted 40 barges in the queue.", "84 barges", DifferenceKind.Number, "84")]
    [InlineData(
        "The seventh Robotics Forum opened in Lund on 18 May 2021.",
        "The sixth Robotics Forum opened",
        DifferenceKind.Number,
        "sixth"
    )]
    [InlineData(
        "President Olaf Brandt withdrew Norland from the pact in 2019.",
        "President Olaf Brandt withdrew",
        DifferenceKind.Date,
        "2017"
    )]
    [InlineData(
        "The sixth Robotics Forum opened in Lund on 2 June 2021.",
        "The sixth Robotics Forum opened",
        DifferenceKind.Date,
        "Tuesday"
    )]
    [InlineData("A jammed lock gate closed the Mosel Canal on Friday.", "A jammed lock gate closed", DifferenceKind.Date, "Thursday")]
    [InlineData(
        "President Olaf Brandt never withdrew Norland from the pact.",
        "President Olaf Brandt withdrew",
        DifferenceKind.Negation,
        null
    )]
    [InlineData("The lock gate did not close the Mosel Canal.", "A jammed lock gate closed", DifferenceKind.Negation, null)]
    [InlineData("Rhine Ferries owns the jammed lock gate.", "An earlier version", DifferenceKind.Retraction, null)]
    [InlineData(
        "Rights International said that Norland runs an iron-fisted data state.",
        "Freedom Watch said",
        DifferenceKind.Speaker,
        "Freedom Watch"
    )]
    public async Task What_says_otherwise_contradicts(string claim, string quote, DifferenceKind kind, string? found)
    {
        var report = await CheckAsync(claim);

        Evidence(report, quote).Bearing.ShouldBe(Bearing.Contradicts, Shown(report));
        var difference = Evidence(report, quote).Differences.First(difference => difference.Kind == kind);
        if (found is not null)
            difference.Found.ShouldNotBeNull().ShouldContain(found.Split(' ')[0]);
    }

    [Theory]
    [InlineData("Peter Langley and Maria Sorel delivered video speeches.", "were expected to deliver", DifferenceKind.Hedge)]
    [InlineData("Norland will return to the pact by 2026.", "Norland may return", DifferenceKind.Hedge)]
    [InlineData("The repair will cost about 3 million dollars.", "The repair will cost", DifferenceKind.MissingNumber)]
    [InlineData("Tim Dale withdrew Norland from the pact in 2017.", "President Olaf Brandt withdrew", DifferenceKind.MissingName)]
    [InlineData("The canal office counted 84 barges and 12 ferries in the queue.", "84 barges", DifferenceKind.MissingNumber)]
    [InlineData("Karin Holm promised 5 million euros for research.", "promised money for research", DifferenceKind.MissingNumber)]
    public async Task What_says_less_or_with_a_hedge_is_only_related(string claim, string quote, DifferenceKind kind)
    {
        var report = await CheckAsync(claim);

        Evidence(report, quote).Bearing.ShouldBe(Bearing.Related, Shown(report));
        Evidence(report, quote).Differences.ShouldContain(difference => difference.Kind == kind);
    }

    [Theory]
    [InlineData("Zagreb elected a new mayor with 61 percent of the votes.")]
    [InlineData("The penguins of Zanzibar prefer vanilla custard.")]
    public async Task What_the_corpus_has_nothing_on_finds_nothing(string claim)
    {
        var report = await CheckAsync(claim);

        report.HasEvidence.ShouldBeFalse(Shown(report));
        report.Sentences.ShouldHaveSingleItem().Evidence.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_may_both_have_done_it_do_not_contradict() =>
        (await CheckAsync("Tina Granger is taking part via video."))
            .Sentences.SelectMany(sentence => sentence.Evidence)
            .ShouldAllBe(evidence => evidence.Bearing == Bearing.Related);

    [Fact]
    public async Task Sentences_are_checked_one_by_one_and_others_named_as_unchecked()
    {
        var report = await CheckAsync(
            "Hi all! Did you see this? President Olaf Brandt withdrew Norland from the pact in 2017. I think that was a shame. "
                + "The repair will cost about 9 million euros."
        );

        report.Sentences.Select(sentence => sentence.Evidence[0].Bearing).ShouldBe([Bearing.Supports, Bearing.Contradicts], Shown(report));
        report.Skipped.Select(skipped => skipped.Reason).ShouldBe([SkipReason.NoStatement, SkipReason.Question, SkipReason.Opinion]);
    }

    [Fact]
    public async Task A_pronoun_stands_for_the_name_before()
    {
        var report = await CheckAsync("Olaf Brandt was president. He withdrew Norland from the pact in 2017.");

        report.Sentences[1].Evidence[0].Bearing.ShouldBe(Bearing.Supports, Shown(report));
        (await CheckAsync("Tim Dale was president. He withdrew Norland from the pact in 2017."))
            .Sentences[1]
            .Evidence.ShouldAllBe(evidence => evidence.Bearing != Bearing.Supports);
    }

    [Fact]
    public async Task A_long_message_is_checked_up_to_the_limit_and_says_so()
    {
        var report = await CheckAsync(
            string.Concat(Enumerable.Range(0, 400).Select(number => $"The canal office counted {number} barges in the queue. "))
        );

        report.Sentences.Count.ShouldBe(8);
        report.Skipped.ShouldContain(skipped => skipped.Reason == SkipReason.TooLong);
    }

    [Fact]
    public async Task Quotes_are_numbered_over_the_whole_report_and_stand_in_the_stored_text()
    {
        var report = await CheckAsync(
            "President Olaf Brandt withdrew Norland from the pact in 2017. The canal office counted 84 barges in the queue."
        );

        report.Sources.Select(source => source.Number).ShouldBe(Enumerable.Range(1, report.Sources.Count));
        foreach (var source in report.Sources)
            source.Article.Body[source.Citation.Start..source.Citation.End].ShouldBe(source.Quote);
        report
            .Sentences.SelectMany(sentence => sentence.Evidence)
            .ShouldAllBe(evidence => evidence.Text == report.Sources[evidence.Citations[0] - 1].Quote);
    }

    [Fact]
    public async Task Nothing_published_later_is_known() =>
        (await CheckAsync("The canal office counted 84 barges in the queue.", new DateOnly(2022, 1, 1)))
            .Sentences[0]
            .Evidence.ShouldAllBe(evidence => !evidence.Text.Contains("barges"));

    [Theory]
    [InlineData("**Breaking:** President Olaf Brandt withdrew Norland from the pact in 2017 https://news.example/x <@123456789>")]
    [InlineData("> President Olaf Brandt withdrew Norland from the pact in 2017.")]
    public async Task Mark_up_links_and_mentions_do_not_matter(string message)
    {
        var report = await CheckAsync(message);

        report.Sentences.ShouldHaveSingleItem().Evidence[0].Bearing.ShouldBe(Bearing.Supports, Shown(report));
        report.Sentences[0].Text.ShouldNotContain("https");
    }

    [Theory]
    [InlineData("\" OR * NEAR(")]
    [InlineData("🤖🤖🤖 \u202E \0")]
    [InlineData("$ % 1 2 3 - 4 : 5")]
    [InlineData("31 February 2021 saw 99999999999999999999999999 barges.")]
    [InlineData("谁在会上发言。北京很大。")]
    public async Task Hostile_messages_are_only_messages(string message) => (await CheckAsync(message)).ShouldNotBeNull();

    async Task<ClaimReport> CheckAsync(string text, DateOnly? asOf = null) =>
        await new ClaimChecker(desk.Corpus, TimeProvider.System).CheckAsync(
            new ClaimToCheck(text, new SearchScope(desk.Workspace), asOf ?? new DateOnly(2024, 3, 1)),
            CancellationToken.None
        );

    static Evidence Evidence(ClaimReport report, string quote) =>
        report
            .Sentences.SelectMany(sentence => sentence.Evidence)
            .FirstOrDefault(evidence => evidence.Text.Contains(quote))
            .ShouldNotBeNull(Shown(report));

    static string Shown(ClaimReport report) =>
        string.Join(
            '\n',
            report.Sentences.Select(sentence =>
                $"{sentence.Text}\n"
                + string.Join(
                    '\n',
                    sentence.Evidence.Select(one =>
                        $"  {one.Bearing}: {one.Text} "
                        + $"[{string.Join(", ", one.Differences.Select(other => $"{other.Kind} {other.Claimed}/{other.Found}"))}]"
                    )
                )
            )
        );
}
