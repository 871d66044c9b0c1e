using System.Runtime.InteropServices;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Judges lines by what stands around them and by what comes again in the same document.</summary>
static class NeighbourRules
{
    const int LongestList = 20;
    const int NearbyLines = 4;
    const int FewestLabels = 3;
    const int LongestScrap = 12;

    /// <summary>Marks further boilerplate.</summary>
    public static void Apply(List<RawLine> lines)
    {
        var repeated = MarkRepeated(lines);
        var firstStory = lines.FindIndex(l => l.IsNarrative);
        var lastStory = lines.FindLastIndex(l => l.IsNarrative);
        for (var i = 0; i < lines.Count; i++)
        {
            switch (lines[i].Kind)
            {
                case LineKind.Credit:
                    MarkCaption(lines, i);
                    break;
                case LineKind.ListOpener when firstStory >= 0 && i > firstStory:
                    MarkList(lines, i, lastStory);
                    break;
                case LineKind.MaybeButton:
                    JudgeButton(lines, i);
                    break;
                default:
                    break;
            }
        }
        JudgePleas(lines, repeated, firstStory);
        MarkTail(lines, lastStory);
        MarkTeasers(lines);
    }

    /// <summary>A sentence is told once: later copies go. A label of several words that comes three times is the page's.</summary>
    static HashSet<int>? MarkRepeated(List<RawLine> lines)
    {
        var seen = new Dictionary<int, (int First, int Count)>(lines.Count);
        HashSet<int>? repeated = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsDropped || line.Text.Length < 24)
                continue;
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(
                seen,
                string.GetHashCode(line.Text, StringComparison.Ordinal),
                out var known
            );
            if (!known)
                entry = (i, 1);
            else if (lines[entry.First].Text.SequenceEqual(line.Text))
            {
                entry.Count++;
                (repeated ??= []).Add(entry.First);
                if (line.Kind != LineKind.Story)
                    repeated.Add(i);
                else if (line.EndsWithFullStop ? line.Words() >= 5 : IsPageLabel(line, entry.Count))
                    MarkCopy(lines, entry.First, i);
            }
        }
        return repeated;
    }

    /// <summary>Questions, list items and "label: value" lines come again in interviews and tables; they are content.</summary>
    static bool IsPageLabel(RawLine line, int count) =>
        count >= FewestLabels
        && line.Words() >= 4
        && char.IsLetter(line.Text[0])
        && line.Text[^1] is not ('?' or ',' or ';')
        && !line.Text.Contains(':')
        && !line.Text.ContainsAnyInRange('0', '9');

    static void MarkCopy(List<RawLine> lines, int first, int copy)
    {
        lines[copy].Kind = LineKind.Boilerplate;
        if (!lines[copy].EndsWithFullStop && first > 0)
            lines[first].Kind = LineKind.Boilerplate;
    }

    /// <summary>A caption that stands once more without its credit, or on the line right above it.</summary>
    static void MarkCaption(List<RawLine> lines, int credit)
    {
        Span<char> buffer = stackalloc char[LineText.MaxLength];
        var text = LineText.Of(lines[credit].Text, buffer);
        var start = Credits.CreditStart(text);
        if (start > 0)
        {
            var caption = text.Lower[..start].Trim(" |(");
            for (var i = Math.Max(0, credit - NearbyLines); i <= Math.Min(lines.Count - 1, credit + NearbyLines); i++)
            {
                if (caption.Length >= 15 && IsSame(lines[i], caption))
                    lines[i].Kind = LineKind.Credit;
            }
        }
        else if (
            credit > 0
            && lines[credit - 1] is { Kind: LineKind.Story, AfterBlank: true } above
            && above.Words() <= Captions.MostWords
            && (!lines[credit].AfterBlank || Captions.IsCaption(above.Text))
        )
        {
            above.Kind = LineKind.Credit;
        }
    }

    static bool IsSame(RawLine line, ReadOnlySpan<char> caption)
    {
        if (line.Kind != LineKind.Story || line.Text.Length > LineText.MaxLength)
            return false;
        Span<char> buffer = stackalloc char[LineText.MaxLength];
        return LineText.Of(line.Text, buffer).Lower.SequenceEqual(caption);
    }

    /// <summary>What follows "Related stories" is headlines and ages, up to the next paragraph.</summary>
    static void MarkList(List<RawLine> lines, int opener, int lastStory)
    {
        for (var i = opener + 1; i < lines.Count && i <= opener + LongestList; i++)
        {
            var line = lines[i];
            if (line.IsDropped)
                continue;
            if (line.IsNarrative && i <= lastStory && !(IsTeaser(line) && opener * 2 > lines.Count))
                break;
            if (line.LooksLikeHeadline || IsTeaser(line))
                line.Kind = LineKind.Boilerplate;
            else
                break;
        }
    }

    /// <summary>A dateline after the story's end begins another story's first lines.</summary>
    static bool IsTeaser(RawLine line) => line.Text.Length < 350 && Datelines.Find(line.Text, out _) is { Agency: not null };

    static void MarkTeasers(List<RawLine> lines)
    {
        var opener = lines.FindLastIndex(l => l.Kind == LineKind.ListOpener);
        if (opener < 0 || opener * 2 < lines.Count)
            return;
        for (var i = opener + 1; i < lines.Count; i++)
        {
            if (IsTeaser(lines[i]))
                lines[i].Kind = LineKind.Boilerplate;
        }
    }

    /// <summary>"Facebook" and "World" are buttons beside each other, words of the story alone.</summary>
    static void JudgeButton(List<RawLine> lines, int i)
    {
        var end = i;
        while (end < lines.Count && lines[end].Kind == LineKind.MaybeButton)
            end++;
        var alone = end - i == 1;
        var kind =
            !alone || (IsDroppedOrEdge(lines, i - 1) && IsDroppedOrEdge(lines, end) && lines.Count > 1)
                ? LineKind.Boilerplate
                : LineKind.Story;
        for (var k = i; k < end; k++)
            lines[k].Kind = kind;
    }

    static void JudgePleas(List<RawLine> lines, HashSet<int>? repeated, int firstStory)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind != LineKind.MaybePlea)
                continue;
            var mayBeTitle = i < firstStory && lines[i].LooksLikeHeadline;
            var enclosed = IsDroppedOrEdge(lines, i - 1) && IsPleaOrEdge(lines, i + 1) && lines.Count > 1;
            lines[i].Kind = repeated?.Contains(i) == true || (enclosed && !mayBeTitle) ? LineKind.Boilerplate : LineKind.Story;
        }
    }

    /// <summary>After the last paragraph, what stands between boilerplate is boilerplate.</summary>
    static void MarkTail(List<RawLine> lines, int lastStory)
    {
        if (lastStory < 0)
            return;
        for (var i = lastStory + 1; i < lines.Count; i++)
        {
            if (
                lines[i].Kind == LineKind.Story
                && i > lastStory + 1
                && lines[i].Words() <= LongestScrap
                && lines[i - 1].IsDropped
                && IsDroppedOrEdge(lines, i + 1)
            )
                lines[i].Kind = LineKind.Boilerplate;
        }
    }

    static bool IsDroppedOrEdge(List<RawLine> lines, int i) => i < 0 || i >= lines.Count || lines[i].IsDropped;

    static bool IsPleaOrEdge(List<RawLine> lines, int i) => IsDroppedOrEdge(lines, i) || lines[i].Kind == LineKind.MaybePlea;
}
