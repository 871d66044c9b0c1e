using BriefBot.Language;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Language;

public class ClausesTests
{
    [Theory]
    [InlineData("Holm spoke in the hall, while Berg sent a letter.", "Holm spoke in the hall,| while Berg sent a letter.")]
    [InlineData("Holm spoke while Berg listened.", "Holm spoke |while Berg listened.")]
    [InlineData("Holm spoke; Berg, although invited, did not.", "Holm spoke;| Berg,| although invited, did not.")]
    [InlineData("Holm spoke, but not Berg; Lund sang.", "Holm spoke,| but not Berg;| Lund sang.")]
    [InlineData("Holm came instead of Berg.", "Holm came |instead of Berg.")]
    [InlineData("Holm and Berg spoke.", "Holm and Berg spoke.")]
    public void A_sentence_is_cut_where_another_subject_may_begin(string sentence, string clauses) =>
        string.Join('|', Clauses.Split(sentence, new TextSpan(0, sentence.Length)).Select(c => sentence[c.Start..c.End])).ShouldBe(clauses);

    [Fact]
    public void Clauses_cover_their_sentence_without_overlap()
    {
        var parts = Gen.Elements(", while ", "; ", " but not ", ", but ", " except ", "Holm", " spoke", ".", " ")
            .ListOf()
            .Select(string.Concat);
        Prop.ForAll(
                Arb.From(parts),
                text =>
                {
                    var clauses = Clauses.Split("Before. " + text + " After.", new TextSpan(8, 8 + text.Length));
                    clauses[0].Start.ShouldBe(8);
                    clauses[^1].End.ShouldBe(8 + text.Length);
                    clauses.Zip(clauses.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
                }
            )
            .Check(Config.QuickThrowOnFailure);
    }
}
