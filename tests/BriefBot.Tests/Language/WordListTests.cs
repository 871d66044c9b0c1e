using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Tests.Language;

public class WordListTests
{
    [Theory]
    [InlineData("Holm did not speak")]
    [InlineData("Holm didn't speak")]
    [InlineData("Holm didn’t speak")]
    [InlineData("Holm refused to speak")]
    [InlineData("Holm declined to speak")]
    [InlineData("Holm failed to appear")]
    [InlineData("Neither Holm nor Berg spoke")]
    [InlineData("None of the ministers spoke")]
    [InlineData("Nobody from the firm came")]
    [InlineData("Holm skipped the fair")]
    [InlineData("Holm was absent")]
    [InlineData("Holm won't come")]
    public void Negated_statements_are_known(string clause) => Sentence.Of(clause).Negations.ShouldNotBeEmpty();

    [Theory]
    [InlineData("Holm spoke")]
    [InlineData("Holm is no doubt the best")]
    [InlineData("Not only Holm spoke")]
    [InlineData("Not least Holm spoke")]
    [InlineData("World No. 1 Ida Holm won")]
    [InlineData("No fewer than nine spoke")]
    [InlineData("The mission failed")]
    public void Plain_statements_are_not_taken_for_negated(string clause) => Sentence.Of(clause).Negations.ShouldBeEmpty();

    [Theory]
    [InlineData("speak", "spoke")]
    [InlineData("spoke", "speech")]
    [InlineData("speeches", "spoke")]
    [InlineData("won", "winner")]
    [InlineData("withdraw", "withdrew")]
    [InlineData("undergo", "underwent")]
    [InlineData("beaten", "beat")]
    [InlineData("fled", "flee")]
    public void Irregular_forms_bring_each_other(string word, string form) => Lemmas.Related(word).ShouldContain(form);

    [Fact]
    public void Other_words_bring_none() => Lemmas.Related("ferry").ShouldBeEmpty();

    [Theory]
    [InlineData("year", true)]
    [InlineData("companies", true)]
    [InlineData("said", true)]
    [InlineData("ferry", false)]
    [InlineData("wimbledon", false)]
    public void Everyday_words_are_known(string word, bool common) => CommonWords.IsCommonStem(PorterStemmer.Stem(word)).ShouldBe(common);
}
