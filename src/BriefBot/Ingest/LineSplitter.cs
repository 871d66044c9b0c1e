using BriefBot.Ingest.Boilerplate;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Cuts raw text into lines and mends what scraping glued together.</summary>
static class LineSplitter
{
    /// <summary>Labels that pages put between paragraphs; scraped text has them glued to a paragraph's end or beginning.</summary>
    static readonly string[] Glued = Lexicon.Lines("boilerplate/lines", "glued");

    const int ShortestGlued = 7;

    /// <summary>Lines that hold anything, judged one by one.</summary>
    public static List<RawLine> Split(string text)
    {
        var lines = new List<RawLine>();
        var afterBlank = true;
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (AddTrimmed(text, start, end, afterBlank, lines))
                afterBlank = false;
            else
                afterBlank = true;
            start = end + 1;
        }
        return lines;
    }

    static bool AddTrimmed(string text, int start, int end, bool afterBlank, List<RawLine> lines)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start == end)
            return false;
        if (HeadLength(text.AsSpan(start, end - start)) is var head and > 0)
        {
            Add(text, start, start + head, afterBlank, lines);
            AddTrimmed(text, start + head, end, afterBlank: false, lines);
        }
        else if (TailLength(text.AsSpan(start, end - start)) is var tail and > 0)
        {
            AddTrimmed(text, start, end - tail, afterBlank, lines);
            Add(text, end - tail, end, afterBlank: false, lines);
        }
        else if (Credits.GluedLength(text.AsSpan(start, end - start)) is var credit and > 0)
        {
            Add(text, start, start + credit, afterBlank, lines);
            AddTrimmed(text, start + credit, end, afterBlank: true, lines);
        }
        else if (PleaTails.Length(text.AsSpan(start, end - start)) is var plea and > 0)
        {
            AddTrimmed(text, start, end - plea, afterBlank, lines);
        }
        else
        {
            Add(text, start, end, afterBlank, lines);
        }
        return true;
    }

    static void Add(string text, int start, int end, bool afterBlank, List<RawLine> lines) =>
        lines.Add(new RawLine(text, start, end, afterBlank) { Kind = LineRules.Classify(text.AsSpan(start, end - start)) });

    /// <summary>Length of a label glued to the front: "AdvertisementThe mayor said…".</summary>
    static int HeadLength(ReadOnlySpan<char> line)
    {
        if (line.Length <= ShortestGlued || line[0] is not ('A' or 'R' or 'C' or 'S' or 'L'))
            return 0;
        foreach (var label in Glued)
        {
            if (
                line.Length > label.Length + 1
                && line.StartsWith(label, StringComparison.Ordinal)
                && (char.IsUpper(line[label.Length]) || line[label.Length] is '"' or '“')
                && char.IsLower(label[^1])
            )
                return label.Length;
        }
        return 0;
    }

    /// <summary>Length of a label glued to the end of a sentence: "…, the mayor said.Advertisement".</summary>
    static int TailLength(ReadOnlySpan<char> line)
    {
        if (line.Length <= ShortestGlued || line[^1] is '.' or '"' or '”')
            return 0;
        foreach (var label in Glued)
        {
            if (line.Length <= label.Length + 1 || !line.EndsWith(label, StringComparison.Ordinal))
                continue;
            var before = line[..^label.Length].TrimEnd(' ');
            if (before.Length > 0 && before[^1] is '.' or '!' or '?' or '"' or '”' or ')' or '…')
                return label.Length;
        }
        return 0;
    }
}
