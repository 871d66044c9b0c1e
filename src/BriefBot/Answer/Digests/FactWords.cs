using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Digests;

/// <summary>
/// A sentence as what it tells: stems without everyday words, numbers by their value, and which of them are names. Days are left out:
/// "on Monday" and "yesterday" make no news of what was told before.
/// </summary>
/// <param name="Weights">Each thing once, with what it counts.</param>
/// <param name="IsNegated">Whether the sentence is turned round.</param>
sealed record FactWords(IReadOnlyDictionary<string, double> Weights, bool IsNegated)
{
    // Names and numbers tell more than other words: what is new in a report is who, where and how many.
    const double Anchor = 2;

    /// <summary>What all of it counts.</summary>
    public double Total { get; } = Weights.Values.Sum();

    /// <summary>Whether a thing is a number.</summary>
    public static bool IsNumber(string thing) => thing[0] == '#';

    /// <summary>Whether a thing of this sentence is a name or a number.</summary>
    public bool IsAnchor(string thing) => Weights[thing] >= Anchor;

    /// <summary>Share of what this one tells that another tells too, 0 to 1.</summary>
    public double SharedWith(FactWords other)
    {
        if (Total == 0)
            return 1;
        var shared = 0.0;
        foreach (var (thing, weight) in Weights)
            if (other.Weights.ContainsKey(thing))
                shared += weight;
        return shared / Total;
    }

    /// <summary>Reads a sentence of a text.</summary>
    public static FactWords Of(string text, TextSpan sentence, StemMemory stems)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var body = text[sentence.Start..sentence.End];
        var dates = Dates.Find(body).Select(date => date.Span).ToList();
        var numbers = Numerals.Find(body).Where(number => !Within(dates, number.Span.Start)).ToList();
        foreach (var number in numbers)
            weights[FormattableString.Invariant($"#{number.Value:0.####}")] = Anchor;
        var names = Names.Find(text, sentence).Select(name => name.Span).ToList();
        var tokenizer = new Tokenizer(body, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            var stem = stems.Stem(tokenizer.Word.ToString());
            var at = tokenizer.Start;
            if (StopWords.IsStopWord(tokenizer.Word) || CommonWords.IsCommonStem(stem) || SpeechVerbs.IsVerb(tokenizer.Word.ToString()))
                continue;
            if (Within(dates, at) || numbers.Exists(number => at >= number.Span.Start && at < number.Span.End))
                continue;
            if (DateWords.Weekday(tokenizer.Word) is not null || stem is "yesterdai" or "todai" or "tomorrow" or "tonight")
                continue;
            weights.TryAdd(stem, Within(names, at + sentence.Start) ? Anchor : 1);
        }
        return new(weights, new Sentence(text, sentence).Negations.Any());
    }

    static bool Within(List<TextSpan> spans, int at) => spans.Exists(span => at >= span.Start && at < span.End);
}

/// <summary>What readers were told of a story, sentence by sentence.</summary>
sealed class KnownFacts
{
    // A sentence of which one known sentence tells more than this may be the same in other words.
    const double Retold = 0.55;

    // How much of a sentence must be untold: less when a name is, more when it may only be said in other words.
    const double LeastWithName = 0.2;
    const double LeastNew = 0.35;

    // A sentence that shares so much with a known one says the same of the same, unless one of both is turned round.
    const double SameSubject = 0.75;

    readonly List<FactWords> _sentences = [];
    readonly HashSet<string> _all = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was told.</summary>
    public bool IsEmpty => _sentences.Count == 0;

    /// <summary>Takes note of a sentence that was told.</summary>
    public void Add(FactWords sentence)
    {
        _sentences.Add(sentence);
        _all.UnionWith(sentence.Weights.Keys);
    }

    /// <summary>Whether a sentence tells something that these don't.</summary>
    public bool IsNews(FactWords sentence)
    {
        if (sentence.Total == 0)
            return false;
        if (_sentences.Count == 0)
            return true;
        var nearest = _sentences.MaxBy(sentence.SharedWith)!;
        var shared = sentence.SharedWith(nearest);
        if (shared >= SameSubject && nearest.SharedWith(sentence) >= SameSubject && sentence.IsNegated != nearest.IsNegated)
            return true;
        var untold = sentence.Weights.Keys.Where(thing => !_all.Contains(thing)).ToList();
        if (untold.Exists(FactWords.IsNumber))
            return true;
        var share = untold.Sum(thing => sentence.Weights[thing]) / sentence.Total;
        return untold.Exists(sentence.IsAnchor) ? share >= LeastWithName : shared < Retold && share >= LeastNew;
    }
}
