using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

/// <summary>What an answer must not say: what was denied, what another was, what is not told, what no longer holds.</summary>
public sealed class ReadCaseTests
{
    static Task<ReadingDesk> MinisterAsync() =>
        ReadingDesk.OpenAsync(
            (
                "Minister stays",
                "2026-11-20",
                """
                Harbour minister Olga Brandt did not resign on Monday, her office said, and she denied that she had met the shipowner Karl Voss. No one was killed in the fire on the ferry Lydia. The bridge was never sold to Nordkai.
                """
            )
        );

    static Task<ReadingDesk> ServersAsync() =>
        ReadingDesk.OpenAsync(
            (
                "Small servers",
                "2026-11-20",
                "A single Brix M4 box with 24 GB of memory ran the web server of the Ostrey library for a year, the librarian "
                    + "Hana Moll said. It used nine watts and cost 620 euros."
            ),
            (
                "Search node",
                "2026-11-20",
                "The search cluster of the Veldmark archive has six nodes and holds 20 million documents, its head Piet Loos said."
            )
        );

    static Task<ReadingDesk> KellersAsync() =>
        ReadingDesk.OpenAsync(
            (
                "Marathon",
                "2026-11-20",
                "Anna Keller won the island marathon in 2 hours 31 minutes on Sunday. She is 29 and works as a baker in Ostrey."
            ),
            (
                "Bank",
                "2026-11-21",
                "Thomas Keller, 61, became the head of the Veldmark Savings Bank on Monday. Mr Keller had led its branch in "
                    + "Ostrey since 2011."
            )
        );

    static Task<ReadingDesk> TollAsync() =>
        ReadingDesk.OpenAsync(
            ("Toll", "2024-01-08", "The ferry toll in Ostrey is 4 euros, the port said on Monday."),
            ("Toll up", "2025-03-03", "The ferry toll in Ostrey is 5 euros from today, the port said."),
            ("Toll up again", "2026-11-22", "The ferry toll in Ostrey is 7.50 euros since Sunday, the port said. It had been 5 euros.")
        );

    [Theory]
    [InlineData("Did Olga Brandt resign?", "Yes")]
    [InlineData("When did Olga Brandt resign?", "Monday")]
    [InlineData("How many people were killed in the fire on the ferry Lydia?", "one")]
    [InlineData("Who bought the bridge?", "Nordkai")]
    [InlineData("Who met Karl Voss?", "Olga Brandt")]
    public async Task What_did_not_happen_is_not_given_as_the_answer(string question, string wrong)
    {
        await using var desk = await MinisterAsync();

        (await desk.ShortAsync(question)).ShouldNotContain(wrong);
    }

    [Theory]
    [InlineData("Why did Marl sack Henrik Sund?")]
    [InlineData("Who was Luc Ferrand's deputy?")]
    public async Task What_is_rather_wrong_or_no_answer_to_the_question_is_not_marked(string question)
    {
        await using var desk = await ReadingDesk.OpenAsync(
            (
                "Marl sack coach after seventh defeat",
                "2026-11-22",
                "Marl sacked their coach Henrik Sund on Sunday, a day after a 2-0 home defeat by Skerry Rovers, their seventh of the "
                    + "season. Assistant coach Bea Oyelaran takes charge until Christmas."
            ),
            (
                "Okonjo-Hale to head vaccine alliance",
                "2026-11-26",
                "Nobel laureate Miriam Okonjo-Hale will lead the Global Vaccine Alliance from 1 March, succeeding Luc Ferrand. "
                    + "Okonjo-Hale, 61, beat two other finalists: former minister Catalina Reyes and the alliance's own deputy "
                    + "director, Jonas Weill."
            )
        );

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        cited.Claims.ShouldAllBe(claim => claim.Highlights.Count == 0);
    }

    [Fact]
    public async Task What_is_denied_is_quoted_without_a_mark()
    {
        await using var desk = await MinisterAsync();

        var reply = await desk.AskAsync("When did Olga Brandt resign?");

        if (reply is Reply.Cited cited)
            cited.Claims[0].Highlights.ShouldBeEmpty();
        else
            reply.ShouldBeOfType<Reply.NotFound>();
    }

    [Theory]
    [InlineData("Would a Brix M4 be suitable as a search node?")]
    [InlineData("How many documents did the Brix M4 index?")]
    [InlineData("Who is the head of the Ostrey library?")]
    [InlineData("How much did the search cluster of the Veldmark archive cost?")]
    [InlineData("How many nodes has the cluster of the Ostrey library?")]
    [InlineData("When did Hana Moll become librarian?")]
    public async Task What_is_not_told_gets_no_short_answer(string question)
    {
        await using var desk = await ServersAsync();

        (await desk.ShortAsync(question)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("How old is Thomas Keller?", "61", "2 hours")]
    [InlineData("How old is Anna Keller?", "29", "61")]
    [InlineData("Who is the head of the Veldmark Savings Bank?", "Thomas Keller", "Anna Keller")]
    public async Task The_right_bearer_of_a_name_is_quoted(string question, string right, string wrong)
    {
        await using var desk = await KellersAsync();

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        cited.Claims[0].Text.ShouldContain(right);
        cited.Items.Select(item => item.Text).ShouldNotContain(item => item.Contains(wrong, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("How much is the ferry toll in Ostrey?", null, "7.50")]
    [InlineData("How much was the ferry toll in Ostrey in 2024?", null, "4 ")]
    [InlineData("How much is the ferry toll in Ostrey?", "2025-06-01", "5 ")]
    public async Task The_value_that_holds_on_the_day_comes_first_and_nobody_disagrees(string question, string? asOf, string right)
    {
        await using var desk = await TollAsync();

        var cited = (
            await desk.AskAsync(
                question,
                asOf: asOf is null ? null : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)
            )
        ).ShouldBeOfType<Reply.Cited>();

        cited.Conflicts.ShouldBeEmpty();
        cited.Claims[0].Text.ShouldContain(right);
    }

    [Theory]
    [InlineData("What about the ferry toll in Ostrey?")]
    [InlineData("any news on the ferry toll")]
    public async Task A_question_of_a_topic_gets_what_is_told_of_it(string question)
    {
        await using var desk = await TollAsync();

        (await desk.AskAsync(question))
            .ShouldBeOfType<Reply.Cited>()
            .Claims.ShouldContain(claim => claim.Text.Contains("7.50", StringComparison.Ordinal));
    }
}
