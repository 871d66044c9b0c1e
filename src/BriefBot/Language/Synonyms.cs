using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that news uses for one another without saying anything else. What is only near in meaning, or judges ("militant",
/// "terrorist"), is not here.</summary>
public static class Synonyms
{
    static readonly string[] Groups = Lexicon.Lines("en/synonyms", "groups");

    static readonly FrozenDictionary<string, int[]> Members = Build();

    /// <summary>True when news uses the one for the other.</summary>
    /// <param name="stem">Of a word, by <see cref="PorterStemmer"/>.</param>
    /// <param name="other">Of the other.</param>
    public static bool AreSame(string stem, string other) =>
        Members.TryGetValue(stem, out var here) && Members.TryGetValue(other, out var there) && here.AsSpan().ContainsAny(there);

    /// <summary>The words that news uses for one, as stems, without itself; empty for most words.</summary>
    /// <param name="stem">Of the word, by <see cref="PorterStemmer"/>.</param>
    public static IEnumerable<string> Of(string stem) =>
        Members.TryGetValue(stem, out var groups)
            ? groups.SelectMany(group => Groups[group].Split(' ')).Select(PorterStemmer.Stem).Where(other => other != stem).Distinct()
            : [];

    static FrozenDictionary<string, int[]> Build()
    {
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < Groups.Length; i++)
        {
            foreach (var word in Groups[i].Split(' '))
            {
                var stem = PorterStemmer.Stem(word);
                if (!members.TryGetValue(stem, out var groups))
                    members[stem] = groups = [];
                if (!groups.Contains(i))
                    groups.Add(i);
            }
        }
        return members.ToFrozenDictionary(member => member.Key, member => member.Value.ToArray(), StringComparer.Ordinal);
    }
}
