using BriefBot.Answer.Judge.Claims;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Tests.Answer;

public sealed class ClaimPartsTests
{
    [Theory]
    [InlineData("They own 1,000 ships.", "They own one thousand ships.", true)]
    [InlineData("It cost £5m.", "It cost 5 million pounds.", true)]
    [InlineData("It cost $2bn.", "It cost 2 billion dollars.", true)]
    [InlineData("It cost $2bn.", "It cost 2 billion euros.", false)]
    [InlineData("More than 80 barges wait.", "In all 84 barges wait.", true)]
    [InlineData("More than 80 barges wait.", "In all 79 barges wait.", false)]
    [InlineData("About 80 barges wait.", "In all 84 barges wait.", true)]
    [InlineData("Up to 80 barges wait.", "In all 84 barges wait.", false)]
    [InlineData("It sold 3 million phones.", "It sold 3,042,118 phones.", true)]
    [InlineData("It sold 3 million phones.", "It sold 3,542,118 phones.", false)]
    [InlineData("It sold 84 phones.", "It sold about 80 phones.", false)]
    [InlineData("It fell by 5 percent.", "It fell by 5%.", true)]
    [InlineData("It ran for six days.", "It ran for six hours.", false)]
    [InlineData("It ran for six days.", "It ran six days after.", false)]
    [InlineData("They won 2-1.", "They won 2–1.", true)]
    [InlineData("The sixth forum opened.", "The 6th forum opened.", true)]
    public void Numbers_bear_each_other_out_by_value_unit_and_exactness(string claim, string source, bool expected)
    {
        var (claimed, found) = (Measured(claim), Measured(source));

        (claimed.IsSameQuantity(found) && claimed.IsBorneOutBy(found)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("The Covid-19 ward opened at 10:30 on 3 March 2021.")]
    [InlineData("No one came in 2017.")]
    [InlineData("The F-35 landed.")]
    public void Dates_times_and_numbers_in_names_measure_nothing(string text) =>
        Measures.Find(text, new TextSpan(0, text.Length), Dates.Find(text).Select(date => date.Span)).ShouldBeEmpty();

    [Theory]
    [InlineData("in May 2021", "on 18 May 2021", true, false)]
    [InlineData("on 18 May 2021", "in May 2021", false, false)]
    [InlineData("in 2019", "in 2017", false, true)]
    [InlineData("on Tuesday", "on Tuesday", true, false)]
    [InlineData("on Friday", "on Tuesday", false, true)]
    [InlineData("on 18 May 2021", "on Tuesday", true, false)]
    [InlineData("on 3 March", "on 18 May 2021", false, true)]
    public void Dates_are_compared_as_far_as_both_give_them(string claim, string source, bool covered, bool differs)
    {
        var claimed = StatedDate.Find(claim, new TextSpan(0, claim.Length), null).ShouldHaveSingleItem();
        var found = StatedDate.Find(source, new TextSpan(0, source.Length), new DateOnly(2021, 5, 18)).ShouldHaveSingleItem();

        (claimed.IsCoveredBy(found), claimed.Differs(found)).ShouldBe((covered, differs));
    }

    [Theory]
    [InlineData("Ann Rao won the Zagreb Marathon.", "Tim Dale won the Zagreb Marathon.", Bearing.Contradicts, DifferenceKind.Name)]
    [InlineData("Ann Rao ran in the Zagreb Marathon.", "Tim Dale ran in the Zagreb Marathon.", Bearing.Related, DifferenceKind.MissingName)]
    [InlineData(
        "Ann Rao is the chief executive of Volta Motors.",
        "Volta Motors Chief Executive Tim Dale resigned.",
        Bearing.Contradicts,
        DifferenceKind.Name
    )]
    [InlineData("Volta sued Kestrel over batteries.", "Kestrel sued Volta over batteries.", Bearing.Related, DifferenceKind.Roles)]
    [InlineData("Volta will close 2 plants in Lund.", "Volta will close 3 plants in Lund.", Bearing.Contradicts, DifferenceKind.Number)]
    [InlineData(
        "Volta will close its plants in Lund.",
        "Volta will not close its plants in Lund.",
        Bearing.Contradicts,
        DifferenceKind.Negation
    )]
    [InlineData("Volta will not close its plants in Lund.", "Volta may close its plants in Lund.", Bearing.Related, DifferenceKind.Hedge)]
    [InlineData(
        "Volta closed its plants in Lund.",
        "Volta was expected to close its plants in Lund.",
        Bearing.Related,
        DifferenceKind.Hedge
    )]
    [InlineData("Flights to Lund were not cancelled.", "Flights to Lund were cancelled.", Bearing.Contradicts, DifferenceKind.Negation)]
    [InlineData(
        "Ann Rao met Tim Dale.",
        "Ann Rao did not resign, and she denied that she had met Tim Dale.",
        Bearing.Contradicts,
        DifferenceKind.Negation
    )]
    [InlineData(
        "Ann Rao took money from Tim Dale.",
        "Ann Rao denies having taken money from Tim Dale.",
        Bearing.Contradicts,
        DifferenceKind.Negation
    )]
    [InlineData(
        "Volta closes its plants in Lund.",
        "Volta ruled out closing its plants in Lund.",
        Bearing.Contradicts,
        DifferenceKind.Negation
    )]
    [InlineData(
        "Volta earned 5% more and Kestrel 9% more.",
        "Volta earned 5% more and Kestrel 8% more.",
        Bearing.Contradicts,
        DifferenceKind.Number
    )]
    [InlineData("The strike closed 2 plants in 2019.", "The strike closed 3 plants in 2021.", Bearing.Related, DifferenceKind.Number)]
    public void One_difference_decides_how_a_sentence_bears_on_another(string claim, string source, Bearing bearing, DifferenceKind kind)
    {
        var comparison = Compare(claim, source);

        comparison.Bearing.ShouldBe(bearing, string.Join(", ", comparison.Differences));
        comparison.Differences.ShouldContain(difference => difference.Kind == kind);
    }

    [Theory]
    [InlineData("The lock gate was closed by Volta.", "Volta closed the lock gate.")]
    [InlineData("US officials closed the lock gate.", "United States officials closed the lock gate.")]
    [InlineData("Volta won't close its plants in Lund.", "Volta will not close its plants in Lund.")]
    [InlineData("Volta may close its plants in Lund.", "Volta may close its plants in Lund.")]
    [InlineData("Ann Rao denied meeting Tim Dale.", "Ann Rao denied that she had met Tim Dale.")]
    public void Other_words_for_the_same_support(string claim, string source) =>
        Compare(claim, source).Bearing.ShouldBe(Bearing.Supports, string.Join(", ", Compare(claim, source).Differences));

    static Measure Measured(string text) => Measures.Find(text, new TextSpan(0, text.Length), []).ShouldHaveSingleItem();

    static Comparison Compare(string claim, string source)
    {
        var article = new Article(new ArticleId(1), 1, new WorkspaceId(1), "", source, PublicationDate.Unknown)
        {
            OriginalName = "one.txt",
        };
        var question = ClaimChecker.AsStatement(QuestionAnalyzer.Analyze(claim, new DateOnly(2024, 3, 1)));
        var weights = new TermWeights(question.Terms, [.. question.Terms.Select(_ => 1L)], 100);
        var reading = new ClaimReading(Sentence.Of(claim), question, weights, new TermMatcher(question), []);
        return StatementComparison.Compare(reading, article, new TextSpan(0, source.Length), default);
    }
}
