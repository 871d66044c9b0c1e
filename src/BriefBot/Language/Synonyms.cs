using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that news uses for one another without saying anything else. What is only near in meaning, or judges ("militant",
/// "terrorist"), is not here.</summary>
public sealed class Synonyms
{
    static readonly ConcurrentDictionary<string, Synonyms> Known = new(StringComparer.Ordinal);

    static readonly Synonyms None = new(TextLanguage.English, []);

    readonly TextLanguage _language;
    readonly string[] _groups;
    readonly FrozenDictionary<string, int[]> _members;

    Synonyms(TextLanguage language, string[] groups)
    {
        (_language, _groups) = (language, groups);
        _members = Build();
    }

    static Synonyms English { get; } = new(TextLanguage.English, Lexicon.Lines("en/synonyms", "groups"));

    /// <summary>True when English news uses the one for the other.</summary>
    /// <param name="stem">Of a word, by <see cref="PorterStemmer"/>.</param>
    /// <param name="other">Of the other.</param>
    public static bool AreSame(string stem, string other) =>
        English._members.TryGetValue(stem, out var here)
        && English._members.TryGetValue(other, out var there)
        && here.AsSpan().ContainsAny(there);

    /// <summary>The words that news uses for one, as stems, without itself; empty for most words.</summary>
    /// <param name="stem">Of the word, as its language has it.</param>
    /// <param name="language">The language; of one without a list there are none.</param>
    public static IEnumerable<string> Of(string stem, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var words = language.IsEnglish
            ? English
            : Known.GetOrAdd(
                language.Tag,
                tag => Lexicon.Find($"{tag}/synonyms", "groups") is { Length: > 0 } groups ? new Synonyms(language, groups) : None
            );
        return words._members.TryGetValue(stem, out var found)
            ? found.SelectMany(group => words._groups[group].Split(' ')).Select(words.Stem).Where(other => other != stem).Distinct()
            : [];
    }

    string Stem(string word) => _language.IsEnglish ? PorterStemmer.Stem(word) : _language.Stem(word);

    FrozenDictionary<string, int[]> Build()
    {
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < _groups.Length; i++)
        {
            foreach (var word in _groups[i].Split(' '))
            {
                var stem = Stem(word);
                if (!members.TryGetValue(stem, out var groups))
                    members[stem] = groups = [];
                if (!groups.Contains(i))
                    groups.Add(i);
            }
        }
        return members.ToFrozenDictionary(member => member.Key, member => member.Value.ToArray(), StringComparer.Ordinal);
    }
}
