using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>A page's meta elements by name, whichever attribute names them.</summary>
sealed class MetaTags
{
    const int MaxElements = 500;
    const int MaxNames = 8;
    const int MaxValues = 10;

    readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads those of a page.</summary>
    public static MetaTags Of(IDocument page)
    {
        var tags = new MetaTags();
        foreach (var element in page.QuerySelectorAll("meta[content]").Take(MaxElements))
        {
            if (Metadata.OneLine(element.GetAttribute("content")) is not { } content)
                continue;
            var names =
                element.GetAttribute("property")
                ?? element.GetAttribute("name")
                ?? element.GetAttribute("itemprop")
                ?? element.GetAttribute("http-equiv");
            foreach (var name in (names ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxNames))
                tags.Add(name, content);
        }
        return tags;
    }

    /// <summary>The first value of the first name that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (values.TryGetValue(name, out var found))
                return found[0];
        return null;
    }

    /// <summary>All values of a name, in the order of the page.</summary>
    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var found) ? found : [];

    void Add(string name, string content)
    {
        if (!values.TryGetValue(name, out var found))
            values[name] = found = [];
        if (found.Count < MaxValues)
            found.Add(content);
    }
}
