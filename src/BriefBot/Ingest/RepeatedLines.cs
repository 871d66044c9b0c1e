using BriefBot.Ingest.Boilerplate;
using BriefBot.Ingest.Heads;

namespace BriefBot.Ingest;

/// <summary>Takes out of a text what the outlet's pages repeat. A headline is never taken for that, however often it comes again.</summary>
static class RepeatedLines
{
    const int FewestWordsOfTitle = 4;

    /// <summary>Marks the lines.</summary>
    /// <param name="knownTitle">The title when the input states it apart from the text; null when a line of the text is it.</param>
    /// <returns>What was marked.</returns>
    public static List<string> Mark(List<RawLine> lines, RepetitionModel repetition, string? knownTitle)
    {
        var repeated = lines.FindAll(l => !l.IsDropped && repetition.IsBoilerplate(l.Text));
        if (repeated.Count > 0 && Headline(lines, repeated, repetition, knownTitle) is { } headline)
            repeated.Remove(headline);
        var length = 0;
        foreach (var line in lines)
            length += line.IsDropped ? 0 : line.Text.Length;
        foreach (var line in repeated)
            length -= line.Text.Length;

        // A document that is mostly repetition is a reprint, not furniture.
        if (length < repeated.Sum(l => l.Text.Length))
            return [];
        foreach (var line in repeated)
            line.Kind = LineKind.Boilerplate;
        return repeated.ConvertAll(line => line.Text.ToString());
    }

    /// <summary>The headline, when it is among the repeated lines: wire copy has it in many papers, a series in each of its
    /// parts.</summary>
    static RawLine? Headline(List<RawLine> lines, List<RawLine> repeated, RepetitionModel repetition, string? knownTitle)
    {
        if (knownTitle is not null)
            return repeated.Find(line => line.Text.TrimStart("# ").Equals(knownTitle, StringComparison.OrdinalIgnoreCase));
        var story = lines.FindIndex(l => l.IsNarrative);
        if (story < 0)
            return null;
        var candidates = lines
            .GetRange(0, story)
            .FindAll(l => l.Kind == LineKind.Story && l.LooksLikeHeadline && HeadLine.Read(l.Text) is not { IsSure: true });
        var told = new HashSet<ulong>();
        foreach (var line in lines)
            if (line.IsNarrative && !repeated.Contains(line))
                told.UnionWith(RepetitionModel.WordsOf(line.Text));
        if (candidates.Find(line => RepetitionModel.IsAbout(line.Text, told)) is { } about)
            return about;
        if (candidates.Exists(line => line.Words() >= FewestWordsOfTitle && !repeated.Contains(line)))
            return null;

        // Of several the rarest, and of these the last: slogans stand above headlines.
        return candidates.FindAll(repeated.Contains).AsEnumerable().Reverse().MinBy(line => repetition.CountOf(line.Text));
    }
}
