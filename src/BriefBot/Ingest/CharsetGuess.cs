using System.Text;

namespace BriefBot.Ingest;

/// <summary>
/// Guesses the encoding of text that nobody stated and that isn't UTF-8: Japanese, Korean, Chinese, Cyrillic and Greek ones by how often
/// the characters come that such text is full of. Western text, where accented letters stand alone among plain ones, is left to
/// Windows-1252.
/// </summary>
static class CharsetGuess
{
    const int SampleBytes = 64 * 1024;
    const int FewestHighBytes = 12;

    /// <summary>Of the bytes beyond ASCII, the share that follow another one: over 0.6 in text of other scripts, under 0.2 in Western
    /// text.</summary>
    const double InRuns = 0.4;

    // Shares of what is beyond ASCII. The right reading reaches about twice as much, wrong ones a fraction.
    const double EnoughKana = 0.2;
    const double EnoughHangul = 0.85;
    const double EnoughCommonHan = 0.05;
    const double EnoughSmallLetters = 0.7;

    const string CommonHan = "的一是不了在人有中大上年日月我他到和地出这為为國国這会會个個们們来來说說时時";

    /// <summary>The encoding that fits; null when none of these does.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        if (!IsInRuns(sample))
            return null;
        return Best(sample, EnoughKana, c => c is >= '\u3041' and <= '\u30FE', "shift_jis", "euc-jp")
            ?? Best(sample, EnoughHangul, c => c is >= '\uAC00' and <= '\uD7A3', "euc-kr")
            ?? Best(sample, EnoughCommonHan, c => CommonHan.Contains(c), "gb18030", "big5")
            ?? Best(sample, EnoughSmallLetters, IsSmallLetter, "windows-1251", "koi8-u", "koi8-r", "ibm866", "iso-8859-5", "windows-1253");
    }

    // The small upsilon with two marks is rare in Greek; its byte is the most frequent Cyrillic letter but one.
    static bool IsSmallLetter(char c) =>
        c is (>= '\u0430' and <= '\u0451') or 'є' or 'і' or 'ї' or 'ґ' or 'ў' or (>= '\u03AC' and <= '\u03CE' and not '\u03B0');

    static bool IsInRuns(ReadOnlySpan<byte> sample)
    {
        var (high, following) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0x80)
                continue;
            high++;
            if (i > 0 && sample[i - 1] >= 0x80)
                following++;
        }
        return high >= FewestHighBytes && following >= InRuns * high;
    }

    static Encoding? Best(ReadOnlySpan<byte> sample, double enough, Func<char, bool> isExpected, params ReadOnlySpan<string> names)
    {
        Encoding? best = null;
        foreach (var name in names)
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
                name,
                EncoderFallback.ReplacementFallback,
                new DecoderReplacementFallback("\uFFFD")
            );
            if (encoding is null || Share(encoding.GetString(sample), isExpected) is var share && share < enough)
                continue;
            (best, enough) = (encoding, share);
        }
        return best;
    }

    /// <summary>Share of what is beyond ASCII that is as expected; what can't be read counts five times against it.</summary>
    static double Share(string text, Func<char, bool> isExpected)
    {
        var (all, expected, unread) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c < '\u0080')
                continue;
            all++;
            if (isExpected(c))
                expected++;
            else if (c is '\uFFFD' or < '\u00A0' or (>= '\uE000' and <= '\uF8FF'))
                unread++;
        }
        return all == 0 ? 0 : (expected - 5.0 * unread) / all;
    }
}
