using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>A word of a source that says what a word of the written sentence says.</summary>
readonly record struct Match(Source Source, Word Word);

/// <summary>Which words of the sources each word of a written sentence may rest on.</summary>
sealed class Alignment
{
    readonly List<Match>[] _matches;
    readonly HashSet<(Source, int)> _used;

    /// <summary>Compares every word with every word.</summary>
    public Alignment(Sentence written, IReadOnlyList<Source> sources)
    {
        (Written, Sources) = (written, sources);
        _matches = [.. written.Words.Select(word => Find(word, sources))];
        AddPhrases();
        _used = [.. _matches.SelectMany(matches => matches).Select(match => (match.Source, match.Word.Index))];
    }

    /// <summary>The written sentence.</summary>
    public Sentence Written { get; }

    /// <summary>What it cites.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>What a word may rest on.</summary>
    public IReadOnlyList<Match> Of(Word word) => _matches[word.Index];

    /// <summary>True when a word stands in what is cited.</summary>
    public bool IsHeld(Word word) => _matches[word.Index].Count > 0;

    /// <summary>True when the written sentence has a word of a source.</summary>
    public bool IsUsed(Source source, Word word) => _used.Contains((source, word.Index));

    /// <summary>Words of the written sentence that rest on some words of a source.</summary>
    public List<Word> RestingOn(Source source, IReadOnlyCollection<Word> words) =>
        Written.Words.FindAll(word =>
            word.IsContent && _matches[word.Index].Exists(match => ReferenceEquals(match.Source, source) && words.Contains(match.Word))
        );

    /// <summary>True when words rest on another source as well.</summary>
    public bool IsHeldElsewhere(List<Word> words, Source source) =>
        words.TrueForAll(word => _matches[word.Index].Exists(match => !ReferenceEquals(match.Source, source)));

    // "Set aside", for "earmarked": every word of the one rests on every word of the other.
    void AddPhrases()
    {
        var own = PhrasesOf(Written);
        if (own.Count == 0)
            return;
        foreach (var source in Sources)
        {
            foreach (var other in PhrasesOf(source.Reading))
            {
                foreach (var phrase in own)
                {
                    if (phrase.Group != other.Group || (phrase.Length == 1 && other.Length == 1))
                        continue;
                    for (var i = phrase.Start; i < phrase.Start + phrase.Length; i++)
                        _matches[i]
                            .AddRange(
                                source
                                    .Reading.Words.GetRange(other.Start, other.Length)
                                    .Where(word =>
                                        !_matches[i].Exists(match => ReferenceEquals(match.Source, source) && match.Word == word)
                                    )
                                    .Select(word => new Match(source, word))
                            );
                }
            }
        }
    }

    static List<Phrases.Place> PhrasesOf(Sentence reading) => Phrases.Find(reading.Words.ConvertAll(word => word.Stem));

    static List<Match> Find(Word word, IReadOnlyList<Source> sources)
    {
        var found = new List<Match>();
        foreach (var source in sources)
        foreach (var other in source.Reading.Words)
            if (WordMatch.IsSame(word, other))
                found.Add(new Match(source, other));
        return found;
    }
}
