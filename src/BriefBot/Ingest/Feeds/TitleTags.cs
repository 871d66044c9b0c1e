using System.Collections.Frozen;
using System.Text;

namespace BriefBot.Ingest.Feeds;

/// <summary>Takes the tags out of a title that is HTML, and leaves what only looks like one.</summary>
static class TitleTags
{
    const int LongestTag = 2_000;
    const int MostTags = 200;

    static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a",
        "abbr",
        "b",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "div",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "mark",
        "p",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "wbr"
    );

    static readonly FrozenSet<string> Alone = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "br", "img", "wbr", "p");

    /// <summary>
    /// The title without its tags, a space for each break. "The &lt;font&gt; element goes" keeps its words: a tag of the kind that comes in
    /// pairs is none without its other half, unless it has attributes.
    /// </summary>
    public static string Remove(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return html;
        var tags = Find(html);
        var plain = new StringBuilder(html.Length);
        var from = 0;
        foreach (var tag in tags.Where(tag => IsMarkup(tag, tags)))
        {
            plain.Append(html, from, tag.Start - from);
            if (tag.Name.Equals("br", StringComparison.OrdinalIgnoreCase))
                plain.Append(' ');
            from = tag.End;
        }
        return plain.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>True where HTML holds a tag, alone or with its other half.</summary>
    public static bool Any(string text)
    {
        var tags = Find(text);
        return tags.Exists(tag => IsMarkup(tag, tags));
    }

    static bool IsMarkup(Tag tag, List<Tag> tags) =>
        tag.HasAttributes || Alone.Contains(tag.Name) || tags.Exists(other => IsOtherHalf(other, tag));

    static bool IsOtherHalf(Tag other, Tag tag) =>
        other.IsEnd != tag.IsEnd && other.Name.Equals(tag.Name, StringComparison.OrdinalIgnoreCase) && other.Start < tag.Start == tag.IsEnd;

    static List<Tag> Find(string html)
    {
        var tags = new List<Tag>();
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && tags.Count < MostTags; i = html.IndexOf('<', i))
        {
            if (At(html, i) is { } tag)
                tags.Add(tag);
            i = tags.Count > 0 && tags[^1].Start == i ? tags[^1].End : i + 1;
        }
        return tags;
    }

    /// <summary>The tag that starts here; null when this is none but, say, "a &lt; b".</summary>
    static Tag? At(string html, int start)
    {
        var name = start + 1;
        var isEnd = name < html.Length && html[name] == '/';
        if (isEnd)
            name++;
        var nameEnd = name;
        while (nameEnd < html.Length && nameEnd - name < 12 && char.IsAsciiLetterOrDigit(html[nameEnd]))
            nameEnd++;
        if (!Inline.GetAlternateLookup<ReadOnlySpan<char>>().Contains(html.AsSpan(name, nameEnd - name)))
            return null;
        var length = html.AsSpan(nameEnd, Math.Min(LongestTag, html.Length - nameEnd)).IndexOf('>');
        return length < 0 ? null : new(start, nameEnd + length + 1, html[name..nameEnd], isEnd, html.AsSpan(nameEnd, length).Contains('='));
    }

    sealed record Tag(int Start, int End, string Name, bool IsEnd, bool HasAttributes);
}
