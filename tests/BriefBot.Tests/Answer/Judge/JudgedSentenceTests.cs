using BriefBot.Answer.Judge.Written;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Tests.Answer.Judge;

public sealed class JudgedSentenceTests
{
    const string Source = "Councillors voted down the plan to widen the quay at Sund by 12 metres on 4 May.";
    const string Honest = "There will be no wider quay at Sund, the council decided.";

    static readonly Judgement BorneOut = new(0.98, 0.01, 0.01);
    static readonly Judgement Opposed = new(0.02, 0.95, 0.03);
    static readonly Judgement Open = new(0.05, 0.05, 0.9);

    [Fact]
    public void What_is_told_in_words_of_its_own_passes_where_the_judge_is_sure_and_not_without_it()
    {
        Verify(Honest, BorneOut).Passes.ShouldBeTrue();
        Verify(Honest, null).Passes.ShouldBeFalse();
    }

    [Fact]
    public void What_the_judge_takes_for_wrong_fails_and_says_why()
    {
        Verify(Honest, Opposed).Faults.ShouldContain(fault => fault.Kind == FaultKind.Contradicted);
        Verify(Honest, Open).Faults.ShouldContain(fault => fault.Kind == FaultKind.LeftOpen);
    }

    [Fact]
    public void What_no_rule_objects_to_still_fails_where_the_judge_sees_a_contradiction()
    {
        const string sentence = "Councillors voted down the plan to widen the quay on 4 May.";

        Verify(sentence, null).Passes.ShouldBeTrue();
        Verify(sentence, Opposed).Passes.ShouldBeFalse();
    }

    [Theory]
    [InlineData("The council at Sund decided against a quay wider by 14 metres.", FaultKind.Number)]
    [InlineData("There will be no wider quay, the council decided on 5 May.", FaultKind.Date)]
    [InlineData("There will be no wider quay at Skarn, the council decided.", FaultKind.Name)]
    [InlineData("“No wider quay for Sund”, the council decided.", FaultKind.Quotation)]
    public void A_name_number_date_or_quotation_that_stands_nowhere_fails_however_sure_the_judge_is(string sentence, FaultKind kind) =>
        Verify(sentence, BorneOut).Faults.ShouldContain(fault => fault.Kind == kind);

    [Fact]
    public void What_is_copied_needs_no_judge() => Verify(Source, Opposed).Passes.ShouldBeTrue();

    [Fact]
    public void Without_time_to_judge_the_rules_decide()
    {
        var cited = Cited();

        SentenceVerifier.Verify(Honest, cited, (_, _) => null).Passes.ShouldBeFalse();
        SentenceVerifier.Verify("Councillors voted down the plan to widen the quay on 4 May.", cited, (_, _) => null).Passes.ShouldBeTrue();
    }

    static Verdict Verify(string sentence, Judgement? judgement) =>
        SentenceVerifier.Verify(sentence, Cited(), judgement is null ? null : (_, _) => judgement);

    static List<CitedSentence> Cited() =>
        [new CitedSentence(Newsroom.Article(1, "Sund", "Sund Post", new DateOnly(2026, 5, 5), Source), new TextSpan(0, Source.Length))];
}
