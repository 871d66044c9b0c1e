using System.Collections.Frozen;
using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>
/// What words of a translation must find in its original: "schließt" needs a "close" there, or one of its like. The list is of general
/// news; words that stand in none of its lines are not compared.
/// </summary>
static class Concepts
{
    const string First = "en";

    static readonly FrozenDictionary<string, (WordPattern Pattern, int Concept)[]> ByLanguage = Read();

    /// <summary>Words of a translation whose like stands nowhere in what it cites.</summary>
    /// <param name="written">The translation.</param>
    /// <param name="sources">What it cites.</param>
    /// <param name="isName">True for a word of a name.</param>
    public static IEnumerable<Fault> Find(LocalReading written, IReadOnlyList<LocalReading> sources, Func<LocalWord, bool> isName)
    {
        var known = sources.SelectMany(source => In(source, _ => false)).Select(found => found.Concept).ToHashSet();
        foreach (var word in In(written, isName).GroupBy(found => found.At))
            if (!word.Any(found => known.Contains(found.Concept)))
                yield return new Fault(FaultKind.Unsupported, written.At(written.Words[word.Key].Span), null);
    }

    static IEnumerable<(int At, int Concept)> In(LocalReading reading, Func<LocalWord, bool> isName)
    {
        if (!ByLanguage.TryGetValue(reading.Language.Language.Tag, out var patterns))
            yield break;
        for (var i = 0; i < reading.Words.Count; i++)
        {
            var word = reading.Words[i];
            if (LocalReading.IsIn(reading.Values, word) || isName(word))
                continue;
            foreach (var (pattern, concept) in patterns)
                if (pattern.StandsAt(reading.Words, i))
                    yield return (i, concept);
        }
    }

    // A concept begins with its line in English; lines of one language that follow each other are one.
    static FrozenDictionary<string, (WordPattern, int)[]> Read()
    {
        var found = new Dictionary<string, List<(WordPattern, int)>>(StringComparer.Ordinal);
        var (concept, last) = (0, "");
        foreach (var line in Lexicon.Lines("languages/concepts", "concepts"))
        {
            var parts = line.Split(':', 2);
            if (parts[0] == First && last != First)
                concept++;
            last = parts[0];
            if (!found.TryGetValue(parts[0], out var patterns))
                found[parts[0]] = patterns = [];
            patterns.AddRange(parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (WordPattern.Read(word), concept)));
        }
        return found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
