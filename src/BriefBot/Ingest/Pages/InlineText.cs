using System.Text;

namespace BriefBot.Ingest.Pages;

/// <summary>
/// Writes what runs on within a block: white space becomes one space, marks of notes go, raised and lowered text is made plain.
/// </summary>
sealed class InlineText(PageNode[] nodes)
{
    /// <summary>Characters before and after a raised text that are looked at.</summary>
    const int Context = 40;

    const int LongestReference = 3;

    readonly StringBuilder _text = new();
    bool _leftNote;

    /// <summary>Characters inside links.</summary>
    public int Linked { get; private set; }

    /// <summary>Characters in bold type.</summary>
    public int Strong { get; private set; }

    /// <summary>Writes a text, or an element whose text is written in another way than as it stands.</summary>
    /// <returns>One past the last node that was dealt with; the index itself for an element that has to be entered.</returns>
    public int Write(int index)
    {
        var node = nodes[index];
        if (node.Text is { } text)
            Append(text, index);
        else if (node.Tag is "sup" or "sub")
            Script(index);
        else if (node.Tag == "a" && NoteReferences.IsReference(nodes, index))
            Leave(node.End);
        else
            return index;
        return node.End;
    }

    /// <summary>One space, unless one is there.</summary>
    public void Space()
    {
        if (_text.Length > 0 && _text[^1] != ' ')
            _text.Append(' ');
    }

    /// <summary>What was written, trimmed, and begins anew.</summary>
    public string Take()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        var taken = _text.ToString();
        if (_leftNote)
            taken = taken
                .Replace("[]", "", StringComparison.Ordinal)
                .Replace("()", "", StringComparison.Ordinal)
                .Replace("  ", " ", StringComparison.Ordinal)
                .Trim();
        _text.Clear();
        Linked = Strong = 0;
        _leftNote = false;
        return taken;
    }

    /// <summary>The text of a node on one line, without what is furniture.</summary>
    public static string Of(PageNode[] nodes, int index, Furniture passed)
    {
        var line = new InlineText(nodes);
        for (var i = index; i < nodes[index].End; )
        {
            if (i > index && nodes[i].Element is not null && nodes[i].Furniture >= passed)
            {
                i = nodes[i].End;
                continue;
            }
            if (!nodes[i].IsInline)
                line.Space();
            var next = line.Write(i);
            i = next == i ? i + 1 : next;
        }
        return line.Take();
    }

    void Append(string text, int index)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
                Space();
            else if (c is '[' or '^' && ReferenceLength(text.AsSpan(i)) is var length and > 0)
                i += length - 1;
            else if (ScriptDigits.IsRaised(c))
                i = RaisedRun(text, i) - 1;
            else
                _text.Append(c);
        }
        var (link, strong) = (false, false);
        for (var at = nodes[index].Parent; at > 0 && nodes[at].IsInline; at = nodes[at].Parent)
        {
            link |= nodes[at].Tag == "a";
            strong |= nodes[at].Tag is "b" or "strong";
        }
        if (link)
            Linked += nodes[index].TextLength;
        if (strong)
            Strong += nodes[index].TextLength;
    }

    /// <summary>Length of "[4]", "^[4]" or "[^4]" right behind a word, a number or a sentence: a reference to a note.</summary>
    int ReferenceLength(ReadOnlySpan<char> text)
    {
        var follows =
            _text.Length > 0
            && (
                char.IsLetterOrDigit(_text[^1])
                || _text[^1] is '.' or ',' or '%' or '"' or '”' or '’' or ')' or '»' or ';' or ':' or '!' or '?'
            );
        var start = text is ['^', '[', ..] or ['[', '^', ..] ? 2 : 1;
        if (!follows || (start == 1 && text[0] == '^'))
            return 0;
        var end = start;
        while (end < text.Length && end < start + LongestReference && char.IsAsciiDigit(text[end]))
            end++;
        return end > start && end < text.Length && text[end] == ']' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]))
            ? end + 1
            : 0;
    }

    /// <summary>Raised digits that the page writes as such: marks of notes among them go as well.</summary>
    int RaisedRun(string text, int start)
    {
        var end = start;
        while (end < text.Length && ScriptDigits.IsRaised(text[end]))
            end++;
        var run = text.AsSpan(start, end - start);
        if (RaisedText.Raised(ScriptDigits.Level(run), Before(), text.AsSpan(end, Math.Min(Context, text.Length - end))).Length > 0)
            _text.Append(run);
        return end;
    }

    void Script(int index)
    {
        var node = nodes[index];
        var raw = string.Concat(nodes[index..node.End].Select(inner => inner.Text));
        var isNote = NoteReferences.IsReference(nodes, index);
        var written =
            isNote ? ""
            : node.Tag == "sup" ? RaisedText.Raised(raw, Before(), Following(node.End, index))
            : RaisedText.Lowered(raw, Before());
        if (written.Length == 0)
            Leave(node.End);
        else
            _text.Append(written);
        if (raw.Length > 0 && char.IsWhiteSpace(raw[^1]))
            Space();
    }

    /// <summary>A mark that goes takes the space before it along, where none may be.</summary>
    void Leave(int end)
    {
        _leftNote = true;
        if (
            _text.Length > 0
            && _text[^1] == ' '
            && end < nodes.Length
            && nodes[end].Text is [',' or '.' or ';' or ':' or ')' or '!' or '?', ..]
        )
            _text.Length--;
    }

    string Before() => _text.ToString(Math.Max(0, _text.Length - Context), Math.Min(Context, _text.Length));

    /// <summary>What runs on behind a node.</summary>
    string Following(int from, int within)
    {
        var block = nodes[within].Parent;
        while (block > 0 && nodes[block].IsInline)
            block = nodes[block].Parent;
        var after = new StringBuilder();
        for (var i = from; i < Math.Min(nodes[block].End, from + Context) && nodes[i].IsInline && after.Length < Context; i++)
            after.Append(nodes[i].Text);
        return after.ToString();
    }
}
