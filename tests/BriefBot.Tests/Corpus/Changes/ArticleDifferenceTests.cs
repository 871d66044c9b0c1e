using BriefBot.Corpus.Changes;
using BriefBot.Language;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Corpus.Changes;

public sealed class ArticleDifferenceTests
{
    const string Ferry =
        "The ferry Albatross ran aground off Brindle Point on Tuesday. Captain Mara Lindqvist said that all 212 passengers were "
        + "safe.\n\nThe harbour authority expects to refloat the ship within three days.";

    [Fact]
    public void A_date_that_changed_is_a_change_of_its_whole_sentence()
    {
        const string before = "Die Werft schließt am 29. Juni. Danach zieht die Nordkai GmbH & Co. KG ein.";
        var now = before.Replace("29", "28", StringComparison.Ordinal);

        var change = ArticleDifference.Between(before, now, "de").Substantial.ShouldHaveSingleItem();

        now[change.To!.Value.Start..change.To.Value.End].ShouldBe("Die Werft schließt am 28. Juni.");
    }

    [Fact]
    public void A_changed_number_is_one_changed_sentence()
    {
        var difference = ArticleDifference.Between(Ferry, Ferry.Replace("212", "221", StringComparison.Ordinal));

        var changed = difference.Substantial.ShouldHaveSingleItem();
        changed.Fate.ShouldBe(SentenceFate.Changed);
        difference.From(changed.From!.Value).ShouldBe("Captain Mara Lindqvist said that all 212 passengers were safe.");
        difference.To(changed.To!.Value).ShouldBe("Captain Mara Lindqvist said that all 221 passengers were safe.");
    }

    [Theory]
    [InlineData("  ", "\n")]
    [InlineData("Tuesday. Captain", "Tuesday.\n\nCaptain")]
    [InlineData("Brindle Point", "“Brindle Point”")]
    [InlineData("harbour", "harbor")]
    [InlineData("said that all", "said all")]
    [InlineData("three days.", "three days")]
    [InlineData("three days.", "three days.\n\nUpdated at 10:45 GMT")]
    [InlineData("three days.", "three days.\n\nMore on this story")]
    [InlineData("Tuesday. Captain", "Tuesday; Captain")]
    public void Cosmetic_edits_change_nothing(string old, string now) =>
        ArticleDifference.Between(Ferry, Ferry.Replace(old, now, StringComparison.Ordinal)).Substantial.ShouldBeEmpty();

    [Fact]
    public void A_sentence_that_moved_is_unchanged()
    {
        var moved =
            "The harbour authority expects to refloat the ship within three days.\n\nThe ferry Albatross ran aground off Brindle "
            + "Point on Tuesday. Captain Mara Lindqvist said that all 212 passengers were safe.";

        ArticleDifference.Between(Ferry, moved).Sentences.ShouldAllBe(sentence => sentence.Fate == SentenceFate.Unchanged);
    }

    [Fact]
    public void Added_and_removed_sentences_are_told()
    {
        var now = Ferry.Replace(
            "\n\nThe harbour authority expects to refloat the ship within three days.",
            "\n\nTwo tugs from Norwick arrived in the evening.",
            StringComparison.Ordinal
        );

        var difference = ArticleDifference.Between(Ferry, now);

        difference.Substantial.Select(change => change.Fate).ShouldBe([SentenceFate.Removed, SentenceFate.Added], ignoreOrder: true);
    }

    [Fact]
    public void What_became_of_a_cited_sentence_is_found()
    {
        var now =
            "Two tugs are there. "
            + Ferry
                .Replace("212", "221", StringComparison.Ordinal)
                .Replace(
                    "The harbour authority expects to refloat the ship within three days.",
                    "Nothing more is known.",
                    StringComparison.Ordinal
                );
        var difference = ArticleDifference.Between(Ferry, now);

        var stands = difference.Of(Place("The ferry"));
        var changed = difference.Of(Place("Captain"));
        var gone = difference.Of(Place("The harbour"));

        (stands.Stands, difference.To(stands.To!.Value)).ShouldBe((true, "The ferry Albatross ran aground off Brindle Point on Tuesday."));
        (changed.Fate, difference.To(changed.To!.Value)).ShouldBe(
            (SentenceFate.Changed, "Captain Mara Lindqvist said that all 221 passengers were safe.")
        );
        (gone.Fate, gone.To).ShouldBe((SentenceFate.Removed, null));
        difference.Of(new(9_000, 9_010)).Stands.ShouldBeFalse();
    }

    [Fact]
    public void A_statement_that_is_now_denied_does_not_stand()
    {
        var difference = ArticleDifference.Between("The mayor resigned.", "It is not true that the mayor resigned.");

        difference.Of(new TextSpan(0, 19)).Stands.ShouldBeFalse();
    }

    [Fact]
    public void An_outlets_own_notice_is_kept()
    {
        var now =
            Ferry.Replace("212", "221", StringComparison.Ordinal)
            + "\n\nCorrection: An earlier version of this article gave a wrong number of passengers. We regret the error.";

        ArticleDifference
            .Between(Ferry, now)
            .Notice.ShouldBe("Correction: An earlier version of this article gave a wrong number of passengers. We regret the error.");
        ArticleDifference.Between(now, now + " More.").Notice.ShouldBeNull();
    }

    [Fact]
    public void Every_sentence_of_both_is_accounted_for_once() =>
        Prop.ForAll(
                Arb.From(Texts),
                Arb.From(Texts),
                (from, to) =>
                {
                    var difference = ArticleDifference.Between(from, to);

                    difference
                        .Sentences.Where(change => change.From is not null)
                        .Select(change => change.From!.Value)
                        .Order(ByStart)
                        .ShouldBe(Sentences.Split(from));
                    var shown = difference
                        .Sentences.Where(change => change.To is not null)
                        .Select(change => change.To!.Value)
                        .Distinct()
                        .Order(ByStart)
                        .ToList();
                    Sentences
                        .Split(to)
                        .ShouldAllBe(sentence => shown.Any(span => span.Start <= sentence.Start && sentence.End <= span.End));
                    if (from == to)
                        difference.Substantial.ShouldBeEmpty();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_hostile_text_is_compared_with_another()
    {
        var from = string.Join(' ', Enumerable.Range(0, 40_000).Select(n => $"Alpha {n} beta gamma delta."));
        var to = string.Join(' ', Enumerable.Range(0, 40_000).Select(n => $"Alpha {n + 50_000} beta gamma delta."));

        ArticleDifference
            .Between(from, to)
            .Sentences.Count(change => change.Fate == SentenceFate.Changed)
            .ShouldBe(SentencePairing.MostLeft);
    }

    static readonly Comparer<TextSpan> ByStart = Comparer<TextSpan>.Create((a, b) => a.Start.CompareTo(b.Start));

    static readonly Gen<string> Texts = Gen.Elements(
            "The ferry ran aground.",
            "The ferry ran aground on Tuesday.",
            "All 212 passengers were safe.",
            "All 221 passengers were safe.",
            "He said so.",
            "He said so",
            "“He said so.”",
            "Updated at 10:45",
            "\n\n",
            "…",
            "It is 3.5.",
            "It is 35.",
            "The ferry ran aground; he said so."
        )
        .ListOf()
        .Select(parts => string.Join(' ', parts));

    static TextSpan Place(string opening)
    {
        var start = Ferry.IndexOf(opening, StringComparison.Ordinal);
        return Sentences.Split(Ferry).Single(sentence => sentence.Start == start);
    }
}
