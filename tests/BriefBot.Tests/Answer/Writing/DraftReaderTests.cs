using BriefBot.Answer.Writing;

namespace BriefBot.Tests.Answer.Writing;

public sealed class DraftReaderTests
{
    [Theory]
    [InlineData("The bridge opened. [1]\nIt cost 3 million. [2][3]\n", "The bridge opened.|1", "It cost 3 million.|2,3")]
    [InlineData("The bridge opened [1]. It cost 3 million [2, 3].", "The bridge opened.|1", "It cost 3 million.|2,3")]
    [InlineData("- **The bridge** opened. [1]\n2. It cost 3 million. [2–4]", "The bridge opened.|1", "It cost 3 million.|2,3,4")]
    [InlineData("Ann Lee [1] and Bo Tan [2] spoke.", "Ann Lee and Bo Tan spoke.|1,2")]
    [InlineData("The bridge opened. It cost 3 million. [4]", "The bridge opened.|4", "It cost 3 million.|4")]
    [InlineData("“We are late,” the mayor said. 【2】", "“We are late,” the mayor said.|2")]
    [InlineData("The bridge opened.", "The bridge opened.|")]
    [InlineData("The bridge opened. [1][1]", "The bridge opened.|1")]
    [InlineData("\n\n---\n[3]\n", new string[0])]
    public void Sentences_come_out_with_what_they_cite(string text, params string[] expected)
    {
        var reader = new DraftReader();

        List<DraftSentence> read = [.. reader.Add(text), .. reader.End()];

        read.Select(Shown).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void It_does_not_matter_how_the_text_is_cut_into_pieces(int length)
    {
        const string Text =
            "Ann Lee [1] and Bo Tan [2] spoke. [1] The hall was full [12]. Nobody left, the U.S. envoy said. [3]\nIt ended at 5 p.m. [4]";
        var whole = new DraftReader();
        var pieces = new DraftReader();

        List<DraftSentence> expected = [.. whole.Add(Text), .. whole.End()];
        List<DraftSentence> read = [.. Text.Chunk(length).SelectMany(piece => pieces.Add(new string(piece))), .. pieces.End()];

        read.Select(Shown).ShouldBe(expected.Select(Shown));
    }

    [Fact]
    public void A_sentence_is_out_before_the_text_ends()
    {
        var reader = new DraftReader();

        reader.Add("The bridge opened. [1]").ShouldBeEmpty();
        reader.Add("\n").Select(Shown).ShouldBe(["The bridge opened.|1"]);
        reader.Add("It cost 3 million. [2] Nobo").Select(Shown).ShouldBe(["It cost 3 million.|2"]);
    }

    [Fact]
    public void A_text_without_end_is_cut_into_bounded_pieces()
    {
        var reader = new DraftReader();

        List<DraftSentence> read = [.. Enumerable.Repeat(new string('a', 500), 20).SelectMany(reader.Add), .. reader.End()];

        read.ShouldAllBe(sentence => sentence.Text.Length <= DraftReader.LongestSentence);
    }

    static string Shown(DraftSentence sentence) => $"{sentence.Text}|{string.Join(',', sentence.Numbers)}";
}
