using BriefBot.Corpus;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

/// <summary>Outcomes over two real scraped articles, where a checkout has them beside it.</summary>
public class SeedTests
{
    static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Page_furniture_of_the_seeds_stays_out_and_every_paragraph_stays_in()
    {
        var (first, second) = Seeds();

        foreach (var text in new[] { first, second })
        {
            text.Body.ShouldNotContain("subscribe", Case.Insensitive);
            text.Body.ShouldNotContain("Advertisement", Case.Insensitive);
            text.Body.ShouldNotContain("Read more", Case.Insensitive);
            text.Body.ShouldNotContain("Login", Case.Insensitive);
            text.Body.ShouldNotContain("Photo", Case.Insensitive);
            text.Body.ShouldNotContain("Headlines", Case.Insensitive);
            text.Body.ShouldNotContain(text.Title.ShouldNotBeNull());
        }
        first.Body.Split("\n\n").Length.ShouldBe(9);
        second.Body.Split("\n\n").Length.ShouldBe(10);
    }

    [Fact]
    public void The_second_seed_is_dated_by_inference_and_ties_the_first()
    {
        var (first, second) = Seeds();

        var date = DateInference.Infer(second, Today);
        var tie = EditionTies.Decide(
            EventEditions.Find(first.Body),
            [(new ArticleSummary(new(4), 1, second.Title!, null, null, date, null, 300, "x"), EventEditions.Find(second.Body, date.Year))]
        );

        date.ShouldBe(PublicationDate.Inferred(new(2020, 11, 23), "inferred: Monday 23 November, not before 2017"));
        second.Dateline!.Agency.ShouldBe("UPI");
        DateInference.Infer(first, Today).Iso.ShouldBeNull();
        tie.ShouldNotBeNull().Year.ShouldBe(2020);
        tie.Basis.ShouldStartWith("inferred: same event as “");
    }

    static (CleanedText First, CleanedText Second) Seeds()
    {
        var folder = Path.Combine(Checkout.Root, "..", "shared", "seeds");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToArray() : [];
        Assert.SkipWhen(files.Length < 2, "no seeds folder beside the checkout");
        return (Clean(files[0]), Clean(files[1]));
    }

    static CleanedText Clean(string path) => RawTextCleaner.Clean(TextDecoder.Decode(File.ReadAllBytes(path)).Text);
}
