using System.Buffers;
using System.Collections.Frozen;

namespace BriefBot.Language.Reading;

/// <summary>Finds the numbers of a sentence with what they measure; dates and numbers in names are none.</summary>
static class Measures
{
    // Words behind a number among which what it counts is looked for.
    const int NounReach = 3;

    // Characters behind a number in which those words stand.
    const int DistanceReach = 40;

    // Highest points of one side, and what keeps both sides apart in one number.
    const int HighestScore = 200;
    const int ScoreBase = 1_000;

    static readonly SearchValues<char> Breaks = SearchValues.Create(".,;:()—–");

    static readonly (string Suffix, decimal Scale)[] ShortScales =
    [
        ("trn", 1e12m),
        ("tn", 1e12m),
        ("bn", 1e9m),
        ("b", 1e9m),
        ("mn", 1e6m),
        ("m", 1e6m),
        ("k", 1e3m),
    ];

    static readonly string[] About = Lexicon.Lines("en/quantities", "about");

    static readonly string[] AtLeast = Lexicon.Lines("en/quantities", "at-least");

    static readonly string[] AtMost = Lexicon.Lines("en/quantities", "at-most");

    static readonly FrozenSet<string> ExactnessWords = About
        .Concat(AtLeast)
        .Concat(AtMost)
        .SelectMany(phrase => phrase.Split(' '))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a word of what tells how exact a number is ("around", "at least").</summary>
    public static bool TellsExactness(string word) => ExactnessWords.Contains(word);

    /// <summary>The measures of [start, end) of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">The range.</param>
    /// <param name="taken">Places of dates and names.</param>
    public static List<Measure> Find(string text, TextSpan sentence, IEnumerable<TextSpan> taken)
    {
        var closed = taken.ToList();
        var found = new List<Measure>();
        for (var i = sentence.Start; i < sentence.End; )
        {
            if (!char.IsLetterOrDigit(text[i]))
                i++;
            else if (closed.Find(span => span.Start <= i && i < span.End) is { Length: > 0 } skip)
                i = skip.End;
            else if (Read(text, sentence, i, found) is { } end)
                i = end;
            else
                while (i < sentence.End && char.IsLetterOrDigit(text[i]))
                    i++;
        }
        return found;
    }

    static int? Read(string text, TextSpan sentence, int start, List<Measure> found)
    {
        var rest = text.AsSpan(0, sentence.End);
        if (IsPartOfWord(text, sentence, start))
            return null;
        if (ShortScale(rest, start) is { } amount)
        {
            found.Add(Of(text, sentence, amount.Span, amount.Value, isOrdinal: false, isRounded: true));
            return amount.Span.End;
        }
        if (Numerals.At(rest, start) is not { } number)
            return null;
        var end = number.Span.End;
        if (end + 1 < sentence.End && text[end] is ':' && char.IsAsciiDigit(text[end + 1]))
            return SkipTime(text, end, sentence.End);
        if (Score(rest, number) is { } score)
        {
            found.Add(score);
            return score.Span.End;
        }
        var isWord = char.IsLetter(text[start]);
        if (isWord && number.Value <= 1)
            return end;
        var isRounded = number.Value >= 1_000 && rest[start..end].IndexOfAnyInRange('a', 'z') >= 0;
        found.Add(Of(text, sentence, number.Span, number.Value, number.IsOrdinal, isRounded));
        return end;
    }

    // "Covid-19", "F-35": part of a word.
    static bool IsPartOfWord(string text, TextSpan sentence, int start) =>
        start - 2 >= sentence.Start
        && text[start - 1] is '-' or '.' or '/'
        && char.IsLetter(text[start - 2])
        && char.IsAsciiDigit(text[start]);

    static int SkipTime(string text, int at, int end)
    {
        while (at < end && (char.IsAsciiDigit(text[at]) || text[at] == ':'))
            at++;
        return at;
    }

    // "£5m", "2bn".
    static (TextSpan Span, decimal Value)? ShortScale(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || IsPoint(text, i)))
            i++;
        if (i == start || i >= text.Length || !char.IsLetter(text[i]))
            return null;
        if (Numerals.Parse(text[start..i]) is not { } value)
            return null;
        foreach (var (suffix, scale) in ShortScales)
        {
            var end = i + suffix.Length;
            if (!text[i..].StartsWith(suffix, StringComparison.OrdinalIgnoreCase))
                continue;
            if (end == text.Length || !char.IsLetterOrDigit(text[end]))
                return (new TextSpan(start, end), value * scale);
        }
        return null;
    }

    static bool IsPoint(ReadOnlySpan<char> text, int i) => text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    // "2-1", "2–1".
    static Measure? Score(ReadOnlySpan<char> text, NumberMention number)
    {
        var end = number.Span.End;
        if (number.Value > HighestScore || end + 1 >= text.Length || text[end] is not ('-' or '–'))
            return null;
        if (!char.IsAsciiDigit(text[end + 1]) || !char.IsAsciiDigit(text[number.Span.Start]))
            return null;
        if (Numerals.At(text, end + 1) is not { Value: <= HighestScore } other)
            return null;
        if (other.Span.End < text.Length && char.IsLetter(text[other.Span.End]))
            return null;
        var span = new TextSpan(number.Span.Start, other.Span.End);
        return new Measure(span, (number.Value * ScoreBase) + other.Value, "score", [], Exactness.Exact, IsRounded: false);
    }

    static Measure Of(string text, TextSpan sentence, TextSpan number, decimal value, bool isOrdinal, bool isRounded)
    {
        var span = WithSigns(text, sentence, number);
        var exactness = IsOrMore(text.AsSpan(span.End, sentence.End - span.End))
            ? Exactness.AtLeast
            : ExactnessOf(text.AsSpan(sentence.Start, span.Start - sentence.Start));
        if (isOrdinal)
            return new Measure(span, value, "ordinal", Nouns(text, span.End, sentence.End), Exactness.Exact, IsRounded: false);
        var kind = Quantities.Of(text, span, sentence.End).Class;
        var isDistance = kind == "time" && IsDistance(text, span.End, sentence.End);
        return new Measure(span, value, kind, Units(text, span, sentence.End), exactness, isRounded, isDistance);
    }

    // "106 days after", "two years ago".
    static bool IsDistance(string text, int from, int end)
    {
        var behind = Normalizer.Words(text.AsSpan(from, Math.Min(end - from, DistanceReach))).Take(NounReach);
        return behind.Any(word => word is "after" or "before" or "ago" or "later" or "earlier" or "since");
    }

    static TextSpan WithSigns(string text, TextSpan sentence, TextSpan number)
    {
        var (start, end) = (number.Start, number.End);
        while (start > sentence.Start && text[start - 1] is '$' or '€' or '£' or '¥')
            start--;
        if (end < sentence.End && text[end] == '%')
            end++;
        foreach (var word in (ReadOnlySpan<string>)[" percent", " per cent"])
            if (text.AsSpan(end, sentence.End - end).StartsWith(word, StringComparison.OrdinalIgnoreCase))
                end += word.Length;
        return new TextSpan(start, end);
    }

    static FrozenSet<string> Units(string text, TextSpan span, int end)
    {
        var sign = text.AsSpan(span.Start, 1);
        return sign[0] switch
        {
            '$' => ["dollar"],
            '€' => ["euro"],
            '£' => ["pound"],
            '¥' => ["yen"],
            _ => Nouns(text, span.End, end),
        };
    }

    static FrozenSet<string> Nouns(string text, int from, int end)
    {
        var stop = text.AsSpan(from, end - from).IndexOfAny(Breaks);
        var words = Normalizer.Words(text.AsSpan(from, stop < 0 ? end - from : stop));
        return words
            .TakeWhile(word => !StopWords.IsStopWord(word))
            .Take(NounReach)
            .Select(PorterStemmer.Stem)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    // "Six or more".
    static bool IsOrMore(ReadOnlySpan<char> behind) => behind.StartsWith(" or more", StringComparison.OrdinalIgnoreCase);

    static Exactness ExactnessOf(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" $€£¥");
        if (EndsWithAny(before, AtLeast))
            return Exactness.AtLeast;
        if (EndsWithAny(before, AtMost))
            return Exactness.AtMost;
        return EndsWithAny(before, About) ? Exactness.About : Exactness.Exact;
    }

    static bool EndsWithAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            var isEnd = text.EndsWith(phrase, StringComparison.OrdinalIgnoreCase);
            if (isEnd && (text.Length == phrase.Length || !char.IsLetter(text[^(phrase.Length + 1)])))
                return true;
        }
        return false;
    }
}
