using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

/// <summary>What an input is depends on the input, not on what is read along with it.</summary>
public class SameAgainTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_the_same_article_alone_and_with_its_folder(bool aloneFirst)
    {
        await using var workshop = await Workshop.OpenAsync();
        var paths = Enumerable
            .Range(0, 6)
            .Select(n =>
                workshop.Write(
                    $"{n}.txt",
                    $"Report number {n} from the pier\n\nStory {n}: "
                        + $"{Samples.Sentence.Replace("second", "number " + n, StringComparison.Ordinal)}\n\nWritten in the tower by "
                        + $"the gate\n\n{n} more words. {Samples.Second.Replace("forty", n + " ", StringComparison.Ordinal)}\n"
                )
            )
            .ToArray();
        await workshop.IngestAsync(aloneFirst ? paths[2] : workshop.Inputs);

        var second = await workshop.IngestAsync(aloneFirst ? workshop.Inputs : paths[2]);

        (second.Updated, second.Unchanged).ShouldBe((0, 1));
        (await workshop.ArticlesAsync()).ShouldAllBe(a => a.Version == 1);
    }

    [Fact]
    public async Task The_same_file_with_another_source_asked_for_is_a_new_version()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = workshop.Write("pier.txt", Samples.Text);
        await workshop.IngestAsync(path);

        var report = await workshop.IngestAsync(new IngestRequest(workshop.Workspace, [path]) { Source = "The Desk" });

        report.Updated.ShouldBe(1);
        (await workshop.OnlyArticleAsync()).Source.ShouldBe("The Desk");
    }
}
