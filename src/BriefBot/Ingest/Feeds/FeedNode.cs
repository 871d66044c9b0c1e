using System.Net;
using System.Text;

namespace BriefBot.Ingest.Feeds;

/// <summary>An element of a feed, or a stretch of text. Names are lower case with the usual prefix of their namespace ("dc:date",
/// "atom:link"), none for RSS.</summary>
sealed class FeedNode(string name, FeedNode? parent, string text = "")
{
    /// <summary>Name of a stretch of text.</summary>
    public const string TextName = "#text";

    List<FeedNode>? _children;
    List<(string Name, string Value)>? _attributes;

    public string Name => name;

    public FeedNode? Parent => parent;

    public IReadOnlyList<FeedNode> Children => _children ?? [];

    /// <summary>Name without prefix.</summary>
    public string LocalName => name[(name.IndexOf(':') + 1)..];

    public void Add(FeedNode child) => (_children ??= []).Add(child);

    public void AddText(string text)
    {
        if (text.Length > 0)
            Add(new FeedNode(TextName, this, text));
    }

    public void Set(string attribute, string value) => (_attributes ??= []).Add((attribute, value));

    /// <summary>An attribute's value; null when it isn't there.</summary>
    public string? Attribute(string attribute)
    {
        foreach (var (key, value) in _attributes ?? [])
            if (key == attribute)
                return value;
        return null;
    }

    /// <summary>The first child by the first of these names that there is.</summary>
    public FeedNode? First(params ReadOnlySpan<string> names)
    {
        foreach (var wanted in names)
        foreach (var child in Children)
            if (child.Name == wanted)
                return child;
        return null;
    }

    /// <summary>All children by any of these names.</summary>
    public IEnumerable<FeedNode> All(params IReadOnlyList<string> names) => Children.Where(child => names.Contains(child.Name));

    /// <summary>Text of the first child by these names that has any.</summary>
    public string? TextOf(params ReadOnlySpan<string> names)
    {
        foreach (var wanted in names)
        foreach (var child in Children)
            if (child.Name == wanted && child.Text.Trim() is { Length: > 0 } found)
                return found;
        return null;
    }

    /// <summary>All text within.</summary>
    public string Text
    {
        get
        {
            if (name == TextName)
                return text;
            if (_children is [var only])
                return only.Text;
            var all = new StringBuilder();
            AppendText(all);
            return all.ToString();
        }
    }

    /// <summary>The content as HTML: the text as it is where there is only text (it is escaped HTML by convention), else the markup
    /// within.</summary>
    public string Markup
    {
        get
        {
            if (Children.All(child => child.Name == TextName))
                return Text;
            var html = new StringBuilder();
            foreach (var child in Children)
                child.AppendMarkup(html);
            return html.ToString();
        }
    }

    /// <summary>Every element within, this one included, in the order of the document.</summary>
    public IEnumerable<FeedNode> Descendants()
    {
        var left = new Stack<FeedNode>([this]);
        while (left.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
                if (node.Children[i].Name != TextName)
                    left.Push(node.Children[i]);
        }
    }

    void AppendText(StringBuilder all)
    {
        if (name == TextName)
            all.Append(text);
        else
            foreach (var child in Children)
                child.AppendText(all);
    }

    void AppendMarkup(StringBuilder html)
    {
        if (name == TextName)
        {
            html.Append(WebUtility.HtmlEncode(text));
            return;
        }
        html.Append('<').Append(LocalName);
        foreach (var (attribute, value) in _attributes ?? [])
            if (attribute is "href" or "class" or "id" or "role" or "colspan" or "rowspan")
                html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        html.Append('>');
        foreach (var child in Children)
            child.AppendMarkup(html);
        if (LocalName is not ("br" or "img" or "hr" or "wbr"))
            html.Append("</").Append(LocalName).Append('>');
    }
}
