using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds a page's main text: the story without what is around it.</summary>
/// <remarks>
/// The strict pass serves nearly always. Where it leaves next to nothing, the page names its story in a way that furniture is named
/// elsewhere, or has no paragraphs; then looser passes are tried, and the text that the page's JSON-LD states.
/// </remarks>
public static class PageExtractor
{
    /// <summary>Characters below which a text is taken for what is left when the story itself was passed over.</summary>
    const int Scarce = 300;

    /// <summary>How many times as long another text must be to take the place of one found by a stricter pass.</summary>
    const int Better = 2;

    /// <summary>The story's paragraphs with a blank line between them; "" when the page has no text.</summary>
    public static string MainText(IDocument page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Body is not { } body)
            return "";
        var nodes = PageNodes.Flatten(body);
        PageFurniture.Mark(nodes);
        var text = Text(page, nodes, StoryContainer.Find(nodes, Furniture.Named), Furniture.Named);
        if (text.Length < Scarce)
            text = Longer(text, Text(page, nodes, StoryContainer.Find(nodes, Furniture.Marked), Furniture.Marked));
        if (text.Length < Scarce)
            text = Longer(text, Text(page, nodes, StoryContainer.Marked(nodes), Furniture.Marked));
        return LinkedText.Read(page) is { } linked && linked.Length >= Scarce ? Longer(text, linked) : text;
    }

    static string Longer(string strict, string other) => other.Length > strict.Length * Better ? other : strict;

    static string Text(IDocument page, PageNode[] nodes, int container, Furniture passed)
    {
        var story = StoryTidying.Tidy(StoryText.Of(nodes, container, passed));
        if (story.Count == 0)
            return "";
        var lead = StoryLead.Find(nodes, container, page, passed);
        return string.Join("\n\n", lead.Concat(story).Select(block => block.Text));
    }
}
