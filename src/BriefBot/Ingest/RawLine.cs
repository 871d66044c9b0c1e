using BriefBot.Ingest.Boilerplate;

namespace BriefBot.Ingest;

/// <summary>A line of raw text while it is judged.</summary>
sealed class RawLine(string text, int start, int end, bool afterBlank)
{
    /// <summary>First code unit; moves when a dateline is cut.</summary>
    public int Start { get; set; } = start;

    /// <summary>One past the last.</summary>
    public int End { get; } = end;

    /// <summary>True when a blank line, or nothing, stands before it.</summary>
    public bool AfterBlank { get; } = afterBlank;

    /// <summary>What it is.</summary>
    public LineKind Kind { get; set; }

    /// <summary>Without white space around it.</summary>
    public ReadOnlySpan<char> Text => text.AsSpan(Start, End - Start);

    /// <summary>True when it never reaches the body, whatever stands around it.</summary>
    public bool IsDropped => Kind is LineKind.Boilerplate or LineKind.Credit or LineKind.ListOpener;

    /// <summary>True when it may be a headline: not a full sentence, and no longer than headlines are.</summary>
    public bool LooksLikeHeadline => Text.Length <= 200 && !EndsWithFullStop && Words() is >= 1 and <= 30;

    /// <summary>True when it ends with a full stop, whatever quotes and brackets follow.</summary>
    public bool EndsWithFullStop
    {
        get
        {
            var rest = Text.TrimEnd(" \"'”’)]*_");
            return rest.Length > 0 && rest[^1] is '.' or '…';
        }
    }

    /// <summary>True for a line that tells: a full sentence, or too long to be anything but a paragraph.</summary>
    public bool IsNarrative => Kind == LineKind.Story && (Text.Length > 200 || (EndsWithFullStop && Words() >= 5));

    /// <summary>Number of words.</summary>
    public int Words()
    {
        var count = 0;
        foreach (var range in Text.Split(' '))
        {
            if (range.End.Value > range.Start.Value)
                count++;
        }
        return count;
    }
}
