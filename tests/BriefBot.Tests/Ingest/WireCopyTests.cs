using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

/// <summary>One headline in several outlets, or again and again in one, is no furniture of a page.</summary>
public class WireCopyTests
{
    const string Headline = "Ferry strike halts all island crossings";
    const string Label = "Tide tables at the bottom of every page";

    static readonly string[] Outlets = ["Coast Wire", "Harbour Courier", "Bay Chronicle", "Island Herald"];

    static string Story(int n) =>
        $"Crew number {n} refused to sail on Monday, and the ferry company sent passenger group {n} home before noon.\n\nGuests "
        + $"of hotel {n} waited on the island for a crossing that nobody would promise them.";

    static async Task<Workshop> IngestedAsync(Func<int, string> text, int count = 4)
    {
        var workshop = await Workshop.OpenAsync();
        for (var n = 0; n < count; n++)
            workshop.Write($"wire/{n}.txt", text(n));
        (await workshop.IngestAsync(workshop.Inputs)).Rejected.ShouldBeEmpty();
        return workshop;
    }

    [Fact]
    public async Task Wire_copy_under_one_headline_keeps_it_in_every_outlet()
    {
        await using var workshop = await IngestedAsync(n => $"{Headline}\n{Outlets[n]}, 3 June 2026\n\n{Story(n)}");

        var articles = await workshop.ArticlesAsync();

        articles.ShouldAllBe(article => article.Title == Headline);
        articles.Select(article => article.Source).Order().ShouldBe(Outlets.Order());
    }

    [Fact]
    public async Task Wire_copy_whose_outlets_are_unknown_keeps_its_headline()
    {
        await using var workshop = await IngestedAsync(n => $"{Headline}\n\nWhat guests of hotel {n} should know about it\n\n{Story(n)}");

        (await workshop.ArticlesAsync()).ShouldAllBe(article => article.Title == Headline);
    }

    [Fact]
    public async Task A_series_under_one_headline_keeps_it_and_loses_the_slogan_above_it()
    {
        await using var workshop = await IngestedAsync(
            n => $"Read on both shores since the great flood\n\nWhat we heard in the market\n\n{Story(n)}",
            count: 6
        );
        await workshop.IngestAsync(
            workshop.Write(
                "wire/other.txt",
                $"Read on both shores since the great flood\n\nMayor sells her boat to the museum\n\n{Story(9)}"
            )
        );

        (await workshop.ArticlesAsync()).Count(article => article.Title == "What we heard in the market").ShouldBe(6);
    }

    [Fact]
    public async Task What_repeats_is_not_learned_across_outlets_that_the_articles_name()
    {
        await using var workshop = await IngestedAsync(n =>
            $"{Headline} for hotel {n}\n{Outlets[n]}, 3 June 2026\n\n{Story(n)}\n\n{Label}\n\nThe strike goes on, the union told group {n}."
        );

        (await workshop.ArticlesAsync()).ShouldAllBe(article => article.Body.Contains(Label));
    }

    [Fact]
    public async Task What_repeats_is_learned_for_the_outlet_that_is_given()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 0; n < 4; n++)
            await workshop.IngestAsync(
                new IngestRequest(
                    workshop.Workspace,
                    [
                        workshop.Write(
                            $"{n}.txt",
                            $"{Headline} for hotel {n}\n\n{Story(n)}\n\n{Label}\n\nThe strike goes on, the union told group {n}."
                        ),
                    ]
                )
                {
                    Source = n < 3 ? "Coast Wire" : "Bay Chronicle",
                }
            );

        var articles = await workshop.ArticlesAsync();

        articles.Single(article => article.Source == "Bay Chronicle").Body.ShouldContain(Label);
        articles.Single(article => article.Title.EndsWith('2')).Body.ShouldNotContain(Label);
    }
}
