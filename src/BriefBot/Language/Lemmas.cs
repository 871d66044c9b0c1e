using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Forms of irregular English verbs and a few nouns, which cutting endings does not bring together ("spoke", "speak").</summary>
public static class Lemmas
{
    static readonly string[] Groups = Lexicon.Lines("en/lemmas", "groups");

    static readonly FrozenSet<string> Nouns = Lexicon.Set("en/lemmas", "nouns");

    static readonly FrozenDictionary<string, string[]> Forms = BuildForms();

    /// <summary>The other forms of a word that its stem does not cover; empty for most words.</summary>
    /// <param name="word">Normalised by <see cref="Tokenizer"/>.</param>
    public static IReadOnlyList<string> Related(string word) => Forms.TryGetValue(PorterStemmer.Stem(word), out var forms) ? forms : [];

    /// <summary>True for a form of an irregular verb, or for a noun made of one.</summary>
    /// <param name="word">Normalised by <see cref="Tokenizer"/>.</param>
    public static bool IsOfVerb(string word) => Related(word) is { Count: > 0 } forms && !Nouns.Contains(forms[0]);

    static FrozenDictionary<string, string[]> BuildForms()
    {
        var forms = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            var words = group.Split(' ');
            foreach (var word in words)
                forms.TryAdd(PorterStemmer.Stem(word), words);
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
