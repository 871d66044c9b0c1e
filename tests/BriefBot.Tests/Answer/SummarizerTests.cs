using BriefBot.Answer.Summaries;
using BriefBot.Language;

namespace BriefBot.Tests.Answer;

public class SummarizerTests
{
    static readonly SummaryText First = new(
        "Harbour wall of Norrvik to be raised",
        """
        The council of Norrvik voted on Thursday to raise the harbour wall by a metre after two floods in one winter. Gulls were seen over the market. Work on the harbour wall starts in June.
        """,
        new DateOnly(2024, 4, 12)
    );

    static readonly SummaryText Second = new(
        "Norrvik raises its harbour wall",
        """
        Norrvik will raise its harbour wall by a metre, the council voted, after floods in the winter. The ferry to Skarn uses the northern pier while work on the wall goes on until autumn.
        """,
        new DateOnly(2024, 4, 13)
    );

    [Fact]
    public void What_both_tell_is_told_once()
    {
        var told = Quotes([First, Second], new SummaryLimits(40));

        told.Count(quote => quote.Contains("by a metre", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_number_that_another_text_contradicts_is_told_with_its_rival()
    {
        SummaryText[] texts =
        [
            new(
                "Ferry sinks off Skarn",
                "The ferry Linnea sank off Skarn with 84 passengers on board, the coast guard said. The sea was rough."
            ),
            new(
                "Ferry sinks off Skarn in a storm",
                "The ferry Linnea sank off Skarn in a storm with 117 passengers on board. Boats searched until dark."
            ),
        ];

        var told = Quotes(texts, new SummaryLimits(60));

        told.ShouldContain(quote => quote.Contains("84", StringComparison.Ordinal));
        told.ShouldContain(quote => quote.Contains("117", StringComparison.Ordinal));
    }

    [Fact]
    public void What_only_one_mentions_in_passing_is_left_out() =>
        Quotes([First, Second], new SummaryLimits(60)).ShouldNotContain(quote => quote.Contains("Gulls", StringComparison.Ordinal));

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(22)]
    [InlineData(60)]
    public void It_keeps_to_its_words(int words) =>
        Quotes([First, Second], new SummaryLimits(words)).Sum(quote => quote.Split(' ').Length).ShouldBeLessThanOrEqualTo(words);

    [Fact]
    public void It_keeps_to_its_sentences() => Quotes([First, Second], new SummaryLimits(500, Sentences: 2)).Count.ShouldBe(2);

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_comes_behind_it_or_not_at_all()
    {
        var text = new SummaryText(
            "Ines Roth and the wall",
            "Ines Roth met the mayor, Jon Falk. She called the harbour wall a scandal of the century for the harbour. The wall is old."
        );
        var chosen = Summarizer.Summarize([text], new SummaryLimits(60) { MayClarify = false });

        var quotes = chosen.Select(sentence => text.Body[sentence.Span.Start..sentence.Span.End]).ToList();
        var leaning = quotes.FindIndex(quote => quote.StartsWith("She", StringComparison.Ordinal));
        if (leaning >= 0)
            quotes[leaning - 1].ShouldStartWith("Ines Roth");
        chosen.ShouldAllBe(sentence => sentence.Clarifications.Count == 0);
    }

    [Fact]
    public void Where_every_sentence_leans_one_is_chosen_all_the_same() =>
        Quotes([new SummaryText("", "They went home. It was late.")], new SummaryLimits(10)).ShouldNotBeEmpty();

    [Fact]
    public void Nothing_comes_of_nothing() => Quotes([new SummaryText("Title", "")], new SummaryLimits(10)).ShouldBeEmpty();

    [Fact]
    public void What_may_not_be_chosen_is_not() =>
        Summarizer.Summarize([First, Second], new SummaryLimits(60), (text, _) => text == 1).ShouldAllBe(sentence => sentence.Text == 1);

    [Fact]
    public void Many_long_texts_are_summarised_within_bounds()
    {
        var texts = Enumerable
            .Range(0, 40)
            .Select(i => new SummaryText(
                $"Wall {i}",
                string.Join(
                    ' ',
                    Enumerable
                        .Range(0, 200)
                        .Select(j =>
                            $"The harbour wall number {(i * j) % 17} of town {j % 23} was raised by {i % 5} metres in the year of "
                            + $"flood {j}."
                        )
                )
            ))
            .ToList();

        Quotes(texts, new SummaryLimits(100)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Roth resigned. He said so.", true)]
    [InlineData("Roth resigned. They cheered.", true)]
    [InlineData("Volta sold its plant. The company gave no price.", true)]
    [InlineData("Volta sold its plant. The company of actors played on.", false)]
    [InlineData("Roth resigned. “I am tired of all this.”", true)]
    [InlineData("Roth resigned. It is unclear whether a successor was found.", false)]
    [InlineData("Roth resigned. The mayor said that he was sorry.", false)]
    [InlineData("Roth resigned. Jon Falk said that he was sorry.", false)]
    [InlineData("Roth resigned. In his letter, Jon Falk was sorry.", false)]
    [InlineData("Roth resigned. Other mayors build on this situation.", true)]
    [InlineData("Roth resigned. This year two others went.", false)]
    [InlineData("“I go. The wall stays as it is,” Roth said.", true)]
    public void A_sentence_leans_when_what_it_speaks_of_is_named_before(string text, bool leans)
    {
        var spans = Sentences.Split(text);

        Standing.Of(new SummaryText("", text), spans[1], spans[0]).Leans.ShouldBe(leans);
    }

    [Theory]
    [InlineData("Mayor Jon Falk went first. He took the ferry.", "Jon Falk")]
    [InlineData("“We go,” said Mayor Jon Falk. He took the ferry.", "Jon Falk")]
    [InlineData("Jon Falk met Anna Lind. He took the ferry.", null)]
    [InlineData("At the pier, by the old wall of the town and the light, stood Jon Falk. He took the ferry.", null)]
    [InlineData("The ferry was late. He took the bus.", null)]
    public void A_pronoun_is_explained_only_where_one_person_can_be_meant(string text, string? person)
    {
        var spans = Sentences.Split(text);

        Standing.Of(new SummaryText("", text), spans[1], spans[0]).Antecedent?.Text.ShouldBe(person);
        (Standing.Of(new SummaryText("", text), spans[1], spans[0]).Antecedent is null).ShouldBe(person is null);
    }

    [Theory]
    [InlineData("The wall fell on Monday.", "2024-04-08")]
    [InlineData("The wall fell on Friday.", "2024-04-12")]
    [InlineData("The wall fell yesterday.", "2024-04-11")]
    [InlineData("The wall will be raised on Monday.", null)]
    [InlineData("The wall will be raised, officials said on Monday.", "2024-04-08")]
    [InlineData("The wall fell on Monday, 1 April.", null)]
    [InlineData("The wall is closed every Monday.", null)]
    [InlineData("The Sunday Times wrote of the wall.", null)]
    public void A_weekday_is_explained_by_the_day_of_the_text(string sentence, string? day)
    {
        var days = Standing.Of(new SummaryText("", sentence, new DateOnly(2024, 4, 12)), new TextSpan(0, sentence.Length), null).Days;

        days.Select(one => one.Text).ShouldBe(day is null ? [] : [day]);
    }

    [Fact]
    public void A_weekday_of_an_undated_text_stays_as_it_is() =>
        Standing.Of(new SummaryText("", "The wall fell on Monday."), new TextSpan(0, 24), null).Days.ShouldBeEmpty();

    static List<string> Quotes(IReadOnlyList<SummaryText> texts, SummaryLimits limits) =>
        [.. Summarizer.Summarize(texts, limits).Select(sentence => texts[sentence.Text].Body[sentence.Span.Start..sentence.Span.End])];
}
