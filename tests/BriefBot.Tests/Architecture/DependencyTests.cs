using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefBot.Tests.Architecture;

public sealed class DependencyTests
{
    [Fact]
    public void Every_stage_uses_only_what_it_may()
    {
        DependencyRules.Check(Names.Value).ShouldBeEmpty();
    }

    [Fact]
    public void The_checker_sees_every_type_that_the_application_names()
    {
        // CS0246, CS0234: a type or namespace that isn't found. An unresolved name would hide a violation.
        Application
            .Value.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(found => found.Id is "CS0246" or "CS0234")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("namespace BriefBot.Language; class Lexer { BriefBot.Corpus.ArticleId id; }", "BriefBot.Corpus")]
    [InlineData("namespace BriefBot.Corpus; class Store { object Row() => BriefBot.Retrieve.Ranking.Best; }", "BriefBot.Retrieve")]
    [InlineData("using BriefBot.Answer; namespace BriefBot.Ingest; class Reader { void Read() { _ = new Writer(); } }", "BriefBot.Answer")]
    [InlineData("namespace BriefBot.Deliver.Web; class Page { void Show() { var host = BriefBot.Host.Root.Start(); } }", "BriefBot.Host")]
    [InlineData("namespace BriefBot.Deliver.Web; class Page { BriefBot.Discord.Gateway gateway; }", "BriefBot.Discord")]
    [InlineData("namespace BriefBot.Retrieve; class Index { SQLite.SQLiteConnection open; }", "SQLite")]
    [InlineData("namespace BriefBot.Language; class Words { string All() => File.ReadAllText(\"words\"); }", "System.IO.File")]
    [InlineData("namespace BriefBot.Elsewhere; class Stray { BriefBot.Corpus.ArticleId id; }", "BriefBot.Corpus")]
    public void A_planted_violation_is_caught(string planted, string used)
    {
        var compilation = DependencyRules.Compile([.. Neighbours, ("planted.cs", planted)]);

        var violations = DependencyRules.Check(DependencyRules.Names(compilation));

        violations.ShouldNotBeEmpty();
        violations.ShouldAllBe(violation => violation.Uses == used);
    }

    [Theory]
    [InlineData(
        "namespace BriefBot.Answer; class Reader { BriefBot.Corpus.ArticleId id; object Best() => BriefBot.Retrieve.Ranking.Best; }"
    )]
    [InlineData("namespace BriefBot.Deliver.Discord; class Bot { BriefBot.Discord.Gateway gateway; BriefBot.Answer.Writer writer; }")]
    public void A_permitted_use_is_not_reported(string permitted)
    {
        var compilation = DependencyRules.Compile([.. Neighbours, ("permitted.cs", permitted)]);

        DependencyRules.Check(DependencyRules.Names(compilation)).ShouldBeEmpty();
    }

    [Fact]
    public void Days_that_a_person_may_have_named_are_counted_within_the_calendar()
    {
        // CalendarDays does it; the days of schedules are the clock's.
        string[] exempt = ["CalendarDays.cs", "LocalTimes.cs"];

        var strays = Application
            .Value.SyntaxTrees.Where(tree => !exempt.Contains(Path.GetFileName(tree.FilePath)))
            .SelectMany(tree =>
                tree.GetRoot(TestContext.Current.CancellationToken)
                    .DescendantNodes()
                    .OfType<MemberAccessExpressionSyntax>()
                    .Where(member => member.Name.Identifier.ValueText is nameof(DateOnly.AddDays) or nameof(DateOnly.AddYears))
                    .Where(member =>
                        Application.Value.GetSemanticModel(tree).GetSymbolInfo(member).Symbol?.ContainingType.Name == nameof(DateOnly)
                    )
            )
            .Select(member => member.GetLocation().GetLineSpan().ToString());

        strays.ShouldBeEmpty();
    }

    [Fact]
    public void A_namespace_is_that_of_its_folder()
    {
        var strays = Application
            .Value.SyntaxTrees.SelectMany(tree =>
                tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            )
            .Select(declared => (Path: declared.SyntaxTree.FilePath, Name: declared.Name.ToString()))
            .Where(declared => declared.Name != FolderNamespace(declared.Path))
            // Where the compiler puts what finds the type of a generic component's parameters.
            .Where(declared => !declared.Name.StartsWith("__Blazor.", StringComparison.Ordinal))
            .Select(declared => $"{declared.Path}: {declared.Name}");

        strays.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_of_the_application_uses_one_that_uses_it_directly_or_through_others()
    {
        Circles(Application.Value, Names.Value).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_of_the_Discord_library_uses_one_that_uses_it_directly_or_through_others()
    {
        var library = DependencyRules.OfFolder("src/BriefBot.Discord");

        Circles(library, DependencyRules.Names(library)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "class A { B b; }",
        "class B { static int Count => new C().Count; }",
        "class C { public int Count; A a; }",
        "a.cs b.cs c.cs"
    )]
    [InlineData("class A { void Run() => B.Run(); }", "class B { public static void Run() { } }", "class C { A a; }", "")]
    [InlineData("class A { public const int Most = 3; B b; }", "class B { const int Most = A.Most; }", "class C { B b; }", "a.cs b.cs")]
    [InlineData("class A { B Made => new(1); }", "record B(int Count) { string Name => nameof(A); }", "", "a.cs b.cs")]
    [InlineData("partial class A { C c; }", "partial class A { }", "class C { A a; }", "a.cs c.cs")]
    [InlineData("partial class A { B b; }", "class B { }", "partial class A { void Run(B b) { } }", "")]
    [InlineData("class A { A next; B b; }", "class B { B next; C c; }", "class C { }", "")]
    public void Files_that_use_each_other_in_a_circle_are_found(string a, string b, string c, string circle)
    {
        var compilation = DependencyRules.Compile([("a.cs", a), ("b.cs", b), ("c.cs", c)]);

        string.Join(' ', FileCircles.Find(compilation, DependencyRules.Names(compilation)).SelectMany(found => found.Files))
            .ShouldBe(circle);
    }

    // The last resort, where a circle is the honest shape of what the files hold: their names, in order.
    static readonly string[] PermittedCircles =
    [
        // A sentence keeps what is found in it by reading it: operators, credits, who speaks.
        "Attribution.cs Credit.cs Operator.cs Sentence.cs",
    ];

    static IEnumerable<FileCircle> Circles(CSharpCompilation compilation, IEnumerable<NamedSymbol> names) =>
        FileCircles
            .Find(compilation, names)
            .Where(circle => !PermittedCircles.Contains(string.Join(' ', circle.Files.Select(file => Path.GetFileName(file)))));

    static readonly (string Path, string Text)[] Neighbours =
    [
        ("corpus.cs", "namespace BriefBot.Corpus; public record struct ArticleId(long Value);"),
        ("retrieve.cs", "namespace BriefBot.Retrieve; public static class Ranking { public static object Best => 1; }"),
        ("answer.cs", "namespace BriefBot.Answer; public class Writer;"),
        ("host.cs", "namespace BriefBot.Host; public class Root { public static Root Start() => new(); }"),
        ("discord.cs", "namespace BriefBot.Discord; public class Gateway;"),
    ];

    static string FolderNamespace(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.');

    static readonly Lazy<CSharpCompilation> Application = new(DependencyRules.OfTheApplication);

    static readonly Lazy<IReadOnlyList<NamedSymbol>> Names = new(() => DependencyRules.Names(Application.Value));
}
