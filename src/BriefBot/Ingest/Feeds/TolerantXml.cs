using System.Net;

namespace BriefBot.Ingest.Feeds;

/// <summary>
/// Reads markup that is nearly XML: undeclared entities, unescaped ampersands, unclosed or crossed elements, several roots, junk before
/// and between, an end that is missing. Never fails; takes time in proportion to the text.
/// </summary>
/// <remarks>
/// An HTML parser would not do: to HTML, link is an empty element, title holds no markup, and CDATA is a comment.
/// </remarks>
sealed class TolerantXml
{
    const int LongestTag = 64 * 1024;

    /// <summary>Elements that hold text only: the next field ends one that was not closed.</summary>
    static readonly HashSet<string> Leaves = new(StringComparer.Ordinal)
    {
        "title",
        "link",
        "guid",
        "pubdate",
        "dc:date",
        "dc:creator",
        "language",
        "ttl",
        "lastbuilddate",
        "atom:id",
        "atom:published",
        "atom:updated",
        "atom:modified",
        "atom:issued",
        "atom:name",
        "hour",
        "day",
    };

    static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "title",
        "link",
        "guid",
        "pubdate",
        "dc:date",
        "dc:creator",
        "language",
        "ttl",
        "lastbuilddate",
        "description",
        "content:encoded",
        "author",
        "category",
        "enclosure",
        "comments",
        "item",
        "image",
        "skiphours",
        "atom:id",
        "atom:published",
        "atom:updated",
        "atom:modified",
        "atom:issued",
        "atom:name",
        "atom:title",
        "atom:link",
        "atom:summary",
        "atom:content",
        "atom:author",
        "atom:entry",
        "atom:category",
        "media:content",
        "media:thumbnail",
        "hour",
        "day",
    };

    readonly string _text;
    readonly FeedLimits _limits;
    readonly FeedNode _document = new("#document", null);
    readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal);
    FeedNode _open;
    int _depth;
    int _nodes;
    int _at;
    bool _noMoreComments;
    bool _noMoreData;

    TolerantXml(string text, FeedLimits limits) => (_text, _limits, _open) = (text, limits, _document);

    /// <summary>What could be read; its children are the roots.</summary>
    public static FeedNode Read(string text, FeedLimits limits) => new TolerantXml(text, limits).Read();

    FeedNode Read()
    {
        while (_at < _text.Length && _nodes < _limits.Nodes)
        {
            var next = _text.IndexOf('<', _at);
            if (next < 0)
                next = _text.Length;
            AddText(_text[_at..next]);
            _at = next;
            if (_at < _text.Length)
                Markup();
        }
        return _document;
    }

    void Markup()
    {
        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("<!--"))
            Comment();
        else if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
            Data();
        else if (rest.StartsWith("<?") || rest.StartsWith("<!"))
            Declaration();
        else if (rest.Length > 2 && rest[1] == '/' && char.IsLetter(rest[2]))
            EndTag();
        else if (rest.Length > 1 && (char.IsLetter(rest[1]) || rest[1] == '_'))
            StartTag();
        else
        {
            AddText("<");
            _at++;
        }
    }

    void Comment()
    {
        var end = _noMoreComments ? -1 : _text.IndexOf("-->", _at + 4, StringComparison.Ordinal);
        _noMoreComments |= end < 0;
        _at = end < 0 ? _at + 4 : end + 3;
    }

    void Data()
    {
        var start = _at + "<![CDATA[".Length;
        var end = _noMoreData ? -1 : _text.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end < 0)
        {
            _noMoreData = true;
            _at = start;
            return;
        }
        _nodes++;
        _open.AddText(_text[start..end]);
        _at = end + 3;
    }

    /// <summary>Processing instructions and document types are passed over, the latter with their entities.</summary>
    void Declaration()
    {
        var window = _text.AsSpan(_at, Math.Min(LongestTag, _text.Length - _at));
        var end = window.IndexOf('>');
        var subset = window.IndexOf('[');
        if (subset >= 0 && subset < end && window[..subset].StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase))
        {
            var close = window.IndexOf("]>");
            if (close > 0)
                end = close + 1;
        }
        _at += end < 0 ? 2 : end + 1;
    }

    void EndTag()
    {
        var nameStart = _at + 2;
        var nameEnd = NameEnd(nameStart);
        var end = Find('>', nameEnd, LongestTag);
        var name = Qualified(_text[nameStart..nameEnd]);
        _at = end < 0 ? nameEnd : end + 1;
        Close(name);
    }

    void Close(string name)
    {
        var node = _open;
        var steps = 0;
        while (node is not null && node.Name != name)
        {
            // An item ends with everything that was left open in it, and nothing inside ends the item.
            if (node.Name is "item" or "atom:entry" && name is not ("channel" or "rss" or "atom:feed" or "rdf:rdf"))
                return;
            node = node.Parent;
            steps++;
        }
        if (node?.Parent is null)
            return;
        _open = node.Parent;
        _depth -= steps + 1;
    }

    void StartTag()
    {
        var nameStart = _at + 1;
        var nameEnd = NameEnd(nameStart);
        var attributes = new List<(string Name, string Value)>();
        var isEmpty = Attributes(nameEnd, attributes);
        foreach (var (attribute, value) in attributes)
        {
            if (attribute == "xmlns")
                _namespaces[""] = value;
            else if (attribute.StartsWith("xmlns:", StringComparison.Ordinal))
                _namespaces[attribute[6..]] = value;
        }
        var name = Qualified(_text[nameStart..nameEnd]);
        MakeRoom(name);
        var node = new FeedNode(name, _open);
        foreach (var (attribute, value) in attributes.Take(50))
            node.Set(attribute, value);
        _open.Add(node);
        _nodes++;
        if (isEmpty || _depth >= _limits.Depth)
            return;
        _open = node;
        _depth++;
    }

    /// <summary>Closes what a field can't stand in: another field that holds text, or another item.</summary>
    void MakeRoom(string name)
    {
        if (name is "item" or "atom:entry")
            CloseThrough(node => node.Name == name);
        else if (Fields.Contains(name))
            CloseThrough(node => Leaves.Contains(node.Name), upTo: node => node.Name is "item" or "atom:entry" or "channel" or "atom:feed");
    }

    void CloseThrough(Func<FeedNode, bool> isClosed, Func<FeedNode, bool>? upTo = null)
    {
        var steps = 1;
        for (var node = _open; node.Parent is not null && upTo?.Invoke(node) != true; node = node.Parent, steps++)
        {
            if (!isClosed(node))
                continue;
            _open = node.Parent;
            _depth -= steps;
            return;
        }
    }

    /// <summary>Reads up to the end of a tag.</summary>
    /// <returns>True when it is an empty element.</returns>
    bool Attributes(int start, List<(string Name, string Value)> found)
    {
        var i = start;
        var most = Math.Min(_text.Length, start + LongestTag);
        while (i < most)
        {
            var c = _text[i];
            if (c == '>')
            {
                _at = i + 1;
                return false;
            }
            if (c == '/' && i + 1 < _text.Length && _text[i + 1] == '>')
            {
                _at = i + 2;
                return true;
            }
            if (c == '<')
                break;
            if (!char.IsLetter(c) && c != '_')
            {
                i++;
                continue;
            }
            var end = NameEnd(i);
            var name = _text[i..end].ToLowerInvariant();
            i = SkipSpace(end);
            var value = "";
            if (i < most && _text[i] == '=')
                value = Value(SkipSpace(i + 1), most, out i);
            found.Add((name, WebUtility.HtmlDecode(value)));
        }
        _at = Math.Min(i, _text.Length);
        return false;
    }

    string Value(int start, int most, out int next)
    {
        next = start;
        if (start >= most)
            return "";
        if (_text[start] is '"' or '\'')
        {
            var end = Find(_text[start], start + 1, most - start);
            if (end >= 0)
            {
                next = end + 1;
                return _text[(start + 1)..end];
            }
            start++;
        }
        next = start;
        while (next < most && !char.IsWhiteSpace(_text[next]) && _text[next] is not ('>' or '<'))
            next++;
        return _text[start..next];
    }

    string Qualified(string written)
    {
        var colon = written.IndexOf(':');
        var prefix = colon < 0 ? "" : written[..colon];
        var uri = _namespaces.GetValueOrDefault(prefix.ToLowerInvariant(), "");
        var name = FeedNamespaces.Name(prefix, written[(colon + 1)..], uri);
        // Atom without its namespace is still Atom.
        return name switch
        {
            "feed" => "atom:feed",
            "entry" => "atom:entry",
            _ => uri.Length == 0 && !name.Contains(':') && InAtom ? "atom:" + name : name,
        };
    }

    bool InAtom
    {
        get
        {
            for (var node = _open; node is not null; node = node.Parent)
                if (node.Name is "atom:feed" or "atom:entry")
                    return true;
            return false;
        }
    }

    void AddText(string text)
    {
        if (text.Length == 0)
            return;
        _nodes++;
        _open.AddText(WebUtility.HtmlDecode(text));
    }

    int NameEnd(int start)
    {
        var i = start;
        while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || _text[i] is '_' or '-' or '.' or ':'))
            i++;
        return i;
    }

    int SkipSpace(int i)
    {
        while (i < _text.Length && char.IsWhiteSpace(_text[i]))
            i++;
        return i;
    }

    int Find(char c, int start, int within)
    {
        if (start >= _text.Length)
            return -1;
        return _text.IndexOf(c, start, Math.Min(within, _text.Length - start));
    }
}
