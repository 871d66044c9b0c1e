using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Words by one of which a statement turns into another: opposites, quantities, comparisons, units, relative times.</summary>
static class LoadedWords
{
    static readonly string[] OppositeLines = Lexicon.Lines("en/loaded-words", "opposite-lines");

    static readonly FrozenSet<string> Quantities = Lexicon.Stems("en/loaded-words", "quantities");

    static readonly FrozenSet<string> Comparisons = Lexicon.Stems("en/loaded-words", "comparisons");

    static readonly FrozenSet<string> Units = Lexicon.Stems("en/loaded-words", "units");

    static readonly FrozenSet<string> Times = Lexicon.Stems("en/loaded-words", "times");

    static readonly FrozenDictionary<string, FrozenSet<string>> Opposites = BuildOpposites();

    static readonly FrozenSet<string> Opposable = OppositeLines
        .SelectMany(line => line.Split('/', ' '))
        .Select(PorterStemmer.Stem)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The opposite of a word among others, else null.</summary>
    public static Word? OppositeOf(Word word, IEnumerable<Word> among) =>
        Opposites.TryGetValue(word.Stem, out var opposites) ? among.FirstOrDefault(other => opposites.Contains(other.Stem)) : null;

    /// <summary>True for a word that says how many of something, or how much of it holds.</summary>
    public static bool IsQuantity(Word word) => Quantities.Contains(word.Stem);

    /// <summary>True for a word that compares or ranks.</summary>
    public static bool IsComparison(Word word) => Comparisons.Contains(word.Stem);

    /// <summary>True for a unit of measurement or currency.</summary>
    public static bool IsUnit(Word word) => Units.Contains(word.Stem);

    /// <summary>True for a word that tells when.</summary>
    public static bool IsTime(Word word) => Times.Contains(word.Stem);

    /// <summary>True for a word that itself, not only by its root, has an opposite.</summary>
    public static bool IsOpposable(Word word) => Opposable.Contains(word.Stem);

    /// <summary>True for a word that has an opposite.</summary>
    public static bool HasOpposite(Word word) => Opposites.ContainsKey(word.Stem);

    static FrozenDictionary<string, FrozenSet<string>> BuildOpposites()
    {
        var opposites = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in OppositeLines)
        {
            var sides = line.Split('/').Select(side => side.Split(' ').SelectMany(Forms).ToHashSet(StringComparer.Ordinal)).ToList();
            foreach (var (here, there) in ((HashSet<string>, HashSet<string>)[])[(sides[0], sides[1]), (sides[1], sides[0])])
            {
                foreach (var stem in here)
                {
                    if (!opposites.TryGetValue(stem, out var known))
                        opposites[stem] = known = new(StringComparer.Ordinal);
                    known.UnionWith(there);
                }
            }
        }
        return opposites.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    static IEnumerable<string> Forms(string word) =>
        Lemmas.Related(word).Where(form => form.Length > 2).Select(PorterStemmer.Stem).Append(PorterStemmer.Stem(word));
}
