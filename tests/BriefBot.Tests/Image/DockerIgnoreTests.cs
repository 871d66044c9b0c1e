namespace BriefBot.Tests.Image;

public sealed class DockerIgnoreTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "a.txt deep/b.txt deep/bin/c.dll")]
    [InlineData("*", "")]
    [InlineData("*\n!deep", "deep/b.txt deep/bin/c.dll")]
    [InlineData("*\n!deep\n**/bin", "deep/b.txt")]
    [InlineData("*\n!deep\nbin", "deep/b.txt deep/bin/c.dll")]
    [InlineData("**/bin\n!**/*.dll", "a.txt deep/b.txt")]
    [InlineData("deep\n!deep/bin", "a.txt deep/bin/c.dll")]
    [InlineData("!deep\n*", "")]
    [InlineData("# deep\n/deep/", "a.txt")]
    [InlineData("*.txt", "deep/b.txt deep/bin/c.dll")]
    [InlineData("**/*.txt", "deep/bin/c.dll")]
    [InlineData("dee?/[ab].txt", "a.txt deep/bin/c.dll")]
    [InlineData("deep/**", "a.txt")]
    public void The_last_rule_that_matches_a_path_or_a_folder_above_it_decides(string rules, string kept)
    {
        Directory.CreateDirectory(_folder.File("deep/bin"));
        foreach (var file in new[] { "a.txt", "deep/b.txt", "deep/bin/c.dll" })
            File.WriteAllText(_folder.File(file), "");

        var files = DockerIgnore.Parse(rules).FilesOf(_folder.Path);

        string.Join(' ', files.Order(StringComparer.Ordinal)).ShouldBe(kept);
    }
}
