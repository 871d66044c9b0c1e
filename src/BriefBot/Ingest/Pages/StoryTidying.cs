namespace BriefBot.Ingest.Pages;

/// <summary>
/// Leaves out of a story's blocks those that only lead elsewhere (a sentence tells, link or not), the labels above them, and headings that
/// nothing follows.
/// </summary>
static class StoryTidying
{
    const int LongestLink = 200;
    const int LongestLabel = 60;

    /// <summary>The blocks that tell the story, in order.</summary>
    public static List<StoryBlock> Tidy(List<StoryBlock> blocks)
    {
        var kept = new List<StoryBlock>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!LeadsElsewhere(blocks[i]))
                kept.Add(blocks[i]);
            else if (kept.Count > 0 && i > 0 && kept[^1] == blocks[i - 1] && IsLabel(kept[^1], After(blocks, i)))
                kept.RemoveAt(kept.Count - 1);
        }
        while (kept.Count > 0 && kept[^1].IsHeading)
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    /// <summary>The next block that leads nowhere; null at the end.</summary>
    static StoryBlock? After(List<StoryBlock> blocks, int index)
    {
        for (var i = index + 1; i < blocks.Count; i++)
            if (!LeadsElsewhere(blocks[i]))
                return blocks[i];
        return null;
    }

    static bool LeadsElsewhere(StoryBlock block) => block == StoryBlock.Links || (!block.IsHeading && IsLink(block));

    /// <summary>A few words that announce links: ending with a colon, all in bold type, or a heading that has nothing else below
    /// it.</summary>
    static bool IsLabel(StoryBlock block, StoryBlock? next)
    {
        if (block.Text.Length > LongestLabel)
            return false;
        return block.Text[^1] == ':' || (block.IsHeading ? next is null or { IsHeading: true } : block.Strong * 10 > block.Text.Length * 9);
    }

    static bool IsLink(StoryBlock block) =>
        block.Linked * 10 > block.Text.Length * 9 && block.Text.Length < LongestLink && !SentenceShape.IsSentence(block.Text);
}
