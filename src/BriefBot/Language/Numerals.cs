namespace BriefBot.Language;

/// <summary>A number as a text mentions it.</summary>
/// <param name="Span">Where it stands, without currency or unit.</param>
/// <param name="Value">Never negative; at most 10^24.</param>
/// <param name="IsOrdinal">True for "seventh" and "7th".</param>
public readonly record struct NumberMention(TextSpan Span, decimal Value, bool IsOrdinal);

/// <summary>Finds English numbers and ordinals in words and digits.</summary>
public static class Numerals
{
    static readonly string[] Units =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    static readonly string[] OrdinalUnits =
    [
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];

    static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    static readonly string[] OrdinalTens =
    [
        "twentieth",
        "thirtieth",
        "fortieth",
        "fiftieth",
        "sixtieth",
        "seventieth",
        "eightieth",
        "ninetieth",
    ];

    /// <summary>The value of a whole phrase ("seventh", "7th", "twenty-first", "1.5 million"); null when it is not a number.</summary>
    public static decimal? Parse(ReadOnlySpan<char> phrase)
    {
        phrase = phrase.Trim();
        return At(phrase, 0) is { } number && number.Span.End == phrase.Length ? number.Value : null;
    }

    /// <summary>The ordinal that begins at <paramref name="start"/>, 1 to 9,999; null when none does.</summary>
    public static NumberMention? OrdinalAt(ReadOnlySpan<char> text, int start) =>
        At(text, start) is { IsOrdinal: true, Value: >= 1 and <= 9999 } number ? number : null;

    /// <summary>Spells an ordinal as news does: words to "tenth", then "11th".</summary>
    /// <param name="value">1 or more.</param>
    public static string Ordinal(int value)
    {
        if (value is > 0 and <= 10)
            return OrdinalUnits[value];
        var suffix = (value % 100) is 11 or 12 or 13
            ? "th"
            : (value % 10) switch
            {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            };
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}{suffix}");
    }

    /// <summary>Numbers in the order of the text.</summary>
    public static IReadOnlyList<NumberMention> Find(ReadOnlySpan<char> text)
    {
        List<NumberMention>? found = null;
        for (var i = 0; i < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
            }
            else if (At(text, i) is { } number)
            {
                (found ??= []).Add(number);
                i = number.Span.End;
            }
            else
            {
                while (i < text.Length && char.IsLetterOrDigit(text[i]))
                    i++;
            }
        }
        return found ?? (IReadOnlyList<NumberMention>)[];
    }

    /// <summary>The number that begins at <paramref name="start"/>, the first letter or digit of a word; null when none does.</summary>
    public static NumberMention? At(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length)
            return null;
        return char.IsAsciiDigit(text[start]) ? FromDigits(text, start) : FromWords(text, start);
    }

    static NumberMention? FromDigits(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        decimal value = 0,
            fraction = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                if (i - start > 20)
                    return null;
                if (fraction == 0)
                    value = (value * 10) + (c - '0');
                else
                    value += (c - '0') * (fraction /= 10);
            }
            else if (c == ',' && fraction == 0 && IsThousandsGroup(text, i + 1))
                continue;
            else if (c == '.' && fraction == 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                fraction = 1;
            else
                break;
        }
        if (fraction == 0 && WordAt(text, i) is "st" or "nd" or "rd" or "th")
            return new(new(start, i + 2), value, IsOrdinal: true);
        var end = i;
        if (Scale(text, ref end) is { } scale)
            return new(new(start, end), value * scale, IsOrdinal: false);
        return i < text.Length && char.IsLetter(text[i]) ? null : new(new(start, i), value, IsOrdinal: false);
    }

    static bool IsThousandsGroup(ReadOnlySpan<char> text, int i) =>
        i + 3 <= text.Length
        && char.IsAsciiDigit(text[i])
        && char.IsAsciiDigit(text[i + 1])
        && char.IsAsciiDigit(text[i + 2])
        && (i + 3 == text.Length || !char.IsAsciiDigit(text[i + 3]));

    static NumberMention? FromWords(ReadOnlySpan<char> text, int start)
    {
        decimal total = 0,
            group = 0;
        int end = -1,
            i = start;
        var lastWasTens = false;
        while (true)
        {
            var word = WordAt(text, i);
            if (word.Length == 0)
                break;
            if (end >= 0 && word.Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                if (group < 100 || Small(WordAt(text, i + 4), out _, out _) < 0)
                    break;
                i += 4;
                continue;
            }
            var small = Small(word, out var ordinal, out var tens);
            if (small >= 0)
            {
                if (end >= 0 && group % 100 != 0 && !(lastWasTens && small is > 0 and < 10))
                    break;
                group += small;
                end = i + word.Length;
                if (ordinal)
                    return new(new(start, end), total + group, IsOrdinal: true);
                lastWasTens = tens;
            }
            else if (end >= 0 && ScaleOf(word) is { } scale)
            {
                if (group >= 1_000 && scale == 100)
                    break;
                if (scale == 100)
                    group *= 100;
                else
                    (total, group) = (total + (group * scale), 0);
                end = i + word.Length;
                lastWasTens = false;
            }
            else
                break;
            i = end;
            if (i >= text.Length || text[i] is not (' ' or '-'))
                break;
            i++;
        }
        return end < 0 ? null : new(new(start, end), total + group, IsOrdinal: false);
    }

    static int Small(ReadOnlySpan<char> word, out bool ordinal, out bool tens)
    {
        ordinal = tens = false;
        if (word.Length < 3)
            return -1;
        if (IndexOf(Units, word) is var unit and >= 0)
            return unit;
        if (IndexOf(Tens, word) is var ten and >= 0)
        {
            tens = true;
            return (ten + 2) * 10;
        }
        ordinal = true;
        if (IndexOf(OrdinalUnits, word) is var ordinalUnit and >= 0)
            return ordinalUnit;
        if (IndexOf(OrdinalTens, word) is var ordinalTen and >= 0)
            return (ordinalTen + 2) * 10;
        ordinal = false;
        return -1;
    }

    static int IndexOf(string[] words, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (word.Length == words[i].Length && word.Equals(words[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    static decimal? Scale(ReadOnlySpan<char> text, ref int i)
    {
        if (i + 1 >= text.Length || text[i] is not (' ' or '-'))
            return null;
        var word = WordAt(text, i + 1);
        if (ScaleOf(word) is not { } scale)
            return null;
        i += 1 + word.Length;
        return scale;
    }

    static decimal? ScaleOf(ReadOnlySpan<char> word) =>
        word switch
        {
            _ when word.Equals("hundred", StringComparison.OrdinalIgnoreCase) => 100m,
            _ when word.Equals("thousand", StringComparison.OrdinalIgnoreCase) => 1_000m,
            _ when word.Equals("million", StringComparison.OrdinalIgnoreCase) => 1_000_000m,
            _ when word.Equals("billion", StringComparison.OrdinalIgnoreCase) => 1_000_000_000m,
            _ when word.Equals("trillion", StringComparison.OrdinalIgnoreCase) => 1_000_000_000_000m,
            _ => null,
        };

    static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length && char.IsAsciiLetter(text[i]))
            i++;
        return start < text.Length ? text[start..i] : default;
    }
}
