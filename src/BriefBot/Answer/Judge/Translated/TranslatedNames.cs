using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>Finds names of a translated sentence that don't stand in what it cites, letter for letter but for accents and the endings of
/// their languages.</summary>
sealed class TranslatedNames
{
    const int ShortestStem = 3;
    const int MostAdjectives = 3;
    const int PrepositionReach = 3;

    static readonly string[] Endings = ["s", "er", "ers"];

    readonly LocalReading _written;
    readonly IReadOnlyList<(CitedSentence Cited, LocalReading Reading)> _sources;
    readonly HashSet<string> _known;
    readonly HashSet<int> _places;

    /// <summary>Reads the names of what is cited.</summary>
    public TranslatedNames(LocalReading written, IReadOnlyList<(CitedSentence Cited, LocalReading Reading)> sources)
    {
        (_written, _sources) = (written, sources);
        _known =
        [
            .. sources
                .SelectMany(source => source.Reading.Words.Where(word => word.IsCapital && !IsStopWord(source.Reading, word)))
                .SelectMany(Forms),
        ];
        _places = [.. sources.SelectMany(source => source.Reading.Words).SelectMany(word => PlaceNames.Of(word.Folded))];
    }

    /// <summary>Names that stand there.</summary>
    public int Found { get; private set; }

    /// <summary>The names that don't.</summary>
    public IEnumerable<Fault> Find()
    {
        var words = _written.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.IsCapital || LocalReading.IsIn(_written.Values, word) || IsCalendar(word))
                continue;
            if (IsKnown(word))
            {
                Found++;
                if (i > 0 && words[i - 1].IsCapital && word.IsJoined && IsKnown(words[i - 1]) && !IsPlain(i - 1) && !IsPlain(i))
                    if (!AreNeighbours(words[i - 1], word))
                        yield return new Fault(FaultKind.Name, _written.At(new(words[i - 1].Span.Start, word.Span.End)), null);
            }
            else if (!IsPlain(i) && !CompletesName(i))
                yield return new Fault(FaultKind.Name, _written.At(word.Span), null);
        }
    }

    /// <summary>True for a word with a capital that stands so in what is cited.</summary>
    public bool IsName(LocalWord word) => word.IsCapital && _known.Contains(word.Folded);

    bool IsKnown(LocalWord word) => Forms(word).Any(_known.Contains) || PlaceNames.Of(word.Folded).Any(_places.Contains);

    static bool IsStopWord(LocalReading reading, LocalWord word) => reading.Language.Language.IsStopWord(word.Folded);

    bool IsCalendar(LocalWord word) => _written.Dates.Exists(date => date.Span.Start <= word.Span.Start && word.Span.Start < date.Span.End);

    // No name: a small word at the beginning, a title, a noun where all nouns have a capital.
    bool IsPlain(int i)
    {
        var (word, language) = (_written.Words[i], _written.Language);
        if (PlaceNames.Has(word.Folded))
            return false;
        if (language.Capitals.Contains(word.Folded))
            return true;
        if (IsOpening(i) && (language.IsSmall(_written.Words, i) || IsCommon(word) || IsAdjectiveOfNoun(i)))
            return true;
        return language.Language.Writing.HasCapitalNouns
            && !IsListedName(word.Lower)
            && (GermanNouns.Is(word.Folded, front => _known.Contains(front)) || HasDeterminer(i));
    }

    bool IsOpening(int i) => i == 0 || _written.Words[i].Joint.AsSpan().IndexOfAny(":“„«\"") >= 0;

    static bool IsListedName(string word) => NameLexicon.Given.Contains(word) || NameLexicon.Gazetteer.Contains(word);

    // Of English words those that news uses for anything are known.
    bool IsCommon(LocalWord word) => _written.Language.Language.IsEnglish && CommonWords.IsCommonStem(PorterStemmer.Stem(word.Lower));

    // "Starker Regen": before a noun, at the beginning, with the ending of an adjective.
    bool IsAdjectiveOfNoun(int i) =>
        _written.Language.Language.Writing.HasCapitalNouns
        && IsAdjective(_written.Words[i].Lower)
        && !IsListedName(_written.Words[i].Lower)
        && i + 1 < _written.Words.Count
        && _written.Words[i + 1] is { IsCapital: true, IsJoined: true } next
        && GermanNouns.Is(next.Folded, _ => false);

    // "Die neue Werft", "im Hafen", "300 Frachter". Behind a comma "die" mostly begins a clause.
    bool HasDeterminer(int i)
    {
        var words = _written.Words;
        // "Der Lindqvist-Preis": what a hyphen follows is mostly a name.
        if (i + 1 < words.Count && words[i + 1].IsHyphenated)
            return false;
        for (var at = i - 1; at >= 0 && i - at <= MostAdjectives + 1; at--)
        {
            if (!words[at + 1].IsJoined)
                return false;
            if (LocalReading.IsIn(_written.Values, words[at]) || _written.Language.Determiners.Contains(words[at].Lower))
                return at == 0 || !words[at].Joint.Contains(',');
            if (words[at].IsCapital || !IsAdjective(words[at].Lower))
                return false;
        }
        return false;
    }

    static bool IsAdjective(string word) => word.Length > 3 && word[^1] is 'e' or 'n' or 'r' or 's' or 'm';

    // The cited sentence has a part of the name, and its article the whole of it.
    bool CompletesName(int i)
    {
        var words = _written.Words;
        var (first, last) = (i, i);
        while (first > 0 && words[first].IsJoined && words[first - 1].IsCapital && !IsPlain(first - 1))
            first--;
        while (last + 1 < words.Count && words[last + 1].IsJoined && words[last + 1].IsCapital)
            last++;
        var name = _written.At(new(words[first].Span.Start, words[last].Span.End));
        return last > first
            && words[first..(last + 1)].Exists(IsKnown)
            && _sources.Any(source => source.Cited.Article.Body.Contains(name, StringComparison.Ordinal));
    }

    // "Ann Tan" is not there because Ann Lee and Bo Tan are.
    bool AreNeighbours(LocalWord first, LocalWord second) =>
        PlaceNames.Has(first.Folded)
        || PlaceNames.Has(second.Folded)
        || _sources.Any(source =>
        {
            var (ones, others) = (Places(source.Reading, first), Places(source.Reading, second));
            return ones.Exists(one => others.Exists(other => Math.Abs(one - other) is 1 or 2));
        });

    /// <summary>Names that changed places: of those that stand behind no preposition, one that comes before another there comes before it
    /// here.</summary>
    public IEnumerable<Fault> Exchanged()
    {
        var named = Bare(_written).ToList();
        if (named is [var opening, ..] && IsSubject(opening) && _sources.All(source => IsBeside(source.Reading, opening)))
            yield return new Fault(FaultKind.Roles, _written.At(opening.Span), null);
        for (var i = 0; i + 1 < named.Count; i++)
            foreach (var later in named.Skip(i + 1))
                if (_sources.Any(source => ComesFirst(source.Reading, later, named[i])))
                    yield return new Fault(FaultKind.Roles, _written.At(named[i].Span), _written.At(later.Span));
    }

    // The first name, with nothing before it but an article and a noun of its own.
    bool IsSubject(LocalWord name) =>
        _written
            .Words.TakeWhile(word => word != name)
            .SkipWhile(word => _written.Language.Determiners.Contains(word.Lower) || _written.Language.Language.IsStopWord(word.Folded))
            .All(word => word.IsCapital);

    // Behind a preposition, while another name is behind none.
    bool IsBeside(LocalReading source, LocalWord name)
    {
        var places = Places(source, name);
        return places.Count > 0 && places.TrueForAll(at => !IsBare(source, at)) && Bare(source).Any();
    }

    bool ComesFirst(LocalReading source, LocalWord first, LocalWord second)
    {
        var (ones, others) = (Places(source, first), Places(source, second));
        return ones.Count > 0
            && others.Count > 0
            && ones[^1] < others[0]
            && IsBare(source, ones[0])
            && IsBare(source, others[0])
            && !IsOneName(source, ones[^1], others[0]);
    }

    IEnumerable<LocalWord> Bare(LocalReading reading) =>
        reading.Words.Where(
            (word, at) => IsName(word) && IsBare(reading, at) && !(at > 0 && word.IsJoined && IsName(reading.Words[at - 1]))
        );

    // Back to the name before it, nothing that makes it a place, an author or an owner.
    bool IsBare(LocalReading reading, int at)
    {
        for (var i = at - 1; i >= 0 && at - i <= PrepositionReach; i--)
        {
            if (reading.Language.Prepositions.Contains(reading.Words[i].Lower))
                return false;
            if (reading.Words[i + 1].Joint.Contains(',') || (IsName(reading.Words[i]) && !reading.Words[i + 1].IsJoined))
                return true;
        }
        return true;
    }

    static bool IsOneName(LocalReading reading, int first, int last) =>
        Enumerable.Range(first, last - first + 1).All(at => reading.Words[at].IsCapital);

    static List<int> Places(LocalReading reading, LocalWord word)
    {
        var forms = Forms(word).ToHashSet(StringComparer.Ordinal);
        return [.. reading.Words.Index().Where(other => Forms(other.Item).Any(forms.Contains)).Select(other => other.Index)];
    }

    // The word, and as it may be without an ending ("Veldmarks", "Veldmarker").
    static IEnumerable<string> Forms(LocalWord word)
    {
        yield return word.Folded;
        foreach (var ending in Endings)
            if (word.Folded.Length - ending.Length >= ShortestStem && word.Folded.EndsWith(ending, StringComparison.Ordinal))
                yield return word.Folded[..^ending.Length];
    }
}
