using System.Globalization;
using System.Text;
using BriefBot.Language;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>
/// Text from outside as it may be shown: one line, nothing that acts, no towers of marks; with the places where it may be cut
/// and the stretches to set in bold.
/// </summary>
public sealed class CleanText
{
    /// <summary>Longer input is cut to this many UTF-16 code units, "…" included, before anything else looks at it.</summary>
    public const int MaxLength = 20_000;

    /// <summary>
    /// Most accents that stack on one letter. Vietnamese written out needs two and phonetic script three; what towers above that
    /// ("zalgo") covers the lines around it.
    /// </summary>
    public const int MaxAccents = 4;

    /// <summary>Most marks of a script of its own on one letter: a Tibetan stack or a pointed Hebrew letter stays whole.</summary>
    public const int MaxScriptMarks = 8;

    /// <summary>
    /// Most UTF-16 code units of one grapheme cluster; the longest emoji in use have 15. Without a limit one "character" could be
    /// longer than a message. What goes beyond is replaced by U+FFFD.
    /// </summary>
    public const int MaxCluster = 32;

    const char Replacement = '\ufffd';

    readonly bool[]? _marked;
    readonly bool[]? _starts;

    CleanText(string text, bool[]? marked, bool[]? starts) => (Text, _marked, _starts) = (text, marked, starts);

    /// <summary>The text, not escaped yet.</summary>
    public string Text { get; }

    /// <summary>Cleans a text.</summary>
    /// <param name="highlights">Stretches of <paramref name="text"/> to set in bold; those that overlap or lie outside are ignored.</param>
    public static CleanText Of(string text, IReadOnlyList<TextSpan>? highlights = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            text = Prefix(text, MaxLength - 1) + '…';
        var visible = new StringBuilder(text.Length);
        var marked = highlights is { Count: > 0 } ? new List<bool>(text.Length) : null;
        foreach (var (part, isMarked) in Highlighted.Split(text, Whole(text, highlights)))
        {
            visible.Append(VisibleText.Line(part));
            while (marked is not null && marked.Count < visible.Length)
                marked.Add(isMarked);
        }

        var line = visible.ToString();
        if (IsSimple(line))
            return new CleanText(line, marked?.ToArray(), null);
        line = BoundMarks(line, marked);
        line = BoundClusters(line, marked);
        return new CleanText(line, marked?.ToArray(), Starts(line));
    }

    /// <summary>Whether the text may be cut before this code unit: not within a grapheme cluster. True at the end.</summary>
    public bool MayCutAt(int index) => index == Text.Length || _starts is null || _starts[index];

    /// <summary>Whether a code unit belongs to a stretch in bold.</summary>
    public bool IsMarked(int index) => _marked is not null && _marked[index];

    /// <summary>The start of the first stretch in bold; null when there is none.</summary>
    public int? FirstMark => _marked is not null && Array.IndexOf(_marked, true) is >= 0 and var first ? first : null;

    /// <summary>At most this many code units, not ending within a surrogate pair.</summary>
    static string Prefix(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>A stretch that starts or ends within a surrogate pair grows over it.</summary>
    static List<TextSpan> Whole(string text, IReadOnlyList<TextSpan>? spans)
    {
        var whole = new List<TextSpan>();
        foreach (var span in spans ?? [])
        {
            if (span.Start < 0 || span.End > text.Length || span.Length <= 0)
                continue;
            var start = IsWithinPair(text, span.Start) ? span.Start - 1 : span.Start;
            var end = IsWithinPair(text, span.End) ? span.End + 1 : span.End;
            whole.Add(new TextSpan(start, end));
        }

        return whole;
    }

    static bool IsWithinPair(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]);

    // Below U+0300 nothing combines; "\r\n" is gone by now.
    static bool IsSimple(string text) => text.All(c => c is < '\u0300' or (>= '\u2010' and <= '\u2027'));

    static string BoundMarks(string text, List<bool>? marked)
    {
        var kept = new StringBuilder(text.Length);
        var (accents, scriptMarks, based, index) = (0, 0, false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var keep = true;
            if (IsAccent(rune))
                keep = based && ++accents <= MaxAccents;
            else if (IsScriptMark(rune))
                keep = based && ++scriptMarks <= MaxScriptMarks;
            else
                (accents, scriptMarks, based) = (0, 0, true);
            Keep(kept, rune.ToString(), keep, marked, ref index);
        }

        return kept.ToString();
    }

    static void Keep(StringBuilder kept, string part, bool keep, List<bool>? marked, ref int index)
    {
        if (keep)
        {
            kept.Append(part);
            index += part.Length;
        }
        else
        {
            marked?.RemoveRange(index, part.Length);
        }
    }

    // The blocks of combining diacritical marks that any letter takes, and enclosing marks.
    static bool IsAccent(Rune rune) =>
        rune.Value
            is (>= 0x300 and <= 0x36f)
                or (>= 0x1ab0 and <= 0x1aff)
                or (>= 0x1dc0 and <= 0x1dff)
                or (>= 0x20d0 and <= 0x20ff)
                or (>= 0xfe20 and <= 0xfe2f)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.EnclosingMark;

    static bool IsScriptMark(Rune rune) =>
        rune.Value is 0x200c or 0x200d || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    static string BoundClusters(string text, List<bool>? marked)
    {
        var kept = new StringBuilder(text.Length);
        for (var (start, index) = (0, 0); start < text.Length; )
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(start));
            var cluster = text.Substring(start, length);
            start += length;
            if (length <= MaxCluster)
            {
                Keep(kept, cluster, true, marked, ref index);
                continue;
            }

            var prefix = Prefix(cluster, MaxCluster);
            Keep(kept, prefix + Replacement, true, marked, ref index);
            Keep(kept, cluster[(prefix.Length + 1)..], false, marked, ref index);
        }

        return kept.ToString();
    }

    static bool[] Starts(string text)
    {
        var starts = new bool[text.Length];
        for (var start = 0; start < text.Length; start += StringInfo.GetNextTextElementLength(text.AsSpan(start)))
            starts[start] = true;
        return starts;
    }
}
