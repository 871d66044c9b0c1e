using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Tests.Answer.Judge;

public sealed class SentenceVerifierTests
{
    const string Body =
        "Harbour master Ana Ruiz said the pier would reopen in May after repairs that cost about 4 million euros. "
        + "Volta sued Kestrel on Monday over a patent. "
        + "The crane was expected to arrive on Tuesday. "
        + "“Nobody told us,” said fisherman Jon Berg. "
        + "Ruiz praised the 12 divers who had worked for 30 days. "
        + "Norline paid 3 million dollars, while Sudline paid 5 million dollars. "
        + "The mayor, Ole Dahl, did not attend the ceremony. "
        + "Volta sold its yard in Sund to Kestrel, 9 percent fewer ships than in the year before. "
        + "A regatta is planned for June in the harbour, and the jetty is to reopen with it. "
        + "The shipyard opened on Friday, three decades after its predecessor burned down. "
        + "About 300 apprentices will start in August. "
        + "The shipyard has set aside 2 million euros for a school. "
        + "Every third apprentice is a woman. "
        + "The company plans another yard, provided the council agrees. "
        + "The town wants a museum there. "
        + "Manager Eva Holm apologised to neighbours and said the noise would end. "
        + "Volta praised Kestrel and fined Sudline. "
        + "The council has seen the plan and has indicated that it will. "
        + "A pair of seals lives under the pier, and at least six boats were moved. "
        + "Prices should be lower, the bakers said. "
        + "Police believe the boats were stolen. "
        + "The crew would vote on it in December, if the port confirms it in writing.";

    static readonly Article Article = Newsroom.Article(1, "Pier at Sund to reopen", "Sund Post", new DateOnly(2026, 3, 4), Body);

    static readonly List<TextSpan> Spans = Sentences.Split(Body);

    [Theory]
    [InlineData(1, "According to harbour master Ana Ruiz, the pier would reopen in May.")]
    [InlineData(1, "Ruiz said the repairs cost about 4 million euros.")]
    [InlineData(2, "Kestrel was sued by Volta over a patent on Monday.")]
    [InlineData(2, "Volta sued Kestrel over a patent on 2 March 2026.")]
    [InlineData(3, "The crane was expected to arrive on Tuesday.")]
    [InlineData(4, "Fisherman Jon Berg said “nobody told us”.")]
    [InlineData(5, "Ruiz praised the twelve divers, who had worked for 30 days.")]
    [InlineData(6, "Sudline paid 5 million dollars.")]
    [InlineData(7, "Mayor Ole Dahl did not attend the ceremony.")]
    [InlineData(9, "A regatta is planned for June in the harbour.")]
    [InlineData(9, "The jetty is due to reopen.")]
    [InlineData(11, "Around 300 apprentices start in August.")]
    [InlineData(12, "The shipyard has earmarked 2 million euros for a school.")]
    [InlineData(14, "If the council agrees, the company plans another yard.")]
    [InlineData(14, "The company is planning another yard if the council agrees.")]
    [InlineData(2, "The Sund Post reported that Volta sued Kestrel over a patent.")]
    [InlineData(22, "If the port confirms it in writing, the crew would vote on it in December.")]
    public void What_the_source_says_in_other_words_passes(int cited, string sentence)
    {
        var verdict = SentenceVerifier.Verify(sentence, [Cited(cited)]);

        verdict.Faults.ShouldBeEmpty();
        verdict.Passes.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, "The pier would reopen in May.", FaultKind.Attribution)]
    [InlineData(1, "Harbour master Jon Berg said the pier would reopen in May.", FaultKind.Name)]
    [InlineData(1, "Ruiz said the repairs cost 4 million euros.", FaultKind.Hedge)]
    [InlineData(1, "Ruiz said the repairs cost about 4 billion euros.", FaultKind.Number)]
    [InlineData(1, "Ruiz said the repairs cost about 4 million dollars.", FaultKind.Unit)]
    [InlineData(1, "Ruiz said the pier would reopen in June.", FaultKind.Date)]
    [InlineData(1, "Ruiz said the pier would not reopen in May.", FaultKind.Negation)]
    [InlineData(1, "Ruiz said the pier reopened in May.", FaultKind.Hedge)]
    [InlineData(1, "Ruiz said the pier would close in May.", FaultKind.Opposite)]
    [InlineData(2, "Kestrel sued Volta on Monday over a patent.", FaultKind.Roles)]
    [InlineData(2, "Volta sued Kestrel on 9 March 2026 over a patent.", FaultKind.Date)]
    [InlineData(2, "According to Ana Ruiz, Volta sued Kestrel.", FaultKind.Attribution)]
    [InlineData(2, "Volta sued Kestrel on Monday over a patent and a stolen design.", FaultKind.Unsupported)]
    [InlineData(2, "Volta may have sued Kestrel on Monday.", FaultKind.Hedge)]
    [InlineData(3, "The crane arrived on Tuesday.", FaultKind.Hedge)]
    [InlineData(4, "Fisherman Jon Berg said “nobody asked us”.", FaultKind.Quotation)]
    [InlineData(5, "Ruiz praised all the divers.", FaultKind.Quantity)]
    [InlineData(6, "Norline paid 5 million dollars.", FaultKind.Number)]
    [InlineData(2, "Volta poisoned Kestrel on Monday over a patent.", FaultKind.Unsupported)]
    [InlineData(5, "Ruiz praised the 12 divers who had drowned for 30 days.", FaultKind.Unsupported)]
    [InlineData(8, "Volta had 9 percent of the ships of the year before.", FaultKind.Quantity)]
    [InlineData(9, "A regatta was in the harbour in June.", FaultKind.Hedge)]
    [InlineData(9, "The jetty reopened.", FaultKind.Hedge)]
    [InlineData(7, "Mayor Ole Dahl attended the ceremony.", FaultKind.Negation)]
    [InlineData(10, "Its predecessor burned down four decades ago.", FaultKind.Number)]
    [InlineData(11, "Around 300 apprentices did start in August.", FaultKind.Hedge)]
    [InlineData(11, "Around 300 apprentices started in August.", FaultKind.Hedge)]
    [InlineData(13, "One in four apprentices is a woman.", FaultKind.Number)]
    [InlineData(14, "The company plans another yard.", FaultKind.Hedge)]
    [InlineData(14, "The company has another yard.", FaultKind.Hedge)]
    [InlineData(15, "Kestrel wants a museum.", FaultKind.Name)]
    [InlineData(16, "The noise would end.", FaultKind.Attribution)]
    [InlineData(16, "Holm promised that the noise would end.", FaultKind.Attribution)]
    [InlineData(17, "Volta fined Kestrel and praised Sudline.", FaultKind.Roles)]
    [InlineData(19, "Three seals live under the pier.", FaultKind.Number)]
    [InlineData(21, "The boats were reportedly stolen, police said.", FaultKind.Hedge)]
    [InlineData(7, "You should read this at https://sund.example", FaultKind.NotAStatement)]
    [InlineData(7, "![Dahl](https://evil.example/x.png)", FaultKind.NotAStatement)]
    [InlineData(7, "I cannot answer that.", FaultKind.NotAStatement)]
    public void What_differs_is_named(int cited, string sentence, FaultKind fault)
    {
        var verdict = SentenceVerifier.Verify(sentence, [Cited(cited)]);

        verdict.Passes.ShouldBeFalse();
        verdict.Faults.Select(found => found.Kind).ShouldContain(fault);
        verdict.Faults.ShouldAllBe(found => FaultWords.Reason(found).Length > 0);
    }

    [Fact]
    public void Two_sentences_may_be_told_as_one()
    {
        SentenceVerifier
            .Verify("Volta sued Kestrel over a patent, and Sudline paid 5 million dollars.", [Cited(2), Cited(6)])
            .Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Whom_one_sentence_tells_of_did_not_do_what_another_tells_of_others()
    {
        SentenceVerifier
            .Verify("The crane was sued over a patent.", [Cited(3), Cited(2)])
            .Faults.ShouldContain(fault => fault.Kind == FaultKind.Roles);
        SentenceVerifier
            .Verify("A pair of seals has set aside 2 million euros for a school.", [Cited(19), Cited(12)])
            .Faults.ShouldContain(fault => fault.Kind == FaultKind.Roles);
        SentenceVerifier
            .Verify("Mayor Ole Dahl had worked for 30 days.", [Cited(7), Cited(5)])
            .Faults.ShouldContain(fault => fault.Kind == FaultKind.Roles);
    }

    [Theory]
    [InlineData("Ann Lee and Bo Tan have opened the new steel bridge.", "Bo Tan and Ann Lee have opened the new steel bridge.")]
    [InlineData("The new steel bridge was opened by Ann Lee and Bo Tan.", "The new steel bridge was opened by Bo Tan and Ann Lee.")]
    [InlineData("Ann Lee, Bo Tan and Cy Ford opened the new bridge.", "Bo Tan, Ann Lee and Cy Ford opened the new bridge.")]
    [InlineData("The judges fined both Volta and Kestrel on Monday.", "The judges fined both Kestrel and Volta on Monday.")]
    [InlineData("Volta or Kestrel will build the new steel bridge.", "Kestrel or Volta will build the new steel bridge.")]
    [InlineData("Mara Holt and Edo Brandt opened the hall.", "Edo Brandt and Mara Holt opened the hall.")]
    [InlineData("Mara Holt, Edo Brandt and Pia Lund opened the hall.", "Pia Lund, Edo Brandt and Mara Holt opened the hall.")]
    [InlineData("The jury honoured Mara Holt and Edo Brandt.", "The jury honoured Edo Brandt and Mara Holt.")]
    public void Those_who_are_named_together_may_be_named_in_another_order(string source, string sentence) =>
        SentenceVerifier.Verify(sentence, [Whole(source)]).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("Ann Lee beat Bo Tan at the new steel bridge.", "Bo Tan beat Ann Lee at the new steel bridge.")]
    [InlineData("Mara Holt praised Edo Brandt.", "Edo Brandt praised Mara Holt.")]
    [InlineData("Ona Marine sold its yard to Kestrel Lines on Monday.", "Kestrel Lines sold its yard on Monday.")]
    [InlineData("Mara Holt praised Edo Brandt and sued Pia Lund.", "Mara Holt praised Pia Lund and sued Edo Brandt.")]
    public void Those_who_are_not_named_together_may_not(string source, string sentence) =>
        SentenceVerifier.Verify(sentence, [Whole(source)]).Faults.ShouldContain(fault => fault.Kind == FaultKind.Roles);

    [Fact]
    public void So_many_or_more_are_not_so_many() =>
        SentenceVerifier.Verify("Six boats were moved to Sund.", [Whole("Six or more boats were moved to Sund.")]).Passes.ShouldBeFalse();

    [Fact]
    public void A_number_does_not_change_its_owner_between_two_sentences()
    {
        SentenceVerifier.Verify("Volta paid 5 million dollars to Kestrel.", [Cited(2), Cited(6)]).Passes.ShouldBeFalse();
    }

    [Fact]
    public void What_cites_nothing_does_not_pass()
    {
        SentenceVerifier
            .Verify("Volta sued Kestrel on Monday over a patent.", [])
            .Faults.ShouldHaveSingleItem()
            .Kind.ShouldBe(FaultKind.NoCitation);
    }

    [Theory]
    [InlineData("“")]
    [InlineData("a ")]
    [InlineData("1,")]
    [InlineData("\"'“")]
    [InlineData("Ruiz said ")]
    [InlineData("not ")]
    public void Hostile_sentences_are_judged_all_the_same(string piece)
    {
        var sentence = string.Concat(Enumerable.Repeat(piece, 5_000))[..SentenceVerifier.Longest];

        SentenceVerifier.Verify(sentence, [Cited(1), Cited(2)]).Passes.ShouldBeFalse();
        SentenceVerifier.Verify(sentence + "x", [Cited(1)]).Passes.ShouldBeFalse();
    }

    static CitedSentence Cited(int number) => new(Article, Spans[number - 1]);

    static CitedSentence Whole(string text) =>
        new(Newsroom.Article(2, "Sund", "Sund Post", new DateOnly(2026, 3, 4), text), new TextSpan(0, text.Length));
}
