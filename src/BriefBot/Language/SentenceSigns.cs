using System.Buffers;
using System.Globalization;

namespace BriefBot.Language;

/// <summary>The signs with which sentences end and quotations open and close, whatever the language.</summary>
static class SentenceSigns
{
    /// <summary>Stops of scripts that write no capitals, and need no space behind them.</summary>
    public const string Own = "؟۔।॥።፧។៕။։᙮";

    /// <summary>Stops of East Asian text.</summary>
    public const string Wide = "。！？｡．";

    const string Western = ".!?…‼⁇⁈⁉";

    /// <summary>All stops but those that only one language has.</summary>
    public static readonly SearchValues<char> All = SearchValues.Create(Western + Wide + Own);

    /// <summary>All stops, for text in Greek, whose question mark is a semicolon.</summary>
    public static readonly SearchValues<char> Greek = SearchValues.Create(Western + Wide + Own + ";\u037E");

    /// <summary>All stops but the point, for text that ends its sentences with a stroke and only shortens with a point.</summary>
    public static readonly SearchValues<char> WithoutPoint = SearchValues.Create("!?…‼⁇⁈⁉" + Wide + Own);

    const int LongestAttribution = 170;

    /// <summary>More stops, brackets, and quotation marks of all languages: that no space stands before one tells that it closes.</summary>
    public static readonly SearchValues<char> Closers = SearchValues.Create(".!?…‼⁇⁈⁉。！？｡؟۔।॥።፧។៕။։\"”“'’‘)]»«›‹」』）］】〉》〗");

    /// <summary>What closes where no spaces are written, so that a mark that opens tells it by itself.</summary>
    public static readonly SearchValues<char> EastAsianClosers = SearchValues.Create(".!?…。！？｡\"”’)]»›」』）］】〉》〗");

    static readonly SearchValues<char> Openers = SearchValues.Create("\"“”„‟'‘’‚([«»‹›—–―-¿¡「『（［【〈《");

    /// <summary>True for a stop that needs no space behind it.</summary>
    public static bool IsWide(char c) => Wide.Contains(c, StringComparison.Ordinal);

    /// <summary>True for a stop of a script of its own.</summary>
    public static bool IsOwn(char c) => Own.Contains(c, StringComparison.Ordinal);

    const string FullStops = ".。｡．۔।॥።។៕။։᙮";

    const string ClosersOfAll = "\"”“'’‘)]»«›‹」』）］】〉》〗";

    /// <summary>True where a text ends as sentences do, by a full stop of any script, whatever marks close behind it.</summary>
    public static bool EndsWithFullStop(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(ClosersOfAll);
        return text.Length > 0 && FullStops.Contains(text[^1], StringComparison.Ordinal);
    }

    /// <summary>True for what a whole sentence may end with: a stop of any script but an ellipsis, a quotation mark, a bracket.</summary>
    public static bool MayBeLast(char c) => c != '…' && Closers.Contains(c);

    /// <summary>True for a character with which words are written, marks included.</summary>
    public static bool IsWord(char c) =>
        char.IsLetterOrDigit(c)
        || (c > '\u02FF' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>
    /// The place behind what closes a sentence together with its stop; a mark that French sets off by a space is among it, when nothing
    /// follows it directly that it could open.
    /// </summary>
    /// <param name="closers">What closes.</param>
    /// <param name="text">All of it.</param>
    /// <param name="position">The place behind the stop.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static int AfterClosers(SearchValues<char> closers, string text, int position, int end)
    {
        while (position < end)
        {
            if (closers.Contains(text[position]))
                position++;
            else if (
                char.IsWhiteSpace(text[position])
                && position + 1 < end
                && text[position + 1] is '»' or '›' or '!' or '?'
                && (position + 2 >= end || char.IsWhiteSpace(text[position + 2]) || text[position + 2] is ',' or '.' or ';' or ':' or ')')
            )
                position += 2;
            else
                break;
        }
        return position;
    }

    /// <summary>The place of the first letter or digit of what follows, behind marks that open it; at most the last one.</summary>
    public static int AfterOpeners(string text, int position, int end)
    {
        while (position < end - 1 && (Openers.Contains(text[position]) || char.IsWhiteSpace(text[position])))
            position++;
        return position;
    }

    /// <summary>True when what follows a sentence only tells who said it: "— Maren Holt, Harbour List" at the end of a line.</summary>
    public static bool IsAttribution(ReadOnlySpan<char> rest) =>
        rest.Length is > 3 and <= LongestAttribution
        && rest[0] is '—' or '―'
        && rest[1] == ' '
        && char.IsUpper(rest[2])
        && rest.TrimEnd()[^1] is not ('.' or '!' or '?' or '…' or '”' or '"' or '»');
}
