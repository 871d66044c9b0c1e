using System.Globalization;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>A number of a sentence.</summary>
/// <param name="Span">Where it stands, with what tells how exact it is.</param>
/// <param name="Unit">By one name for all languages; null where none is known.</param>
readonly record struct LocalNumber(TextSpan Span, decimal Value, string? Unit, Exactness Exactness, bool IsOrdinal)
{
    /// <summary>True when both are the same number.</summary>
    public bool IsSameValue(LocalNumber other) => Value == other.Value && IsOrdinal == other.IsOrdinal;

    /// <summary>True when the source's number may be of this unit: what a unit is left out of says less.</summary>
    public bool HasUnitOf(LocalNumber source) => Unit is null || Unit == source.Unit || (source.Unit is null && Unit is "year");

    /// <summary>True when it claims no more exactness than the source.</summary>
    public bool IsAsExactAs(LocalNumber source) =>
        Exactness == source.Exactness || (Exactness is Exactness.About && source.Exactness is Exactness.Exact);
}

/// <summary>Finds the numbers of a sentence of a language, in digits and in words.</summary>
sealed class LocalNumbers(TranslationWords language, string text, IReadOnlyList<LocalWord> words, IReadOnlyList<TextSpan> taken)
{
    const int MostDigits = 15;

    readonly NumberWords _inWords = new(language, words);

    /// <summary>The numbers, in order; those in dates and quotations are none.</summary>
    public List<LocalNumber> Find()
    {
        var found = new List<LocalNumber>();
        for (var i = 0; i < words.Count; i++)
        {
            var span = words[i].Span;
            if (taken.Any(other => other.Start <= span.Start && span.Start < other.End))
                continue;
            if ((words[i].IsDigits ? FromDigits(ref i) : FromWords(ref i)) is { } number)
                found.Add(number);
        }
        return found;
    }

    LocalNumber? FromDigits(ref int i)
    {
        var first = i;
        var digits = words[i].Lower;
        // "Covid-19", "A7": part of a name.
        if (i > 0 && !words[i - 1].IsDigits && words[i].Joint is "" or "-" && words[i - 1].IsCapital)
            return null;
        if (i + 1 < words.Count && IsClock(words[i], words[i + 1]))
        {
            i++;
            var clock = (Whole(digits) * 100) + Whole(words[i].Lower);
            return new(new(words[first].Span.Start, words[i].Span.End), clock, "clock", Exactness.Exact, false);
        }
        var fraction = "";
        while (i + 1 < words.Count && words[i + 1].IsDigits && digits.Length < MostDigits)
        {
            if (IsThousand(digits, words[i + 1], first == i))
                digits += words[i + 1].Lower;
            else if (IsFraction(words[i + 1]))
                fraction = words[i + 1].Lower;
            else
                break;
            i++;
            if (fraction.Length > 0)
                break;
        }
        if (digits.Length > MostDigits)
            return null;
        var value = decimal.Parse($"{digits}.{fraction}0", CultureInfo.InvariantCulture);
        if (fraction.Length == 0 && IsOrdinal(i))
            return new(new(words[first].Span.Start, words[i].Span.End), value, null, Exactness.Exact, true);
        return With(value, first, ref i);
    }

    LocalNumber? FromWords(ref int i)
    {
        var first = i;
        if (language.Ordinals.TryGetValue(words[i].Lower, out var ordinal))
            return new(words[i].Span, ordinal, null, Exactness.Exact, true);
        if (_inWords.At(i, out var last) is not { } value)
            return null;
        i = last;
        // "Un", "eine", "one": mostly an article.
        return value == 1 ? null : With(value, first, ref i);
    }

    LocalNumber With(decimal value, int first, ref int i)
    {
        var start = words[first].Span.Start;
        var end = words[i].Span.End;
        (value, i) = _inWords.Scaled(value, i);
        end = words[i].Span.End;
        var unit = Sign(start, end) ?? UnitBehind(ref i);
        var exactness = Exactness.Exact;
        foreach (var (patterns, kind) in Kinds)
        foreach (var pattern in patterns)
            if (exactness is Exactness.Exact && pattern.StandsAt(words, first - pattern.Words.Length))
                (exactness, start) = (kind, words[first - pattern.Words.Length].Span.Start);
        return new(new(start, Math.Max(end, words[i].Span.End)), value, unit, exactness, false);
    }

    (WordPattern[] Patterns, Exactness Kind)[] Kinds =>
        [(language.AtLeast, Exactness.AtLeast), (language.AtMost, Exactness.AtMost), (language.About, Exactness.About)];

    string? Sign(int start, int end)
    {
        while (end < text.Length && text[end] is ' ' or '\u00A0' or '\u202F')
            end++;
        var behind = end < text.Length ? text[end] : ' ';
        var before = start > 0 ? text[start - 1] : ' ';
        return behind == '%' ? "%" : Currency(before) ?? Currency(behind);
    }

    static string? Currency(char sign) =>
        sign switch
        {
            '$' => "money-dollar",
            '€' => "money-euro",
            '£' => "money-pound",
            '¥' => "money-yen",
            _ => null,
        };

    // "4.2 millions d'euros", "8 por ciento", "34-year-old".
    string? UnitBehind(ref int i)
    {
        var at = i + 1;
        if (at + 1 < words.Count && words[at].Lower is "per" or "pour" or "por" && words[at + 1].Lower is "cent" or "ciento")
        {
            i = at + 1;
            return "%";
        }
        if (at + 1 < words.Count && words[at].Lower is "de" or "d" or "of")
            at++;
        if (at >= words.Count || !language.Units.TryGetValue(words[at].Lower, out var unit))
            return null;
        i = at;
        return unit;
    }

    bool IsThousand(string before, LocalWord next, bool isFirst)
    {
        if (next.Lower.Length != 3 || (isFirst && before.Length > 3))
            return false;
        return language.Language.Writing.HasDecimalComma
            ? next.Joint is "." or " " or "\u00A0" or "\u202F" or "’" or "'"
            : next.Joint is "," or "\u00A0" or "\u202F";
    }

    bool IsFraction(LocalWord next) => next.Joint == (language.Language.Writing.HasDecimalComma ? "," : ".") || next.Joint == ".";

    bool IsClock(LocalWord hour, LocalWord minute) =>
        minute.IsDigits
        && minute.Lower.Length == 2
        && hour.Lower.Length <= 2
        && (
            minute.Joint == ":"
            || (minute.Joint == "." && text.AsSpan(minute.Span.End).TrimStart().StartsWith("Uhr", StringComparison.Ordinal))
        );

    // "3rd", "1er"; in German "das 6. Forum".
    bool IsOrdinal(int i)
    {
        if (i + 1 >= words.Count)
            return false;
        var next = words[i + 1];
        if (next.Joint.Length == 0)
            return next.Lower is "st" or "nd" or "rd" or "th" or "er" or "ère" or "e" or "ème";
        return language.Language.Writing.HasCapitalNouns && next.Joint.StartsWith('.') && next.IsCapital;
    }

    static decimal Whole(string digits) => decimal.Parse(digits, CultureInfo.InvariantCulture);
}
