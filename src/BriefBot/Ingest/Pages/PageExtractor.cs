using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds a page's main text: the story without what is around it.</summary>
public static class PageExtractor
{
    /// <summary>The story's paragraphs with a blank line between them; "" when the page has no text.</summary>
    public static string MainText(IDocument page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Body is not { } body) return "";
        var nodes = PageNodes.Flatten(body);
        PageFurniture.Mark(nodes);
        return StoryText.Of(nodes, StoryContainer.Find(nodes));
    }
}
