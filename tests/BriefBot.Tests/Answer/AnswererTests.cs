using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

public sealed class AnswererTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    [Fact]
    public async Task Everyone_who_spoke_is_listed_with_how_they_did()
    {
        var reply = await desk.AnswerAsync("Who spoke at the Lund forum in 2021?");

        reply.Items.Select(item => item.Text).ShouldBe(["Karin Holm", "Peter Langley", "Maria Sorel"], ignoreOrder: true);
        Item(reply, "Karin Holm").Note.ShouldNotBeNull().ShouldContain("letter");
        Item(reply, "Peter Langley").Note.ShouldNotBeNull().ShouldContain("were expected to");
        Item(reply, "Peter Langley").Note!.ShouldContain("via video");
        Item(reply, "Peter Langley").Citations.Select(number => Source(reply, number).Article.Title).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Past_participants_are_not_listed_as_speakers()
    {
        var reply = await desk.AnswerAsync("Who spoke at the Lund forum in 2021?");

        reply.Claims.ShouldAllBe(claim => !claim.Text.Contains("Granger") && !claim.Text.Contains("Bellamy"));
    }

    [Fact]
    public async Task Past_participants_answer_a_question_about_earlier_years() =>
        (await desk.AnswerAsync("Which CEOs attended the Lund forum in earlier years?"))
            .Items.Select(item => item.Text)
            .ShouldBe(["Tina Granger", "Oscar Bellamy"]);

    [Theory]
    [InlineData("who spoke at the lund forum in 2021")]
    [InlineData("WHO SPOKE AT THE LUND FORUM IN 2021?")]
    [InlineData("speakers at the Lund forum 2021")]
    public async Task Case_and_form_of_the_question_do_not_matter(string question) =>
        (await desk.AnswerAsync(question))
            .Items.Select(item => item.Text)
            .ShouldBe(["Karin Holm", "Peter Langley", "Maria Sorel"], ignoreOrder: true);

    [Fact]
    public async Task What_is_demanded_of_an_item_stands_with_it() =>
        (await desk.AnswerAsync("Who took part by video in the Lund forum in 2021?"))
            .Items.Select(item => item.Text)
            .ShouldBe(["Peter Langley", "Maria Sorel"], ignoreOrder: true);

    [Fact]
    public async Task A_year_without_articles_is_not_answered_from_another()
    {
        var reply = (await desk.AskAsync("Who spoke at the Lund forum in 2023?")).ShouldBeOfType<Reply.NotFound>();

        reply.Nearest.ShouldNotBeEmpty();
        reply.Confidence.ShouldBeLessThan(0.35);
    }

    [Theory]
    [InlineData("Who won the Zagreb Marathon?", "Nothing in the corpus matches the question.")]
    [InlineData("How many barges were in the queue at Zagreb by the evening?", "No article in the corpus mentions “Zagreb”.")]
    [InlineData("How much will the repair of the lock gate at Zagreb cost?", "No article in the corpus mentions “Zagreb”.")]
    public async Task A_subject_that_no_article_mentions_is_not_answered(string question, string reason) =>
        (await desk.AskAsync(question)).ShouldBeOfType<Reply.NotFound>().Reason.ShouldBe(reason);

    [Fact]
    public async Task The_deed_of_one_person_is_not_credited_to_another()
    {
        var reply = await desk.AskAsync("When did Ingrid Strand withdraw from the Baltic Trade Pact?");

        if (reply is Reply.Cited cited)
            cited.Items.ShouldBeEmpty();
        (await desk.AnswerAsync("When did Brandt withdraw from the Baltic Trade Pact?")).Items.ShouldHaveSingleItem().Text.ShouldBe("2017");
    }

    [Fact]
    public async Task An_abbreviation_finds_the_name_it_stands_for() =>
        (await desk.AnswerAsync("When did Brandt withdraw from the BTP?")).Items.ShouldHaveSingleItem().Text.ShouldBe("2017");

    [Fact]
    public async Task A_statement_credited_to_different_speakers_is_a_conflict()
    {
        var reply = await desk.AnswerAsync("Who called Norland an iron-fisted data state?");

        var conflict = reply.Conflicts.ShouldHaveSingleItem();
        conflict.Sides.Select(side => side.Value).ShouldBe(["Freedom Watch", "Rights International"], ignoreOrder: true);
        conflict.Sides.Select(side => side.Text).ShouldAllBe(text => reply.Sources.Any(source => source.Quote == text));
    }

    [Fact]
    public async Task Different_counts_of_the_same_are_a_conflict() =>
        (await desk.AnswerAsync("How many barges were in the queue at the Mosel Canal?"))
            .Conflicts.ShouldHaveSingleItem()
            .Sides.Select(side => side.Value)
            .ShouldBe(["84", "117"], ignoreOrder: true);

    [Fact]
    public async Task What_a_correction_takes_back_is_no_answer()
    {
        var reply = await desk.AnswerAsync("Who owns the lock gate of the Mosel Canal?");

        reply.Items.ShouldAllBe(item => item.Text != "Rhine Ferries");
        reply.Claims.ShouldAllBe(claim => !claim.Text.Contains("Rhine Ferries"));
    }

    [Fact]
    public async Task The_short_answer_is_marked_inside_its_sentence()
    {
        var reply = await desk.AnswerAsync("How much will the repair of the lock gate cost?");

        var claim = reply.Claims[0];
        claim.Highlights.Select(span => claim.Text[span.Start..span.End]).ShouldContain("3 million euros");
    }

    [Fact]
    public async Task A_follow_up_keeps_the_subject_of_the_question_before()
    {
        var first = await desk.AskAsync("Who spoke at the Lund forum in 2021?");

        var second = await desk.AnswerAsync("and who sent a letter?", first);
        var third = await desk.AnswerAsync("and in earlier years?", first);

        second.Items.ShouldHaveSingleItem().Text.ShouldBe("Karin Holm");
        second.Understood.ShouldNotBeNull().ShouldContain("Lund");
        third.Items.Select(item => item.Text).ShouldBe(["Tina Granger", "Oscar Bellamy"]);
    }

    [Fact]
    public async Task Thanks_are_not_searched()
    {
        var first = await desk.AskAsync("Who spoke at the Lund forum in 2021?");

        var reply = (await desk.AskAsync("perfect, thanks", first)).ShouldBeOfType<Reply.NotFound>();

        reply.IsCourtesy.ShouldBeTrue();
        reply.Passages.ShouldBeEmpty();
        reply.Understood.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_complete_is_asked_as_it_stands()
    {
        var first = await desk.AskAsync("Who spoke at the Lund forum in 2021?");

        (await desk.AskAsync("Which company does Peter Langley head?", first)).Understood.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_known_before_it_was_published() =>
        (
            await desk.AskAsync("How many barges were in the queue at the Mosel Canal?", asOf: new DateOnly(2023, 9, 1))
        ).ShouldBeOfType<Reply.NotFound>();

    [Fact]
    public async Task Every_quote_shown_stands_in_the_stored_text()
    {
        var verifier = new QuoteVerifier(desk.Corpus);
        string[] questions =
        [
            "Who spoke at the Lund forum in 2021?",
            "Who called Norland an iron-fisted data state?",
            "Who won the Zagreb Marathon?",
            "What did Hanna Weiss say about the repair?",
        ];

        foreach (var question in questions)
        {
            var reply = await desk.AskAsync(question);
            foreach (var source in reply.Sources)
                (await verifier.VerifyAsync(desk.Workspace, source.Citation, source.Quote, CancellationToken.None)).ShouldBeTrue();
            if (reply is Reply.Cited cited)
                cited.Claims.ShouldAllBe(claim => claim.Text == Source(cited, claim.Citations[0]).Quote);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_question_is_refused(string question) =>
        await Should.ThrowAsync<ArgumentException>(() => desk.AskAsync(question));

    [Theory]
    [InlineData("\" OR * NEAR(")]
    [InlineData("title:forum AND -text:")]
    [InlineData("'; DROP TABLE article; --")]
    [InlineData("🤖🤖🤖 \u202E who \0 spoke?")]
    [InlineData("谁在会上发言?")]
    public async Task Hostile_questions_are_only_questions(string question) => (await desk.AskAsync(question)).ShouldNotBeNull();

    static AnswerItem Item(Reply.Cited reply, string text) => reply.Items.Single(item => item.Text == text);

    static CitedSource Source(Reply reply, int number) => reply.Sources.Single(source => source.Number == number);
}
