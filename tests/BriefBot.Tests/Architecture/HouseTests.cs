using System.Text.RegularExpressions;

namespace BriefBot.Tests.Architecture;

public sealed partial class HouseTests
{
    /// <summary>A file stays small enough to see whole.</summary>
    const int MaxLines = 350;

    [Fact]
    public void No_source_file_is_too_oversizedto_see_whole()
    {
        var oversized = Checkout.SourceFiles("src").Concat(Checkout.SourceFiles("tests"))
            .Select(file => (File: file, Lines: File.ReadLines(Checkout.PathOf(file)).Count()))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file.File}: {file.Lines} lines");

        oversized.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_names_the_feed_that_packages_come_from()
    {
        var naming = TextFiles().Where(file => PackageFeed().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Checkout.Root, file));

        naming.ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps_and_have_their_four_parts()
    {
        var decisions = Directory.GetFiles(Checkout.PathOf("docs", "decisions"), "*.md").Order(StringComparer.Ordinal).ToList();

        decisions.Select(file => Path.GetFileName(file)[..4]).ShouldBe(Enumerable.Range(1, decisions.Count).Select(number => number.ToString("0000")));
        foreach (var file in decisions)
        {
            var text = File.ReadAllText(file);
            foreach (var part in new[] { "## Status", "## Context", "## Decision", "## Consequences" }) text.ShouldContain(part, customMessage: file);
        }
    }

    static IEnumerable<string> TextFiles() =>
        Directory.EnumerateFiles(Checkout.Root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".props" or ".csproj" or ".config" or ".yml" or "")
            .Where(file => !Path.GetRelativePath(Checkout.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is ".git" or "bin" or "obj" or "artifacts" or "node_modules" or "TestResults"))
            .Where(file => !file.EndsWith(nameof(HouseTests) + ".cs", StringComparison.Ordinal));

    [GeneratedRegex(@"https?://[^\s/""]*(?:nuget|npmjs|pypi|artifactory|nexus)[^\s/""]*/", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageFeed();
}
