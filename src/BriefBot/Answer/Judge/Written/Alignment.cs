using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>A word of a source that says what a word of the written sentence says.</summary>
readonly record struct Match(Source Source, Word Word);

/// <summary>Which words of the sources each word of a written sentence may rest on.</summary>
sealed class Alignment
{
    // Words between which two are taken to belong together.
    const int Beside = 2;

    static readonly FrozenSet<string> Collectives = Lexicon.Stems("en/people", "collectives");

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

    /// <summary>True when a word stands near what is cited.</summary>
    public bool IsNear(Word word) => Sources.Any(source => source.Near.Exists(near => WordMatch.IsSame(word, near)));

    /// <summary>True when a word stands near what is cited and is no name there.</summary>
    public bool IsNearInLowerCase(Word word) =>
        Sources.Any(source => source.Near.Exists(near => !near.IsCapital && WordMatch.IsSame(word, near)));

    /// <summary>True when a noun stands near a cited sentence in which a pronoun, or "the animals", may stand for it, and the written
    /// sentence has no such word.</summary>
    public bool MayBeMeant(Word word) =>
        !word.IsVerb
        && !IsBeforeNoun(word)
        && Sources.Any(source =>
            source.Near.Exists(near => WordMatch.IsSame(word, near) && !IsModifier(source.Near, near))
            && (Replaced(source).Any(pronoun => Agrees(pronoun, word)) || Dropped(source).Any(noun => IsOfClass(noun, word)))
        );

    static bool Agrees(Word pronoun, Word noun) =>
        Agrees(pronoun.Text is "they" or "their" or "them" or "those" or "these" or "ones", noun);

    // "The animals", for "the wolves"; "the pair", for "the climbers".
    static bool IsOfClass(Word noun, Word word) =>
        Description.IsOfAnything(noun) && (Collectives.Contains(noun.Stem) || Agrees(IsPlural(noun), word));

    /// <summary>True when a cited sentence has a pronoun more often than the written one, which tells what stands beside it.</summary>
    public bool IsReplaced(Source source) => Replaced(source).Any();

    /// <summary>Nouns behind "the" in a cited sentence of which the written one has none.</summary>
    public IEnumerable<Word> Dropped(Source source)
    {
        var words = source.Reading.Words;
        for (var i = 1; i < words.Count; i++)
            if (
                words[i - 1].Text is "the" or "this" or "these" or "those"
                && words[i] is { IsContent: true, IsCapital: false } noun
                && !IsUsed(source, noun)
            )
                yield return noun;
    }

    IEnumerable<Word> Replaced(Source source) =>
        source.Reading.Words.Where(word =>
            IsPronoun(word)
            && source.Reading.Words.Count(other => other.Text == word.Text) > Written.Words.Count(other => other.Text == word.Text)
            && IsToldBeside(source, word)
        );

    // What a pronoun does or has is told.
    bool IsToldBeside(Source source, Word pronoun)
    {
        var words = source.Reading.Words;
        var behind = words
            .Skip(pronoun.Index + 1)
            .TakeWhile(word => !source.Reading.IsBreak(word.Index - 1))
            .FirstOrDefault(word => word.IsContent);
        var before = words.Take(pronoun.Index).LastOrDefault(word => word.IsContent);
        return (behind is not null && IsUsed(source, behind)) || (before is not null && IsUsed(source, before));
    }

    static bool Agrees(bool isPlural, Word word) => isPlural == IsPlural(word) || Collectives.Contains(word.Stem);

    static bool IsPlural(Word word) =>
        (
            word.Text.EndsWith('s')
            && !word.Text.EndsWith("ss", StringComparison.Ordinal)
            && !word.Text.EndsWith("us", StringComparison.Ordinal)
            && !word.Text.EndsWith("is", StringComparison.Ordinal)
        ) || word.Text is "people" or "children" or "men" or "women" or "police" or "mice" or "cattle" or "media" or "data";

    // "Schools condition", for "serious condition": it took another word's place beside a noun.
    bool IsBeforeNoun(Word word)
    {
        if (
            word.Index + 1 >= Written.Words.Count
            || Written.Words[word.Index + 1] is not { IsContent: true, IsCapital: false, IsVerb: false } next
            || next.Span.Start - word.Span.End != 1
        )
            return false;
        foreach (var (source, noun) in Of(next))
            if (
                !noun.IsVerb
                && noun.Index > 0
                && source.Reading.Words[noun.Index - 1] is { IsContent: true } before
                && !IsUsed(source, before)
            )
                return true;
        return false;
    }

    // The first of "paint factory".
    static bool IsModifier(List<Word> words, Word word)
    {
        var at = words.IndexOf(word);
        return !IsPlural(word)
            && at + 1 < words.Count
            && words[at + 1] is { IsContent: true, IsVerb: false, IsCapital: false } next
            && next.Index == word.Index + 1
            && next.Span.Start - word.Span.End == 1
            && !next.HasDigit;
    }

    static bool IsPronoun(Word word) => Source.IsPronoun(word) || word.Text is "those" or "ones";

    /// <summary>True for the first of two neighbours, as in "rate cut", that stand close to each other near a cited sentence, in which the
    /// second stands.</summary>
    public bool IsOfCompound(Word word)
    {
        if (
            word.Index + 1 >= Written.Words.Count
            || Written.Words[word.Index + 1] is not { IsContent: true } next
            || next.Span.Start - word.Span.End != 1
        )
            return false;
        foreach (var (source, other) in Of(next))
        {
            var near = source.Near;
            // "The union's demand", for "the demand".
            if (
                Written.At(word.Span) is [.., '\'' or '’', 's']
                && other.Index > 0
                && source.Reading.Words[other.Index - 1].Text == "the"
                && near.Exists(before => before.Stem == word.Stem)
            )
                return true;
            for (var i = 0; i < near.Count; i++)
                if (
                    WordMatch.IsSame(near[i], word)
                    && near.Skip(Math.Max(0, i - Beside)).Take(2 * Beside + 1).Any(beside => WordMatch.IsSame(beside, other))
                )
                    return true;
        }
        return false;
    }

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
