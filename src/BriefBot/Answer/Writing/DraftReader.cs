using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Language;

namespace BriefBot.Answer.Writing;

/// <summary>A sentence as a model wrote it.</summary>
/// <param name="Text">Without citation marks and list signs.</param>
/// <param name="Numbers">What it cites, in the order of its marks, each once; not checked for being known.</param>
sealed record DraftSentence(string Text, IReadOnlyList<int> Numbers);

/// <summary>Takes sentences with their citation marks out of a model's text while it arrives.</summary>
/// <param name="language">Primary BCP 47 tag of the language by which sentences end; null where it isn't known.</param>
/// <remarks>Models are told to write one sentence a line; many write paragraphs, lists or marks within a sentence all the same.</remarks>
sealed partial class DraftReader(string? language = null)
{
    /// <summary>Longest sentence, in UTF-16 code units; a longer one is cut into pieces, which won't pass.</summary>
    public const int LongestSentence = 2_000;

    // For each pattern, in milliseconds. The text is bounded and none of them backtracks far.
    const int Limit = 1_000;

    readonly StringBuilder _text = new();

    /// <summary>Takes a further piece of the text.</summary>
    /// <returns>The sentences that are now complete.</returns>
    public List<DraftSentence> Add(string piece)
    {
        _text.Append(piece);
        var text = _text.ToString();
        var end = CompleteUpTo(text);
        if (end == 0)
            return [];
        _text.Remove(0, end);
        return Read(text[..end]);
    }

    /// <summary>The sentences that are left when the text has ended.</summary>
    public List<DraftSentence> End()
    {
        var rest = _text.ToString();
        _text.Clear();
        return Read(rest);
    }

    // A line is complete; so is what ends in a mark behind which another sentence has begun.
    static int CompleteUpTo(string text)
    {
        var end = text.LastIndexOf('\n') + 1;
        foreach (var begun in SentenceBegun().EnumerateMatches(text, end))
            if (text.AsSpan(begun.Index, begun.Length).LastIndexOf(']') is var mark)
                end = begun.Index + mark + 1 + PointBehind(text, begun.Index + mark + 1);
        return end == 0 && text.Length > LongestSentence ? LongestSentence : end;
    }

    static int PointBehind(string text, int at) => at < text.Length && text[at] is '.' or '!' or '?' ? 1 : 0;

    List<DraftSentence> Read(string text)
    {
        var found = new List<DraftSentence>();
        foreach (var line in text.Split('\n'))
            ReadLine(Plain(line), found);
        return found;
    }

    // Marks end a sentence, unless it goes on behind them ("A [1] and B [2] spoke.").
    void ReadLine(string line, List<DraftSentence> found)
    {
        var (pending, numbers, at) = ("", new List<int>(), 0);
        foreach (Match marks in Marks().Matches(line))
        {
            pending += line[at..marks.Index];
            at = marks.Index + marks.Length;
            numbers.AddRange(Numbers(marks.Value));
            var point = PointBehind(line, at);
            if (point > 0)
                pending = pending.TrimEnd() + line[at];
            at += point;
            if (!Ends(pending, line.AsSpan(at)))
                continue;
            Add(pending, numbers, found);
            (pending, numbers) = ("", []);
        }
        Add(pending + line[at..], numbers, found);
    }

    static bool Ends(string before, ReadOnlySpan<char> behind)
    {
        behind = behind.TrimStart();
        if (behind.IsEmpty)
            return true;
        var trimmed = before.AsSpan().TrimEnd().TrimEnd("\"”’')");
        return trimmed.Length > 0 && trimmed[^1] is '.' or '!' or '?' || (!char.IsLower(behind[0]) && char.IsLetter(behind[0]));
    }

    void Add(string text, List<int> numbers, List<DraftSentence> found)
    {
        var distinct = numbers.Distinct().ToList();
        foreach (var span in Sentences.Split(text, language))
        {
            var sentence = White().Replace(text[span.Start..span.End], " ").Trim();
            if (sentence.Any(char.IsLetterOrDigit))
                found.Add(new DraftSentence(sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence, distinct));
        }
    }

    static IEnumerable<int> Numbers(string marks)
    {
        foreach (Match range in Range().Matches(marks))
        {
            var first = int.Parse(range.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
            var last = range.Groups["last"].Success ? int.Parse(range.Groups["last"].ValueSpan, CultureInfo.InvariantCulture) : first;
            for (var number = first; number <= last && number < first + WritingTask.MaxSources; number++)
                yield return number;
        }
    }

    static string Plain(string line) =>
        ListSign().Replace(line.Trim(), "").Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);

    [GeneratedRegex(
        @"(?:\s*[\[【]\s*\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*\s*[\]】])+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Limit
    )]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<first>\d{1,3})(\s*[-–]\s*(?<last>\d{1,3}))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Range();

    [GeneratedRegex(@"\d\s*[\]】][.!?]?\s+[\p{Lu}“""]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex SentenceBegun();

    [GeneratedRegex(
        @"^(?:#{1,6}\s+|>\s+|[-*•–]\s+|\(?\d{1,2}[.)]\s+)+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Limit
    )]
    private static partial Regex ListSign();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex White();
}
