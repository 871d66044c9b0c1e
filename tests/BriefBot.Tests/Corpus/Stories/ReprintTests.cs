using System.Globalization;
using System.Text;
using BriefBot.Corpus.Stories;

namespace BriefBot.Tests.Corpus.Stories;

public class ReprintTests
{
    [Fact]
    public void Reprints_are_told_from_other_texts_as_the_table_in_the_documentation_says()
    {
        var cases = ReprintCase.All();

        var found = cases.ConvertAll(one =>
            (Case: one, Proposed: one.Pairs.Count(pair => HaveBandInCommon(pair.One, pair.Other)), Found: one.Pairs.Count(IsFound))
        );

        var right = found.Where(one => one.Case.AreReprints).Sum(one => one.Found);
        var wrong = found.Where(one => !one.Case.AreReprints).Sum(one => one.Found);
        var recall = (double)right / cases.Where(one => one.AreReprints).Sum(one => one.Pairs.Count);
        var precision = (double)right / (right + wrong);
        Golden.FileShouldMatch(Page(found, precision, recall), "docs/testing/reprints.md");
        precision.ShouldBeGreaterThan(0.99);
        recall.ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void The_estimate_is_near_the_exact_share()
    {
        var wire = new NewsWire(2);
        var text = wire.Tell(wire.Draw(1, NewsWire.FirstDay), "Wire").Body + wire.Filler(300);
        var half = text[..(text.Length / 2)];

        TextFingerprint.Of(text).Containment(TextFingerprint.Of(half)).ShouldBe(1, 0.2);
        TextFingerprint.Of(text).Resemblance(TextFingerprint.Of(half)).ShouldBe(0.5, 0.15);
        TextFingerprint.Of(text).Resemblance(TextFingerprint.Of(wire.Filler(300))).ShouldBe(0, 0.05);
    }

    [Fact]
    public void Case_accents_and_punctuation_make_no_difference()
    {
        var one = TextFingerprint.Of("The mayor’s café – it opened on Monday, at last – is full.");
        var other = TextFingerprint.Of("the MAYOR's cafe; it opened on monday at last: is full");

        one.Resemblance(other).ShouldBe(1);
        one.BandKeys().ShouldBe(other.BandKeys());
    }

    [Fact]
    public void A_fingerprint_survives_being_stored()
    {
        var print = TextFingerprint.Of("Ferries ran late on Monday, the council counted the boats again.");

        var read = TextFingerprint.FromBytes(print.ToBytes(), print.Runs);

        read.Resemblance(print).ShouldBe(1);
        read.BandKeys().ShouldBe(print.BandKeys());
        Should.Throw<ArgumentException>(() => TextFingerprint.FromBytes([1, 2, 3], 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" … ")]
    public void Nothing_is_like_nothing(string text)
    {
        TextFingerprint.Of(text).Runs.ShouldBe(0);
        TextFingerprint.Of(text).Resemblance(TextFingerprint.Of(text)).ShouldBe(0);
        TextFingerprint.Of(text).Containment(TextFingerprint.Of("Some words are here.")).ShouldBe(0);
        Wording.Of(text).IsReprintOf(Wording.Of(text)).ShouldBeFalse();
    }

    [Fact]
    public void A_caption_is_no_reprint_of_the_article_that_quotes_it() =>
        Wording
            .Of("The bridge at night.")
            .IsReprintOf(Wording.Of("The bridge at night. It was shut on Monday for repairs that nobody had asked for."))
            .ShouldBeFalse();

    static bool IsFound((string One, string Other) pair) =>
        HaveBandInCommon(pair.One, pair.Other) && Wording.Of(pair.One).IsReprintOf(Wording.Of(pair.Other));

    static bool HaveBandInCommon(string one, string other) =>
        TextFingerprint.Of(one).BandKeys().Intersect(TextFingerprint.Of(other).BandKeys()).Any();

    static string Page(List<(ReprintCase Case, int Proposed, int Found)> found, double precision, double recall)
    {
        var page = new StringBuilder();
        page.Append("# How reprints are told\n\n");
        page.Append(
            "Written by a test (`ReprintTests`) from generated news; `./dev golden` rewrites it. Each line stands for pairs of "
                + "texts, one made from the other in that way. "
        );
        page.Append(
            "*Proposed*: their fingerprints (MinHash over runs of three words, 32 bands of three) have a band in common. *Taken "
                + "for a reprint*: and the wording agrees: "
        );
        page.Append("half of the shorter text's runs stand in the longer, and so do half of its numbers and half of its names.\n\n");
        page.Append("| pairs | are | proposed | taken for a reprint |\n|---|---|---:|---:|\n");
        foreach (var (one, proposed, taken) in found)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {(one.AreReprints ? "reprints" : "none")} | {proposed} of {one.Pairs.Count} | {taken} of "
                    + $"{one.Pairs.Count} |\n"
            );
        }
        page.Append(CultureInfo.InvariantCulture, $"\nOver all: precision {precision:0.000}, recall {recall:0.000}.\n");
        return page.ToString();
    }
}
