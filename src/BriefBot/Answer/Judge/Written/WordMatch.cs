using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Tells whether two words say the same: forms, spellings and derivations of one word, numbers of one value, or
/// synonyms.</summary>
static class WordMatch
{
    // Letters that a derivation keeps of the shorter word, at least.
    const int ShortestRoot = 4;

    static readonly FrozenSet<string> Endings = (
        " e s es ed d ee ees ing ion ions tion tions sion sions ation ations ition ment ments al als ance ances ence ences er "
        + "ers or ors ist ists ity ities y ies ive ives able ible ful less ly ness ous ial "
        + "ian ians ese ish an ans n ns ic ical t r rs ate ated ates ating ise ised ises ising ize ized izes izing ised ship hood "
        + "age ages ure ures ant ants ent ents ism isms ds de ded des ding se"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    static readonly string[] Peoples = Lexicon.Lines("en/peoples", "peoples");

    static readonly FrozenDictionary<string, int> PeopleOf = Peoples
        .SelectMany((line, i) => line.Split(' ').Select(stem => (stem, i)))
        .ToFrozenDictionary(pair => pair.stem, pair => pair.i, StringComparer.Ordinal);

    /// <summary>True when the one may stand for the other.</summary>
    public static bool IsSame(Word one, Word other)
    {
        if (one.Text == other.Text || one.Stem == other.Stem)
            return true;
        if (one.Number is { } value && other.Number is { } also)
            return value == also;
        if (one.HasDigit || other.HasDigit)
            return false;
        if (Lemmas.Related(one.Text).Any(form => PorterStemmer.Stem(form) == other.Stem))
            return true;
        if (PeopleOf.TryGetValue(one.Stem, out var people) && PeopleOf.TryGetValue(other.Stem, out var same) && people == same)
            return true;
        // Names have no synonyms and are derived from nothing but peoples and places.
        if (one.IsCapital && other.IsCapital)
            return IsDerived(one.Text, other.Text);
        return Spelling.IsVariant(one.Text, other.Text) || IsDerived(one.Text, other.Text) || AreSynonyms(one, other);
    }

    static bool AreSynonyms(Word one, Word other) => Stems(one).Any(stem => Stems(other).Any(also => Synonyms.AreSame(stem, also)));

    // Irregular verbs go by all their forms.
    static IEnumerable<string> Stems(Word word) =>
        Lemmas.Related(word.Text) is { Count: > 0 } forms ? forms.Select(PorterStemmer.Stem).Append(word.Stem) : [word.Stem];

    // "decision", "decide"; "arrival", "arrive": a common beginning with an ending on either side.
    static bool IsDerived(string one, string other)
    {
        var common = one.AsSpan().CommonPrefixLength(other);
        if (common < ShortestRoot || common < 0.6 * Math.Min(one.Length, other.Length))
            return false;
        return Endings.Contains(one[common..]) && Endings.Contains(other[common..]);
    }
}
