using BriefBot.Corpus;
using BriefBot.Language;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Corpus;

public class PassageSplitterTests
{
    static readonly string[] Pieces =
    [
        "Ferries ran late. ",
        "The council met on Monday and counted the boats again. ",
        "\n\n",
        "word ",
        "漢字",
        "😀",
        new string('x', 900),
        " ",
        "A “quoted” line. ",
    ];

    [Theory]
    [InlineData("渡轮码头将于五月开放，票价为三元。", 2)]
    [InlineData("ท่าเรือข้ามฟากแห่งใหม่จะเปิดในเดือนพฤษภาคมและค่าโดยสารอยู่ที่สามบาท ", 4)]
    public void Text_without_blanks_is_cut_as_short_as_text_with_words(string sentence, int charactersToAWord)
    {
        var body = string.Concat(Enumerable.Repeat(sentence, 200));

        var passages = PassageSplitter.Split(body);

        passages.ShouldAllBe(passage => passage.Length <= (PassageSplitter.MostWords + PassageSplitter.ShortRest) * charactersToAWord);
        passages.Count.ShouldBeGreaterThan(body.Length / (PassageSplitter.MostWords * charactersToAWord * 2));
        passages[^1].End.ShouldBe(body.TrimEnd().Length);
    }

    [Fact]
    public void A_short_body_is_one_passage() => PassageSplitter.Split("One sentence.").ShouldBe([new TextSpan(0, 13)]);

    [Fact]
    public void Passages_end_where_sentences_of_the_language_do()
    {
        var body = string.Join(' ', Enumerable.Repeat("Die Werft in Nordhafen schließt am 29. Juni ihre Tore.", 60));

        var passages = PassageSplitter.Split(body, "de");

        passages.Count.ShouldBeGreaterThan(2);
        foreach (var passage in passages)
        {
            body[passage.Start..passage.End].ShouldStartWith("Die Werft");
            body[passage.Start..passage.End].ShouldEndWith("ihre Tore.");
        }
    }

    [Fact]
    public void Nothing_gives_no_passage() => PassageSplitter.Split(" \n ").ShouldBeEmpty();

    [Fact]
    public void Passages_hold_170_to_200_words_and_share_a_sentence()
    {
        var body = Drafts.Sentences(100);

        var passages = PassageSplitter.Split(body);

        foreach (var passage in passages.SkipLast(1))
            Words(body, passage).ShouldBeInRange(170, 200);
        foreach (var (passage, next) in passages.Zip(passages.Skip(1)))
            Words(body, new(next.Start, passage.End)).ShouldBe(10);
    }

    [Fact]
    public void A_short_rest_joins_the_passage_before_it()
    {
        var body = Drafts.Sentences(22);

        PassageSplitter.Split(body).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_sentence_of_250_words_is_a_passage_of_its_own()
    {
        var body = "First one here. " + string.Join(' ', Enumerable.Repeat("word", 250)) + ". Last one here.";

        PassageSplitter.Split(body).Select(passage => Words(body, passage)).ShouldContain(words => words >= 250 && words <= 256);
    }

    [Fact]
    public void A_sentence_without_end_is_cut_between_words()
    {
        var body = string.Join(' ', Enumerable.Repeat("word", 1000));

        var passages = PassageSplitter.Split(body);

        passages.Count.ShouldBe(5);
        passages.ShouldAllBe(passage => body[passage.Start] == 'w' && body[passage.End - 1] == 'd');
    }

    [Fact]
    public void Any_text_is_covered_in_order_by_passages_of_bounded_size()
    {
        var bodies = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces.SelectMany(piece => Enumerable.Repeat(piece, 7))));

        Prop.ForAll(
                bodies.ToArbitrary(),
                body =>
                {
                    var passages = PassageSplitter.Split(body);
                    var covered = 0;
                    foreach (var passage in passages)
                    {
                        body.AsSpan(Math.Min(covered, passage.Start), Math.Max(0, passage.Start - covered)).Trim().IsEmpty.ShouldBeTrue();
                        passage.Length.ShouldBePositive();
                        passage.End.ShouldBeGreaterThan(covered);
                        char.IsLowSurrogate(body[passage.Start]).ShouldBeFalse();
                        Words(body, passage).ShouldBeLessThanOrEqualTo(PassageSplitter.LongestSentence + PassageSplitter.ShortRest);
                        covered = passage.End;
                    }
                    body.AsSpan(covered).Trim().IsEmpty.ShouldBeTrue();
                }
            )
            .QuickCheckThrowOnFailure();
    }

    static int Words(string body, TextSpan passage) => PassageSplitter.Words(body.AsSpan(passage.Start, passage.Length));
}
