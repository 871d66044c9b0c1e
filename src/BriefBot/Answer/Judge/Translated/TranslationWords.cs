using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>The words of a language that tell what a translation must keep, from <c>lexicon/TAG/translation.txt</c>.</summary>
sealed class TranslationWords
{
    static readonly ConcurrentDictionary<string, TranslationWords?> Known = new(StringComparer.Ordinal);

    TranslationWords(TextLanguage language)
    {
        Language = language;
        Negators = Patterns("negators");
        Denials = Patterns("denials");
        Hedges = Patterns("hedges");
        Credits = Patterns("credits");
        About = Patterns("about");
        AtLeast = Patterns("at-least");
        AtMost = Patterns("at-most");
        Numbers = Table("numbers", key => decimal.Parse(key, CultureInfo.InvariantCulture));
        Ordinals = Table("ordinals", key => decimal.Parse(key, CultureInfo.InvariantCulture));
        Units = Table("units", key => key);
        Days = Table("days", key => key);
        Capitals = Lexicon.Words(File, "capitals").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        Prepositions = Lexicon.Set(File, "prepositions");
        Determiners = language.Writing.HasCapitalNouns ? Lexicon.Set(File, "determiners") : FrozenSet<string>.Empty;
    }

    /// <summary>The language.</summary>
    public TextLanguage Language { get; }

    /// <summary>Words that say no.</summary>
    public WordPattern[] Negators { get; }

    /// <summary>Verbs that do.</summary>
    public WordPattern[] Denials { get; }

    /// <summary>What keeps a statement from being a fact.</summary>
    public WordPattern[] Hedges { get; }

    /// <summary>What credits somebody with a statement.</summary>
    public WordPattern[] Credits { get; }

    /// <summary>Before a number that isn't exact.</summary>
    public WordPattern[] About { get; }

    /// <summary>Before a number that is the least.</summary>
    public WordPattern[] AtLeast { get; }

    /// <summary>Before one that is the most.</summary>
    public WordPattern[] AtMost { get; }

    /// <summary>Values of words for numbers; 1,000 and more multiply what stands before.</summary>
    public FrozenDictionary<string, decimal> Numbers { get; }

    /// <summary>Values of ordinals.</summary>
    public FrozenDictionary<string, decimal> Ordinals { get; }

    /// <summary>Units by one name for all languages.</summary>
    public FrozenDictionary<string, string> Units { get; }

    /// <summary>Days seen from another, by one name for all languages.</summary>
    public FrozenDictionary<string, string> Days { get; }

    /// <summary>Words with a capital that name nobody, without accents.</summary>
    public FrozenSet<string> Capitals { get; }

    /// <summary>Words before names of which nothing is told.</summary>
    public FrozenSet<string> Prepositions { get; }

    /// <summary>Words behind which a noun stands, where nouns have a capital.</summary>
    public FrozenSet<string> Determiners { get; }

    string File => $"{Language.Tag}/translation";

    /// <summary>Those of a language; null where the program has none, so that nothing can be told to be a true translation.</summary>
    public static TranslationWords? Of(TextLanguage language) =>
        Known.GetOrAdd(language.Tag, tag => Lexicon.Has($"{tag}/translation") ? new TranslationWords(language) : null);

    /// <summary>True for a word that any sentence may begin with: one of grammar, a number, or what hedges, denies or credits.</summary>
    public bool IsSmall(IReadOnlyList<LocalWord> words, int at)
    {
        var word = words[at];
        WordPattern[][] lists = [Negators, Hedges, Credits, About, AtLeast, AtMost];
        return Language.IsStopWord(word.Folded)
            || Language.Writing.IsElided(word.Lower)
            || Determiners.Contains(word.Lower)
            || Prepositions.Contains(word.Lower)
            || Numbers.ContainsKey(word.Lower)
            || Array.Exists(lists, list => Array.Exists(list, pattern => pattern.StandsAt(words, at)));
    }

    WordPattern[] Patterns(string section) => [.. Lexicon.Words(File, section).Select(WordPattern.Read)];

    FrozenDictionary<string, T> Table<T>(string section, Func<string, T> key)
        where T : notnull =>
        Lexicon
            .Lines(File, section)
            .Select(line => line.Split(':', 2))
            .SelectMany(parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Word: word, Of: key(parts[0]))))
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Of, StringComparer.Ordinal);
}
