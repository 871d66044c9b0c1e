using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefBot.Tests.Architecture;

public sealed partial class HouseTests
{
    /// <summary>A file stays small enough to see whole.</summary>
    const int MaxLines = 440;

    /// <summary>Columns of a line at most, as .csharpierrc.yaml has it too; CSharpier breaks code, and leaves comments and texts.</summary>
    const int MaxColumns = 140;

    [Fact]
    public void No_source_file_is_too_long_to_see_whole()
    {
        var oversized = Checkout
            .SourceFiles("src")
            .Concat(Checkout.SourceFiles("tests"))
            .Select(file => (File: file, Lines: File.ReadLines(Checkout.PathOf(file)).Count()))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file.File}: {file.Lines} lines");

        oversized.ShouldBeEmpty();
    }

    [Fact]
    public void No_line_is_too_wide_but_those_of_raw_texts()
    {
        var wide = Checkout
            .SourceFiles("src")
            .Concat(Checkout.SourceFiles("tests"))
            .SelectMany(file => WideLines(File.ReadAllText(Checkout.PathOf(file))).Select(line => $"{file}:{line}"));

        wide.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("int x = 1;", false)]
    [InlineData("// {0}", true)]
    [InlineData("const string X = \"{0}\";", true)]
    [InlineData("const string X = \"\"\"\n    {0}\n    \"\"\";", false)]
    public void A_wide_line_is_seen_where_it_could_be_broken(string text, bool isSeen) =>
        WideLines(text.Replace("{0}", new string('x', MaxColumns), StringComparison.Ordinal)).Any().ShouldBe(isSeen);

    /// <summary>The numbers of the lines that are too wide; a raw text is data, and stands as it is.</summary>
    static IEnumerable<int> WideLines(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source);
        var raw = tree.GetRoot()
            .DescendantNodes()
            .Where(node =>
                node is LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.MultiLineRawStringLiteralToken }
                || node is LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.SingleLineRawStringLiteralToken }
                || node is InterpolatedStringExpressionSyntax { StringStartToken.RawKind: var kind }
                    && (SyntaxKind)kind
                        is SyntaxKind.InterpolatedMultiLineRawStringStartToken
                            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            )
            .Select(node => node.GetLocation().GetLineSpan())
            .ToList();
        return tree.GetText()
            .Lines.Where(line => line.End - line.Start > MaxColumns)
            .Select(line => line.LineNumber)
            .Where(line => !raw.Exists(span => span.StartLinePosition.Line <= line && line <= span.EndLinePosition.Line))
            .Select(line => line + 1);
    }

    [Fact]
    public void The_tree_in_the_docs_is_the_tree()
    {
        var lines = File.ReadAllText(Checkout.PathOf("docs", "explanation", "architecture.md"))
            .Split("src/BriefBot/\n", 2)[1]
            .Split("```", 2)[0]
            .Split('\n');
        var drawn = lines
            .Where(line => line.Length > 0)
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        drawn
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                Checkout
                    .SourceFiles("src/BriefBot")
                    .Select(file => file.Replace('\\', '/').Split('/')[2..^1])
                    .Where(folders => folders.Length > 0)
                    .GroupBy(folders => folders[0], StringComparer.Ordinal)
                    .Select(room => string.Join(' ', [room.Key + "/", .. Parts(room)]))
                    .Order(StringComparer.Ordinal)
            );

        static IEnumerable<string> Parts(IEnumerable<string[]> room) =>
            room.Where(folders => folders.Length > 1)
                .Select(folders => folders[1])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void No_file_names_the_feed_that_packages_come_from()
    {
        var naming = TextFiles()
            .Where(file => PackageFeed().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Checkout.Root, file));

        naming.ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps_and_have_their_four_parts()
    {
        var decisions = Directory.GetFiles(Checkout.PathOf("docs", "decisions"), "*.md").Order(StringComparer.Ordinal).ToList();

        decisions
            .Select(file => Path.GetFileName(file)[..4])
            .ShouldBe(Enumerable.Range(1, decisions.Count).Select(number => number.ToString("0000")));
        foreach (var file in decisions)
        {
            var text = File.ReadAllText(file);
            foreach (var part in new[] { "## Status", "## Context", "## Decision", "## Consequences" })
                text.ShouldContain(part, customMessage: file);
        }
    }

    static IEnumerable<string> TextFiles() =>
        Directory
            .EnumerateFiles(Checkout.Root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".props" or ".csproj" or ".config" or ".yml" or "")
            .Where(file =>
                !Path.GetRelativePath(Checkout.Root, file)
                    .Split(Path.DirectorySeparatorChar)
                    .Any(part => part is ".git" or "bin" or "obj" or "artifacts" or "node_modules" or "TestResults")
            )
            .Where(file => !file.EndsWith(nameof(HouseTests) + ".cs", StringComparison.Ordinal));

    [GeneratedRegex(
        @"https?://[^\s/""]*(?:nuget|npmjs|pypi|artifactory|nexus)[^\s/""]*/",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PackageFeed();
}
