using BriefBot.Answer.Judge.Claims;
using BriefBot.Reader;

namespace BriefBot.Tests.Answer;

public sealed class JudgedBearingTests
{
    static readonly Judgement Supports = new(0.97, 0.01, 0.02);
    static readonly Judgement Contradicts = new(0.01, 0.97, 0.02);
    static readonly Judgement Neither = new(0.05, 0.05, 0.9);

    [Theory]
    [InlineData(null)]
    [InlineData(Bearing.Related)]
    public void What_is_told_in_other_words_bears_a_claim_out_or_contradicts_it(Bearing? byRules)
    {
        Judged(byRules, Supports, DifferenceKind.MissingWords).ShouldBe(Bearing.Supports);
        Judged(byRules, Contradicts, DifferenceKind.MissingWords).ShouldBe(Bearing.Contradicts);
        Judged(byRules, Neither, DifferenceKind.MissingWords).ShouldBe(byRules);
    }

    [Theory]
    [InlineData(DifferenceKind.Number)]
    [InlineData(DifferenceKind.Date)]
    [InlineData(DifferenceKind.Name)]
    [InlineData(DifferenceKind.MissingName)]
    [InlineData(DifferenceKind.MissingNumber)]
    public void Nothing_bears_out_a_name_number_or_date_that_it_lacks(DifferenceKind kind) =>
        Judged(Bearing.Related, Supports, kind, DifferenceKind.MissingWords).ShouldBe(Bearing.Related);

    [Theory]
    [InlineData(DifferenceKind.Hedge)]
    [InlineData(DifferenceKind.Roles)]
    public void Where_the_words_are_the_same_what_differs_decides(DifferenceKind kind) =>
        Judged(Bearing.Related, Supports, kind).ShouldBe(Bearing.Related);

    [Fact]
    public void The_same_words_do_not_support_where_the_model_sees_a_contradiction() =>
        Judged(Bearing.Supports, Contradicts).ShouldBe(Bearing.Contradicts);

    [Fact]
    public void A_difference_is_only_related_where_the_model_sees_another_event() =>
        Judged(Bearing.Contradicts, Neither, DifferenceKind.Number).ShouldBe(Bearing.Related);

    [Fact]
    public void What_does_not_name_whom_a_claim_names_does_not_contradict_it() =>
        Judged(Bearing.Related, Contradicts, DifferenceKind.MissingName, DifferenceKind.MissingWords).ShouldBe(Bearing.Related);

    [Fact]
    public void What_was_taken_back_stays_so() =>
        Judged(Bearing.Contradicts, Supports, DifferenceKind.Retraction).ShouldBe(Bearing.Contradicts);

    static Bearing? Judged(Bearing? byRules, Judgement judgement, params DifferenceKind[] differences) =>
        JudgedBearing
            .Of(new Comparison(byRules, 0.5, [.. differences.Select(kind => new Difference(kind, null, null))], [], null), judgement)
            .Bearing;
}
