using BriefBot.Retrieve;

namespace BriefBot.Tests.Retrieve;

public sealed class PartFinderTests
{
    [Theory]
    [InlineData("Who won the regatta in Skarn?")]
    [InlineData("Why was the ferry cancelled, and by whom?")]
    [InlineData("What did Ilse Maron say about rents and wages in Brixham?")]
    [InlineData("Which minister resigned after the inquiry into ferries, ports and fishing?")]
    [InlineData("While the bridge was closed, how many people took the ferry?")]
    [InlineData("Ferries between Lund and Skarn stopped on Monday. How many passengers were stranded?")]
    [InlineData("How much did the museum spend compared to last year?")]
    [InlineData("What did the mayor compare the storm to during a call with Kiel?")]
    [InlineData("Which flags, banners and posters were banned at the match in Avel?")]
    [InlineData("What happened in Kiel between 3 May 2024 and 5 May 2024?")]
    [InlineData("Dario Blum, who grew up in Tessin, has moved to Avel. Which club did he leave?")]
    public void These_ask_for_one_thing(string question) => Find(question).ShouldBeNull();

    [Theory]
    [InlineData("Compare the fares of the tram in Kiel and the one in Graz", "Kiel", "Graz")]
    [InlineData("compare rents in brixham with those in tavistock and say where they rise", "brixham", "rise")]
    [InlineData("How do Brixham and Tavistock differ on rents?", "Brixham", "Tavistock")]
    [InlineData("What is the difference between the fares in Kiel and Graz?", "Kiel", "Graz")]
    [InlineData("Kiel vs Graz: which tram is cheaper?", "Kiel", "Graz")]
    [InlineData("Who designed the museum and when does it open?", "museum", "open")]
    [InlineData("who designed the museum? what did the roof cost?", "museum", "roof")]
    [InlineData("Does Ilse Maron want the toll, while Pia Horn wants it gone?", "Maron", "Horn")]
    [InlineData("Is Brixham closing a ward whereas the next town keeps its own?", "Brixham", "town")]
    public void These_ask_for_several(string question, string first, string second)
    {
        var parts = Find(question)!.Value;

        var found = parts.Parts.Parts.Select(part => part.Terms.Select(term => parts.Question.Terms[term].Surface).ToList()).ToList();
        var one = found.FindIndex(part => part.Contains(first));
        one.ShouldBeGreaterThanOrEqualTo(0);
        found.FindIndex(part => part.Contains(second)).ShouldBeGreaterThan(one);
    }

    [Fact]
    public void A_sentence_that_lists_what_is_known_of_somebody_has_its_clauses_as_parts()
    {
        var parts = Find(
            "Which official, who once ran the fishing fleet of a northern island, sold shares in a shipyard before the inquiry "
                + "opened, and later appointed a cousin as harbour pilot?"
        )!.Value.Parts;

        parts.Parts.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Outlets_named_are_no_words_to_look_for()
    {
        var (question, parts) = Find(
            "What do the Elm Courier and the Clyde Star say about the toll?",
            new OutletMention(2, 5, ["Elm Courier"]),
            new OutletMention(6, 9, ["Clyde Star"])
        )!.Value;

        parts.OutletTerms.Select(term => question.Terms[term].Surface).ShouldBe(["Elm", "Courier", "Clyde", "Star"], ignoreOrder: true);
        parts.Outlets.Count.ShouldBe(2);
    }

    [Fact]
    public void A_question_about_two_outlets_asks_for_one_thing() =>
        Find(
                "Who are the Elm Courier and the Clyde Star?",
                new OutletMention(2, 5, ["Elm Courier"]),
                new OutletMention(6, 9, ["Clyde Star"])
            )
            .ShouldBeNull();

    [Fact]
    public void One_outlet_on_two_days_is_asked_for_two_articles()
    {
        var found = Find(
            "What did the Elm Courier write about the dam on January 8, 2024 and on 16 April?",
            new OutletMention(2, 5, ["Elm Courier"])
        );

        found!.Value.Parts.NamesDay(new DateOnly(2024, 1, 8)).ShouldBeTrue();
        found.Value.Parts.NamesDay(new DateOnly(2023, 1, 8)).ShouldBeFalse();
        found.Value.Parts.NamesDay(new DateOnly(2023, 4, 16)).ShouldBeTrue();
    }

    static (QuestionAnalysis Question, QuestionParts Parts)? Find(string text, params OutletMention[] outlets)
    {
        var question = QuestionAnalyzer.Analyze(text, new DateOnly(2024, 6, 1));
        return PartFinder.Find(question, outlets) is { } parts ? (question, parts) : null;
    }
}
