namespace BriefBot.Language;

/// <summary>Ways in which one word is spelled in two ways, or mistyped.</summary>
/// <remarks>
/// No list of words says what is mistyped, so only shapes count that hardly ever part two words of different meaning: two letters
/// exchanged, a consonant doubled, a letter missing from a long word, British and American endings. A letter replaced by another
/// ("hired", "fired") is never one.
/// </remarks>
static class Spelling
{
    const int ShortestExchanged = 5;
    const int ShortestMissing = 10;

    /// <summary>True for two spellings of what is most likely one word.</summary>
    /// <param name="one">In lower case, letters only.</param>
    /// <param name="other">The same.</param>
    public static bool IsVariant(string one, string other) =>
        one == other
        || (
            one.Length > 0
            && other.Length > 0
            && one[0] == other[0]
            && (Plain(one) == Plain(other) || IsExchanged(one, other) || IsMissing(one, other) || IsMissing(other, one))
        );

    // Doubled consonants of longer words once ("met" and "meet" differ), "our" as "or", "ise" and "yse" as "ize" and "yze".
    static string Plain(string word)
    {
        var plain = word.Replace("our", "or", StringComparison.Ordinal)
            .Replace("is", "iz", StringComparison.Ordinal)
            .Replace("ys", "yz", StringComparison.Ordinal);
        return plain.Length < ShortestExchanged
            ? plain
            : string.Concat(plain.Where((letter, i) => i == 0 || plain[i - 1] != letter || "aeiou".Contains(letter)));
    }

    static bool IsExchanged(string one, string other)
    {
        if (one.Length != other.Length || one.Length < ShortestExchanged)
            return false;
        var at = one.AsSpan().CommonPrefixLength(other);
        return at + 1 < one.Length
            && one[at] == other[at + 1]
            && one[at + 1] == other[at]
            && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2));
    }

    static bool IsMissing(string whole, string lacking)
    {
        if (whole.Length != lacking.Length + 1 || whole.Length < ShortestMissing)
            return false;
        var at = whole.AsSpan().CommonPrefixLength(lacking);
        return at > 0 && at < lacking.Length && whole.AsSpan(at + 1).SequenceEqual(lacking.AsSpan(at));
    }
}
