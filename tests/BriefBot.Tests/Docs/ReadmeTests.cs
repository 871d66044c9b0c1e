namespace BriefBot.Tests.Docs;

/// <summary>Runs what the README tells people to run.</summary>
public sealed class ReadmeTests
{
    const int Done = 0;
    const int NotFound = 3;

    [Fact]
    public async Task Every_command_of_the_readme_works()
    {
        using var shell = new ReadmeShell();
        Directory.CreateDirectory(Path.Combine(shell.Folder, "articles"));
        foreach (var sample in Directory.GetFiles(Checkout.PathOf("samples"), "suez*"))
            File.Copy(sample, Path.Combine(shell.Folder, "articles", Path.GetFileName(sample)));
        var commands = Readme.Commands().Where(command => command.StartsWith(Readme.Run, StringComparison.Ordinal)).ToList();
        commands.ShouldNotBeEmpty();

        foreach (var command in commands)
        {
            var (code, output, error) = await shell.RunAsync(command, TestContext.Current.CancellationToken);

            code.ShouldBeOneOf([Done, NotFound], customMessage: $"{command}\n{output}\n{error}");
            output.ShouldNotBeEmpty(command);
        }
    }

    [Fact]
    public void Every_verb_of_the_readme_is_a_verb_of_dev()
    {
        var dev = File.ReadAllText(Checkout.PathOf("dev"));

        foreach (var command in Readme.Commands().Where(command => command.StartsWith("./dev ", StringComparison.Ordinal)))
        {
            dev.ShouldContain($"\n  {command.Split(' ')[1]}) ");
        }
    }

    [Fact]
    public void Every_test_class_that_dev_names_is_there()
    {
        var classes = Checkout
            .SourceFiles("tests")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.Ordinal);

        foreach (var line in File.ReadLines(Checkout.PathOf("dev")).Where(line => line.Contains(") classes ", StringComparison.Ordinal)))
        foreach (var word in line.Split(' ').Where(word => word.EndsWith("Tests", StringComparison.Ordinal)))
            classes.ShouldContain(word);
    }

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        string[] pages =
        [
            "README.md",
            "CHANGELOG.md",
            .. Directory
                .GetFiles(Checkout.PathOf("docs"), "*.md", SearchOption.AllDirectories)
                .Select(page => Path.GetRelativePath(Checkout.Root, page)),
        ];

        foreach (var page in pages)
        {
            foreach (var target in Links(File.ReadAllText(Checkout.PathOf(page))))
            {
                var (path, anchor) = target.Split('#', 2) is [var file, var fragment] ? (file, fragment) : (target, null);
                path = path.Length == 0 ? Checkout.PathOf(page) : Path.Combine(Path.GetDirectoryName(Checkout.PathOf(page))!, path);
                (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"{page} links to {target}");
                if (anchor is not null)
                    Anchors(File.ReadLines(path)).ShouldContain(anchor, $"{page} links to {target}");
            }
        }
    }

    static IEnumerable<string> Links(string page)
    {
        for (var at = page.IndexOf("](", StringComparison.Ordinal); at >= 0; at = page.IndexOf("](", at + 1, StringComparison.Ordinal))
        {
            var target = page[(at + 2)..page.IndexOf(')', at)];
            if (!target.Contains("://", StringComparison.Ordinal))
                yield return target;
        }
    }

    /// <summary>What a page's headings are linked by, as GitHub makes it of their words.</summary>
    static IEnumerable<string> Anchors(IEnumerable<string> lines) =>
        lines
            .Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#').Trim())
            .Select(heading =>
                string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-')
            );
}
