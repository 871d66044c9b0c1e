using BriefBot.Answer;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Tests.Answer;

public sealed class AnswerPartsTests
{
    [Theory]
    [InlineData("Peter Langley", "Langley", true)]
    [InlineData("Peter Langley", "Peter", true)]
    [InlineData("Chuck Robin", "Chuck Robins", true)]
    [InlineData("Anna Berg", "Anna Borg", false)]
    [InlineData("Peter Langley", "Maria Langley", false)]
    [InlineData("Peter Langley", "Sorel", false)]
    public void Forms_of_one_name_are_recognised(string a, string b, bool same) => NameGroup.IsSame(a, b).ShouldBe(same);

    [Theory]
    [InlineData("She sent a message penned by President Ann Rao to the hall.", "Ann Rao", null)]
    [InlineData("A letter penned by President Ann Rao was read.", "Ann Rao", "letter")]
    [InlineData("Ann Rao is taking part via video.", "Ann Rao", "via video")]
    [InlineData("He wrote a letter of thanks, and Ann Rao read it.", "Ann Rao", null)]
    [InlineData("Two chiefs spoke by video link: Tim Dale and Ann Rao.", "Ann Rao", "by video link")]
    [InlineData("Ann Rao attended virtually.", "Ann Rao", "virtually")]
    public void How_somebody_took_part_is_told_in_the_words_of_the_source(string text, string name, string? expected)
    {
        var sentence = new TextSpan(0, text.Length);
        var names = Names.Find(text, sentence);
        var person = names.Single(mention => mention.Text == name);

        var manner = Manner.Of(text, sentence, person.Span, names);

        (manner is { } span ? text[span.Start..span.End] : null).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Volta and Kestrel CEOs Peter Langley and Maria Sorel agreed.", "Peter Langley", "Volta")]
    [InlineData("Volta and Kestrel CEOs Peter Langley and Maria Sorel agreed.", "Maria Sorel", "Kestrel")]
    [InlineData("Volta Chief Executive Peter Langley met Kestrel's Maria Sorel.", "Maria Sorel", "Kestrel")]
    [InlineData("Volta Chief Executive Peter Langley met Kestrel's Maria Sorel.", "Peter Langley", "Volta")]
    [InlineData("Peter Langley met Maria Sorel at Kestrel.", "Maria Sorel", null)]
    public void Everyone_is_given_their_own_employer(string text, string person, string? expected)
    {
        var names = Names.Find(text, new TextSpan(0, text.Length));

        Employers.Of(text, names, names.FindIndex(name => name.Text == person)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Freedom Watch said Norland listens.", "Freedom Watch")]
    [InlineData("“They listen,” said Ann Rao.", "Ann Rao")]
    [InlineData("Norland listens, according to Ann Rao.", "Ann Rao")]
    [InlineData("Ann Rao, who leads the party, warned of it.", "Ann Rao")]
    [InlineData("“They listen,” said Volta CEO Tim Dale.", "Tim Dale")]
    [InlineData("“They listen,” the clerk, told Ann Rao.", null)]
    [InlineData("Ann Rao met Tim Dale.", null)]
    public void The_speaker_of_a_sentence_is_found(string text, string? expected)
    {
        Sentence.Of(text).Speaker?.Text.ShouldBe(expected);
    }
}
