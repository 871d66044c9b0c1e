using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Phrases of several words that news uses for one another or for one word ("set aside" for "earmark") without saying anything
/// else.</summary>
public static class Phrases
{
    static readonly string[] Groups = Lexicon.Lines("en/phrases", "groups");

    readonly record struct Variant(int Group, FrozenSet<string>[] Words);

    static readonly FrozenSet<string> Be = Lexicon.Stems("en/phrases", "be");

    static readonly FrozenDictionary<string, List<Variant>> ByFirst = Build();

    /// <summary>A phrase in a text.</summary>
    /// <param name="Group">The number of what may stand for one another.</param>
    /// <param name="Start">Of its first word, counted in words.</param>
    /// <param name="Length">In words.</param>
    public readonly record struct Place(int Group, int Start, int Length);

    /// <summary>All phrases, and single words that may stand for one, in a text.</summary>
    /// <param name="stems">Its words' stems in order, by <see cref="PorterStemmer"/>.</param>
    public static List<Place> Find(IReadOnlyList<string> stems)
    {
        ArgumentNullException.ThrowIfNull(stems);
        var found = new List<Place>();
        for (var at = 0; at < stems.Count; at++)
        {
            if (!ByFirst.TryGetValue(stems[at], out var variants))
                continue;
            foreach (var variant in variants)
                if (
                    variant.Words.Length <= stems.Count - at
                    && variant.Words.Index().All(word => word.Item.Contains(stems[at + word.Index]))
                )
                    found.Add(new Place(variant.Group, at, variant.Words.Length));
        }
        return found;
    }

    static FrozenDictionary<string, List<Variant>> Build()
    {
        var byFirst = new Dictionary<string, List<Variant>>(StringComparer.Ordinal);
        foreach (var (group, line) in Groups.Index())
        {
            foreach (var phrase in line.Split('/'))
            {
                var words = phrase.Split(' ').Select(StemsOf).ToArray();
                foreach (var stem in words[0])
                {
                    if (!byFirst.TryGetValue(stem, out var variants))
                        byFirst[stem] = variants = [];
                    variants.Add(new Variant(group, words));
                }
            }
        }
        return byFirst.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static FrozenSet<string> StemsOf(string word) =>
        word == "be"
            ? Be
            : Lemmas.Related(word).Append(word).Append(word + "led").Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
}
