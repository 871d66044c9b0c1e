namespace BriefBot.Answer.Verification;

/// <summary>A word of a source that says what a word of the written sentence says.</summary>
readonly record struct Match(Source Source, ReadWord Word);

/// <summary>Which words of the sources each word of a written sentence may rest on.</summary>
sealed class Alignment
{
    // Words between which two are taken to belong together.
    const int Beside = 2;

    readonly List<Match>[] _matches;
    readonly HashSet<(Source, int)> _used;

    /// <summary>Compares every word with every word.</summary>
    public Alignment(SentenceReading written, IReadOnlyList<Source> sources)
    {
        (Written, Sources) = (written, sources);
        _matches = [.. written.Words.Select(word => Find(word, sources))];
        _used = [.. _matches.SelectMany(matches => matches).Select(match => (match.Source, match.Word.Index))];
    }

    /// <summary>The written sentence.</summary>
    public SentenceReading Written { get; }

    /// <summary>What it cites.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>What a word may rest on.</summary>
    public IReadOnlyList<Match> Of(ReadWord word) => _matches[word.Index];

    /// <summary>True when a word stands in what is cited.</summary>
    public bool IsHeld(ReadWord word) => _matches[word.Index].Count > 0;

    /// <summary>True when the written sentence has a word of a source.</summary>
    public bool IsUsed(Source source, ReadWord word) => _used.Contains((source, word.Index));

    /// <summary>True when a word stands near what is cited.</summary>
    public bool IsNear(ReadWord word) => Sources.Any(source => source.Near.Exists(near => WordMatch.IsSame(word, near)));

    /// <summary>True when a word stands near what is cited and is no name there.</summary>
    public bool IsNearInLowerCase(ReadWord word) => Sources.Any(source => source.Near.Exists(near => !near.IsCapital && WordMatch.IsSame(word, near)));

    /// <summary>True when a word stands near a cited sentence of which a pronoun was replaced, so that the word may be what it meant.</summary>
    public bool MayBeMeant(ReadWord word) => !word.IsVerb && Sources.Any(source => source.Near.Exists(near => WordMatch.IsSame(word, near)) && IsReplaced(source));

    /// <summary>True when a cited sentence has a pronoun more often than the written one.</summary>
    public bool IsReplaced(Source source) => source.Reading.Words.Exists(word => IsPronoun(word) && source.Reading.Words.Count(other => other.Text == word.Text) > Written.Words.Count(other => other.Text == word.Text));

    static bool IsPronoun(ReadWord word) => Source.IsPronoun(word) || word.Text is "those" or "ones";

    /// <summary>True for the first of two neighbours, as in "rate cut", that stand close to each other near a cited sentence, in which the second stands.</summary>
    public bool IsOfCompound(ReadWord word)
    {
        if (word.Index + 1 >= Written.Words.Count || Written.Words[word.Index + 1] is not { IsContent: true } next || next.Span.Start - word.Span.End != 1) return false;
        foreach (var (source, other) in Of(next))
        {
            var near = source.Near;
            for (var i = 0; i < near.Count; i++)
                if (WordMatch.IsSame(near[i], word) && near.Skip(Math.Max(0, i - Beside)).Take(2 * Beside + 1).Any(beside => WordMatch.IsSame(beside, other))) return true;
        }
        return false;
    }

    /// <summary>Words of the written sentence that rest on some words of a source.</summary>
    public List<ReadWord> RestingOn(Source source, IReadOnlyCollection<ReadWord> words) =>
        Written.Words.FindAll(word => word.IsContent && _matches[word.Index].Exists(match => ReferenceEquals(match.Source, source) && words.Contains(match.Word)));

    /// <summary>True when words rest on another source as well.</summary>
    public bool IsHeldElsewhere(List<ReadWord> words, Source source) =>
        words.TrueForAll(word => _matches[word.Index].Exists(match => !ReferenceEquals(match.Source, source)));

    static List<Match> Find(ReadWord word, IReadOnlyList<Source> sources)
    {
        var found = new List<Match>();
        foreach (var source in sources)
            foreach (var other in source.Reading.Words)
                if (WordMatch.IsSame(word, other)) found.Add(new Match(source, other));
        return found;
    }
}
