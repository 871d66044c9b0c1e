using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefBot.Tests.Architecture;

/// <summary>Holds that one place puts the program together: Host/Composition.</summary>
static class CompositionRules
{
    /// <summary>Services that a class may make for itself when it is made: what is its own affair, and not the program's.</summary>
    public const int MostOfItsOwn = 7;

    const string Root = "BriefBot.Host.Composition";

    /// <summary>Makes the stores of a file, which share its writer; only the root has it.</summary>
    const string StoresOfAFile = "SqliteStores";

    /// <summary>All stores of a file at once, and the corpus by its kind of database.</summary>
    static readonly string[] Bag = [StoresOfAFile, "SqliteCorpus"];

    /// <summary>Where somebody outside Host is given more than the stores needed: "class: what it uses".</summary>
    public static IReadOnlyList<string> UsesOfTheBag(CSharpCompilation compilation) =>
        [
            .. Names(compilation)
                .Where(use => !IsWithin(use.Name, "BriefBot.Host") && !IsWithin(use.Name, "BriefBot.Corpus"))
                .Where(use => use.Model.GetSymbolInfo(use.Name).Symbol is INamedTypeSymbol type && IsOfTheBag(type))
                .Select(use => $"{TypeOf(use.Name)}: {use.Name.Identifier.ValueText}")
                .Distinct(),
        ];

    /// <summary>Classes outside Host/Composition that make too many services when they are made: "class: how many".</summary>
    public static IReadOnlyList<string> OtherRoots(CSharpCompilation compilation) =>
        [
            .. Trees(compilation)
                .SelectMany(tree => tree.Root.DescendantNodes().OfType<TypeDeclarationSyntax>().Select(type => (tree.Model, Type: type)))
                .Where(one => !IsWithin(one.Type, Root) && one.Type.Identifier.ValueText != StoresOfAFile)
                .Select(one => (Name: one.Type.Identifier.ValueText, Made: MadeByConstructors(one.Model, one.Type).Count()))
                .Where(one => one.Made > MostOfItsOwn)
                .Select(one => $"{one.Name}: {one.Made}"),
        ];

    /// <summary>Where options that people can set are made anew, so that what is set doesn't count: "class: options".</summary>
    public static IReadOnlyList<string> OptionsPastTheSettings(CSharpCompilation compilation)
    {
        var settings = compilation.GetTypeByMetadataName("BriefBot.Host.Configuration.Settings")!;
        var options = settings
            .GetMembers()
            .OfType<IPropertySymbol>()
            .Select(property => property.Type)
            .Where(type => type.TypeKind == TypeKind.Class && type.DeclaringSyntaxReferences.Length > 0)
            .ToHashSet(SymbolEqualityComparer.Default);
        return
        [
            .. Trees(compilation)
                .SelectMany(tree => Made(tree.Model, tree.Root).Select(made => (made.Node, made.Type)))
                .Where(made => options.Contains(made.Type) && !IsWithin(made.Node, "BriefBot.Host.Configuration"))
                .Select(made => $"{TypeOf(made.Node)}: {made.Type.Name}"),
        ];
    }

    /// <summary>Distinct services that the constructors and initialisers of a class make.</summary>
    static IEnumerable<INamedTypeSymbol> MadeByConstructors(SemanticModel model, TypeDeclarationSyntax type) =>
        type
            .Members.Where(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword))
            .SelectMany(member =>
                member switch
                {
                    ConstructorDeclarationSyntax constructor => [constructor],
                    FieldDeclarationSyntax field => [field],
                    PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
                    _ => Enumerable.Empty<SyntaxNode>(),
                }
            )
            .SelectMany(node => Made(model, node))
            .Select(made => made.Type)
            .Where(IsService)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    // What is kept in memory for as long as its owner: no values, no failures, no settings, nothing from elsewhere.
    static bool IsService(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, ContainingType: null }
        && type.DeclaringSyntaxReferences.Length > 0
        && !type.Name.EndsWith("Exception", StringComparison.Ordinal)
        && !type.Name.EndsWith("Options", StringComparison.Ordinal);

    static IEnumerable<(SyntaxNode Node, INamedTypeSymbol Type)> Made(SemanticModel model, SyntaxNode within) =>
        within
            .DescendantNodes()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .Select(node => (Node: (SyntaxNode)node, Type: model.GetTypeInfo(node).Type as INamedTypeSymbol))
            .Where(made => made.Type is not null)
            .Select(made => (made.Node, made.Type!));

    static IEnumerable<(SemanticModel Model, SimpleNameSyntax Name)> Names(CSharpCompilation compilation) =>
        Trees(compilation)
            .SelectMany(tree =>
                tree.Root.DescendantNodes(inside => inside is not UsingDirectiveSyntax)
                    .OfType<SimpleNameSyntax>()
                    .Where(name => Bag.Contains(name.Identifier.ValueText))
                    .Select(name => (tree.Model, name))
            );

    static IEnumerable<(SemanticModel Model, SyntaxNode Root)> Trees(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Select(tree => (compilation.GetSemanticModel(tree), tree.GetRoot()));

    static bool IsOfTheBag(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "BriefBot.Corpus.Sqlite";

    static bool IsWithin(SyntaxNode node, string container)
    {
        var name = node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? "";
        return name == container || name.StartsWith(container + ".", StringComparison.Ordinal);
    }

    static string TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "";
}
