using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace BriefBot.Language;

/// <summary>
/// The words that rules go by. They are data: the files under <c>lexicon/</c>, one folder a language (and one for what pages repeat), are
/// part of the program, and each list in them is asked for by its file and section.
/// </summary>
public static class Lexicon
{
    static readonly ConcurrentDictionary<string, FrozenDictionary<string, string[]>> Files = new(StringComparer.Ordinal);

    /// <summary>The lines of a section, each an entry, in order.</summary>
    /// <param name="file">Folder and name without ending, as <c>en/hedges</c>.</param>
    /// <param name="section">The name that stands in brackets above the list.</param>
    /// <exception cref="InvalidOperationException">There is no such file or section.</exception>
    public static string[] Lines(string file, string section) =>
        Files.GetOrAdd(file, Read).TryGetValue(section, out var lines)
            ? lines
            : throw new InvalidOperationException($"lexicon/{file}.txt has no section [{section}].");

    /// <summary>The lines of a section, each an entry, in order; none where there is no such file or section.</summary>
    /// <inheritdoc cref="Lines" path="/param"/>
    public static string[] Find(string file, string section) =>
        Assembly.GetExecutingAssembly().GetManifestResourceInfo(Prefix + file) is not null
        && Files.GetOrAdd(file, Read).TryGetValue(section, out var lines)
            ? lines
            : [];

    /// <summary>The words of a section, in order.</summary>
    /// <inheritdoc cref="Lines"/>
    public static string[] Words(string file, string section) =>
        [.. Lines(file, section).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The words of a section as a set.</summary>
    /// <param name="file">Folder and name without ending, as <c>en/hedges</c>.</param>
    /// <param name="section">The name that stands in brackets above the list.</param>
    /// <param name="comparer">How words are compared; as written when null.</param>
    /// <exception cref="InvalidOperationException">There is no such file or section.</exception>
    public static FrozenSet<string> Set(string file, string section, StringComparer? comparer = null) =>
        Words(file, section).ToFrozenSet(comparer ?? StringComparer.Ordinal);

    /// <summary>The stems of a section's words, by <see cref="PorterStemmer"/>.</summary>
    /// <inheritdoc cref="Lines"/>
    public static FrozenSet<string> Stems(string file, string section) =>
        Words(file, section).Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when there is such a file.</summary>
    /// <param name="file">Folder and name without ending.</param>
    public static bool Has(string file) => Assembly.GetExecutingAssembly().GetManifestResourceInfo(Prefix + file) is not null;

    /// <summary>Names of all files, as <see cref="Lines"/> takes them.</summary>
    internal static IEnumerable<string> All =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]);

    const string Prefix = "BriefBot.lexicon.";

    static FrozenDictionary<string, string[]> Read(string file)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file)
            ?? throw new InvalidOperationException($"There is no lexicon/{file}.txt.");
        using var reader = new StreamReader(stream);
        return LexiconFile.Read($"lexicon/{file}.txt", reader);
    }
}
