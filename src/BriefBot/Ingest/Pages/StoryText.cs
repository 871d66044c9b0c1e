namespace BriefBot.Ingest.Pages;

/// <summary>Writes a container's text as blocks.</summary>
/// <param name="passed">Furniture as sure as this or surer is left out.</param>
/// <param name="isWhole">True where all text belongs to it: links and first-order headings stay.</param>
sealed class StoryText(PageNode[] nodes, Furniture passed, bool isWhole)
{
    readonly List<StoryBlock> _blocks = [];
    readonly InlineText _paragraph = new(nodes);
    readonly Stack<(int Node, int Attribution, int Blocks)> _open = new();

    /// <summary>Node of the attribution that goes with the quotation before it, and is passed over where it stands.</summary>
    int _attribution = -1;

    /// <summary>One past the last node of a list whose links are content.</summary>
    int _listEnd;

    /// <summary>The blocks of all that isn't furniture; lists of links are left out.</summary>
    public static List<StoryBlock> Of(PageNode[] nodes, int container, Furniture passed, bool isWhole = false)
    {
        var writer = new StoryText(nodes, passed, isWhole);
        writer.Write(container);
        return writer._blocks;
    }

    void Write(int container)
    {
        for (var i = container; i < nodes[container].End; )
        {
            while (_open.TryPeek(out var open) && nodes[open.Node].End <= i)
                Close();
            i = (isWhole || i > container) && nodes[i].Element is not null && (IsLeftOut(i) || WriteWhole(i)) ? nodes[i].End : Enter(i);
        }
        while (_open.Count > 0)
            Close();
    }

    bool IsLeftOut(int index)
    {
        if (index == _attribution)
            return true;
        if (isWhole || !IsListOfLinks(nodes[index]))
            return nodes[index].Furniture >= passed;
        Flush("");
        _blocks.Add(StoryBlock.Links);
        return true;
    }

    static bool IsListOfLinks(PageNode node) =>
        node.Tag is "ul" or "ol" or "table" or "div" or "section" or "dl" or "p"
        && node.LinkLength - node.TellingLinks > 0.6 * node.TextLength
        && node.ProseLength - node.LinkLength < 200;

    /// <summary>Writes what is no run of paragraphs; false for what has to be entered.</summary>
    bool WriteWhole(int index)
    {
        IEnumerable<StoryBlock> blocks;
        if (nodes[index].Tag == "table" && PageTable.Read(nodes, index, passed) is { } table)
            blocks = TableRows.Of(table);
        else if (nodes[index].Tag == "pre")
            blocks = Preformatted.Of(nodes, index);
        else
            return false;
        Flush("");
        foreach (var block in blocks)
            Add(block);
        return true;
    }

    int Enter(int index)
    {
        var node = nodes[index];
        if (_paragraph.Write(index) is var next && next > index)
            return next;
        if (node.Tag == "br")
            LineBreak(index);
        else if (!node.IsInline)
        {
            Flush("");
            var attribution = node.Tag == "blockquote" ? Attributions.Find(nodes, index) : -1;
            if (attribution >= 0)
                _attribution = attribution;
            if (node.HoldsListedText)
                _listEnd = Math.Max(_listEnd, node.End);
            _open.Push((index, attribution, _blocks.Count));
        }
        return index + 1;
    }

    void Close()
    {
        var (node, attribution, before) = _open.Pop();
        Flush(nodes[node].Tag, nodes[node].End);
        if (attribution < 0 || InlineText.Of(nodes, attribution, passed).TrimStart('-', '–', '—', '―', '~', ' ') is not { Length: > 0 } by)
            return;
        if (_blocks.Count > before)
            _blocks[^1] = _blocks[^1] with { Text = $"{_blocks[^1].Text} — {by}" };
        else
            Add(new StoryBlock(by, "cite", 0));
    }

    /// <summary>One break stays within the paragraph as a space; two in a row end it.</summary>
    void LineBreak(int index)
    {
        var next = index + 1;
        while (next < nodes.Length && nodes[next].Text is { } text && string.IsNullOrWhiteSpace(text))
            next++;
        if (next < nodes.Length && nodes[next].Tag == "br")
            Flush("");
        else
            _paragraph.Space();
    }

    void Flush(string endedTag, int end = 0)
    {
        var (linked, strong) = (_paragraph.Linked, _paragraph.Strong);
        var text = _paragraph.Take();
        if (text.Length > 0 && (isWhole || endedTag != "h1"))
            Add(new StoryBlock(text, endedTag, end > 0 && end <= _listEnd ? 0 : linked, strong));
    }

    /// <summary>What a list of definitions says goes on one line with its term.</summary>
    void Add(StoryBlock block)
    {
        if (
            _blocks is [.., { Tag: "dt" } term]
            && block.Tag is "dd" or "p" or "" or "div"
            && TableRows.Labelled(term.Text, block.Text) is { } labelled
        )
            _blocks[^1] = block with { Text = labelled, Tag = "dd" };
        else
            _blocks.Add(block);
    }
}
