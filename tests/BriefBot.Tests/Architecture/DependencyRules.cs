using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefBot.Tests.Architecture;

/// <summary>A name in the code, or a "new(…)" without one, and what it stands for.</summary>
/// <param name="Place">The namespace that it stands in.</param>
sealed record NamedSymbol(ISymbol Symbol, string File, int Line, string Place)
{
    /// <summary>The type, or that of the member; null for what is of no type.</summary>
    public INamedTypeSymbol? Type => Symbol as INamedTypeSymbol ?? Symbol.ContainingType;
}

/// <summary>A place where a stage uses what it may not.</summary>
sealed record Violation(string Stage, string Uses, string Location);

/// <summary>Holds "may use" of docs/explanation/architecture.md against the symbols that the compiler sees, not against using
/// directives.</summary>
static class DependencyRules
{
    /// <summary>Stages of the application and which others each may use. Host is not listed as a target: nobody may use it.</summary>
    static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Language"] = [],
        ["Inference"] = [],
        ["Corpus"] = ["Language"],
        ["Ingest"] = ["Language", "Corpus", "Inference"],
        ["Retrieve"] = ["Language", "Corpus", "Inference"],
        ["Reader"] = ["Language"],
        ["Answer"] = ["Language", "Corpus", "Inference", "Retrieve", "Reader"],
        ["Deliver"] = ["Language", "Corpus", "Inference", "Ingest", "Retrieve", "Reader", "Answer"],
        ["Host"] = ["Language", "Corpus", "Inference", "Ingest", "Retrieve", "Reader", "Answer", "Deliver", "Discord"],
    };

    /// <summary>Namespaces from elsewhere that only some stages may use.</summary>
    static readonly (string Namespace, string[] Stages)[] Reserved =
    [
        ("SQLite", ["Corpus"]),
        ("SQLitePCL", ["Corpus"]),
        ("Elastic.Transport", ["Corpus"]),
        ("System.CommandLine", ["Host"]),
        ("Microsoft.AspNetCore", ["Deliver", "Host"]),
        ("AngleSharp", ["Ingest"]),
        ("Markdig", ["Ingest"]),
        ("Microsoft.SemanticKernel", ["Inference", "Host"]),
        ("YamlDotNet", ["Ingest", "Inference", "Host"]),
    ];

    /// <summary>Types that read or write outside the process: text analysis has no business with them.</summary>
    static readonly string[] InputOutput =
    [
        "System.IO.File",
        "System.IO.Directory",
        "System.IO.FileStream",
        "System.Net.Http.HttpClient",
        "System.Console",
        "System.Diagnostics.Process",
    ];

    /// <summary>What the implicit usings of the web SDK add to every file.</summary>
    const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global "
        + "using System.Net.Http; "
        + "global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using "
        + "Microsoft.AspNetCore.Builder; "
        + "global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing; "
        + "global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using "
        + "Microsoft.Extensions.Hosting; "
        + "global using Microsoft.Extensions.Logging;";

    /// <summary>Compiles the application: of its generated parts, only what the compiler makes of Razor components.</summary>
    public static CSharpCompilation OfTheApplication() => OfFolder("src/BriefBot");

    /// <summary>Compiles a project's folder: of its generated parts, only what the compiler makes of Razor components.</summary>
    public static CSharpCompilation OfFolder(string folder) =>
        Compile(Checkout.SourceFiles(folder).Select(file => (file, File.ReadAllText(Checkout.PathOf(file)))).Concat(Components(folder)));

    /// <summary>The components of a folder, each under its own name, as the build that the tests belong to has written them.</summary>
    static IEnumerable<(string Path, string Text)> Components(string folder)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;
        var written = Checkout.PathOf(folder, "obj", configuration, "net10.0", "generated");
        foreach (var component in Directory.EnumerateFiles(Checkout.PathOf(folder), "*.razor", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Checkout.PathOf(folder), component).Replace('\\', '/');
            var code = Directory
                .EnumerateFiles(written, Path.GetFileNameWithoutExtension(name) + "_razor.g.cs", SearchOption.AllDirectories)
                .Single(file => file.Replace('\\', '/').EndsWith("/" + name.Replace(".razor", "_razor.g.cs", StringComparison.Ordinal)));
            yield return ($"{folder}/{name}", File.ReadAllText(code));
        }
    }

    /// <summary>Compiles the files together, without their generated parts.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = files
            .Append(("ImplicitUsings.cs", ImplicitUsings))
            .Select(file => CSharpSyntaxTree.ParseText(file.Item2, options, file.Item1));
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path) is var name
                && (name == "BriefBot.Discord.dll" || !name.StartsWith("briefbot", StringComparison.OrdinalIgnoreCase))
            )
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "briefbot-rules",
            trees,
            assemblies,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    /// <summary>All names in the code that stand for something, in its order.</summary>
    public static IReadOnlyList<NamedSymbol> Names(CSharpCompilation compilation) =>
        [.. compilation.SyntaxTrees.AsParallel().AsOrdered().SelectMany(tree => Names(compilation.GetSemanticModel(tree)))];

    /// <summary>Every use that the rules forbid, each stage and target once per file and line.</summary>
    public static IReadOnlyList<Violation> Check(IEnumerable<NamedSymbol> names) => [.. names.SelectMany(Check).Distinct()];

    /// <summary>The stage that a namespace of ours belongs to: the part after "BriefBot", null outside and at the root.</summary>
    static string? StageOf(string name) => name.StartsWith("BriefBot.", StringComparison.Ordinal) ? name.Split('.')[1] : null;

    static IEnumerable<NamedSymbol> Names(SemanticModel model)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes(inside => inside is not UsingDirectiveSyntax))
        {
            // Locals, parameters and private fields start in lower case or with "_"; their types are those of names seen elsewhere.
            if (
                node is not ImplicitObjectCreationExpressionSyntax
                && !(node is SimpleNameSyntax { Identifier.ValueText: var name } && char.IsUpper(name[0]))
            )
                continue;
            if (model.GetSymbolInfo(node).Symbol is not { } symbol)
                continue;
            var line = node.GetLocation().GetLineSpan();
            yield return new(symbol, line.Path, line.StartLinePosition.Line + 1, PlaceOf(node));
        }
    }

    static IEnumerable<Violation> Check(NamedSymbol name) =>
        TypesUsed(name)
            .Select(type => Forbidden(name.Place, type))
            .OfType<string>()
            .Select(used => new Violation(name.Place, used, $"{name.File}:{name.Line}"));

    /// <summary>The type that a name stands for or belongs to, and the type of its value: the latter counts where it is only
    /// inferred.</summary>
    static IEnumerable<INamedTypeSymbol> TypesUsed(NamedSymbol name)
    {
        if (name.Type is { } named)
            yield return named;
        var value = name.Symbol switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        };
        if (value is not INamedTypeSymbol type)
            yield break;
        yield return type;
        foreach (var argument in type.TypeArguments.OfType<INamedTypeSymbol>())
            yield return argument;
    }

    static string? Forbidden(string place, INamedTypeSymbol type)
    {
        if (StageOf(place) is not { } stage)
            return null;
        var target = NamespaceOf(type);
        if (StageOf(target) is { } other)
        {
            if (other == stage || (other == "Discord" && IsWithin(place, "BriefBot.Deliver.Discord")))
                return null;
            return MayUse.TryGetValue(stage, out var allowed) && allowed.Contains(other) ? null : target;
        }

        var full = $"{target}.{type.Name}";
        if (stage == "Language" && InputOutput.Contains(full))
            return full;
        return Reserved.Any(rule => IsWithin(target, rule.Namespace) && !rule.Stages.Contains(stage)) ? target : null;
    }

    static bool IsWithin(string name, string container) => name == container || name.StartsWith(container + ".", StringComparison.Ordinal);

    static string PlaceOf(SyntaxNode node) => node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? "";

    static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";
}
