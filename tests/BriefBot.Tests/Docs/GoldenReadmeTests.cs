namespace BriefBot.Tests.Docs;

/// <summary>The README shows what its first command prints.</summary>
public sealed class GoldenReadmeTests
{
    [Fact]
    public async Task The_readme_shows_the_answer_that_its_first_command_gives()
    {
        using var shell = new ReadmeShell();
        var readme = File.ReadAllText(Checkout.PathOf("README.md")).ReplaceLineEndings("\n");

        var (_, output, _) = await shell.RunAsync(Readme.Commands()[0], TestContext.Current.CancellationToken);

        Golden.FileShouldMatch(readme.Replace(Readme.Blocks("text").Single(), WithoutToday(output), StringComparison.Ordinal), "README.md");
    }

    /// <summary>The line with today's date would be another one tomorrow.</summary>
    static string WithoutToday(string output) =>
        string.Join(
            '\n',
            output
                .ReplaceLineEndings("\n")
                .Trim('\n')
                .Split('\n')
                .Where(line => !line.StartsWith("As of ", StringComparison.Ordinal))
                .Select(line => line.TrimEnd())
        ) + "\n";
}
