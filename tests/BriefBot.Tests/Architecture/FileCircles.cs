using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BriefBot.Tests.Architecture;

/// <summary>Files each of which uses, directly or through others, all the others.</summary>
/// <param name="Files">Their paths; the files of one partial type go by the first of them.</param>
/// <param name="Uses">What one names of another, each pair of files once for each name, as "from:line uses Type.Member of to".</param>
sealed record FileCircle(IReadOnlyList<string> Files, IReadOnlyList<string> Uses)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Files.Count} files\n    {string.Join("\n    ", Uses)}\n";
}

/// <summary>Finds files that use each other in a circle: a file uses another where its code names a type, or a member of a
/// type, that the other declares.</summary>
static class FileCircles
{
    /// <summary>Every circle of more than one file, the largest first.</summary>
    /// <param name="compilation">The files.</param>
    /// <param name="names">All names in them.</param>
    public static IReadOnlyList<FileCircle> Find(CSharpCompilation compilation, IEnumerable<NamedSymbol> names)
    {
        var uses = names.SelectMany(Uses).ToList();
        var first = FirstFiles(compilation);
        var targets = uses.ToLookup(use => first[use.From], use => first[use.To], StringComparer.Ordinal);
        return
        [
            .. Components([.. first.Values.Distinct(StringComparer.Ordinal)], targets)
                .Where(files => files.Count > 1)
                .Select(files => new FileCircle([.. files.Order(StringComparer.Ordinal)], Between(files)))
                .OrderByDescending(circle => circle.Files.Count)
                .ThenBy(circle => circle.Files[0], StringComparer.Ordinal),
        ];

        string[] Between(HashSet<string> files) =>
            [
                .. uses.Where(use => files.Contains(first[use.From]) && files.Contains(first[use.To]) && first[use.From] != first[use.To])
                    .DistinctBy(use => (use.From, use.To, use.Name))
                    .Select(use => $"{use.From}:{use.Line} uses {use.Name} of {use.To}"),
            ];
    }

    sealed record Use(string From, int Line, string Name, string To);

    static IEnumerable<Use> Uses(NamedSymbol name) =>
        name.Type is { IsTupleType: false, IsAnonymousType: false } type
            ? FilesOf(type)
                .Where(file => file != name.File)
                .Select(file => new Use(
                    name.File,
                    name.Line,
                    name.Symbol is INamedTypeSymbol ? type.Name : $"{type.Name}.{name.Symbol.Name}",
                    file
                ))
            : [];

    static IEnumerable<string> FilesOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(declared => declared.SyntaxTree.FilePath);

    /// <summary>For each file the first of those that declare parts of the same types.</summary>
    static Dictionary<string, string> FirstFiles(CSharpCompilation compilation)
    {
        var first = compilation.SyntaxTrees.ToDictionary(tree => tree.FilePath, tree => tree.FilePath, StringComparer.Ordinal);
        foreach (var type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            var joined = FilesOf(type).Select(file => first[file]).ToHashSet(StringComparer.Ordinal);
            if (joined.Count < 2)
                continue;
            var one = joined.Min(StringComparer.Ordinal)!;
            foreach (var file in first.Keys.Where(file => joined.Contains(first[file])).ToList())
                first[file] = one;
        }

        return first;
    }

    /// <summary>The strongly connected components, as Tarjan finds them.</summary>
    static List<HashSet<string>> Components(IReadOnlyList<string> nodes, ILookup<string, string> targets)
    {
        var found = new List<HashSet<string>>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var lowest = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<string>();
        var isOpen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes.Where(node => !index.ContainsKey(node)))
            Visit(node);
        return found;

        void Visit(string node)
        {
            index[node] = lowest[node] = index.Count;
            open.Push(node);
            isOpen.Add(node);
            foreach (var target in targets[node].Distinct(StringComparer.Ordinal))
            {
                if (!index.TryGetValue(target, out var known))
                {
                    Visit(target);
                    lowest[node] = Math.Min(lowest[node], lowest[target]);
                }
                else if (isOpen.Contains(target))
                {
                    lowest[node] = Math.Min(lowest[node], known);
                }
            }

            if (lowest[node] != index[node])
                return;
            var component = new HashSet<string>(StringComparer.Ordinal);
            string last;
            do
            {
                last = open.Pop();
                isOpen.Remove(last);
                component.Add(last);
            } while (last != node);
            found.Add(component);
        }
    }
}
