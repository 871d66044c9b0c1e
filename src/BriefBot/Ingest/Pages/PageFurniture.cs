using AngleSharp.Dom;
using WordSet = System.Collections.Generic.HashSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace BriefBot.Ingest.Pages;

/// <summary>Tells what of a page is furniture by tags, roles, and the words of class and id.</summary>
static class PageFurniture
{
    /// <summary>An element named like furniture that holds more than this share of the page's paragraphs is no furniture.</summary>
    const double ShareOfStory = 0.4;

    /// <summary>What holds much of the page's paragraphs and leaves fewer characters of them than this is no furniture, not even when it is
    /// hidden: scripts show it later.</summary>
    const int LeastStory = 300;

    /// <summary>Characters of paragraphs from which on a header is taken for a part of the story.</summary>
    const int LongestHeader = 300;

    /// <summary>Words of a name from which on it is a text, not a name.</summary>
    const int MostNameWords = 4;

    static readonly HashSet<string> Tags = new(StringComparer.Ordinal) { "form", "dialog", "menu", "address", "label", "fieldset" };

    static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "alert",
        "tooltip",
    };

    /// <summary>Names that boxes of a story may have as well.</summary>
    static readonly WordSet Words = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "ad",
        "adbox",
        "ads",
        "advert",
        "advertisement",
        "advertising",
        "affiliate",
        "author",
        "authors",
        "banner",
        "bio",
        "breadcrumb",
        "breadcrumbs",
        "byline",
        "caption",
        "consent",
        "cookie",
        "cookies",
        "copyright",
        "credit",
        "credits",
        "crumb",
        "crumbs",
        "cta",
        "dateline",
        "donate",
        "donation",
        "download",
        "facebook",
        "flyout",
        "footer",
        "footnav",
        "gdpr",
        "hidden",
        "infobox",
        "legal",
        "links",
        "login",
        "masthead",
        "menu",
        "meta",
        "metadata",
        "modal",
        "more",
        "nav",
        "navbar",
        "navigation",
        "outbrain",
        "overlay",
        "pager",
        "pagination",
        "paywall",
        "popular",
        "popup",
        "postmeta",
        "print",
        "printonly",
        "promo",
        "promoted",
        "promotion",
        "rating",
        "ratings",
        "recirc",
        "recommendations",
        "register",
        "reply",
        "respond",
        "screenreader",
        "share",
        "sharebar",
        "sharedaddy",
        "sharing",
        "shopping",
        "sidebar",
        "signin",
        "signup",
        "skip",
        "social",
        "socialmedia",
        "sponsor",
        "sponsored",
        "subscribe",
        "subscription",
        "syndication",
        "taboola",
        "tagcloud",
        "taglist",
        "tags",
        "teaser",
        "teasers",
        "timestamp",
        "toolbar",
        "tools",
        "trending",
        "twitter",
        "upsell",
        "vote",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names that a box of the story itself never has, however much it holds.</summary>
    static readonly WordSet Sure = new HashSet<string>(
        ["comment", "comments", "disclaimer", "disclosure", "disqus", "newsletter", "recommended", "related"],
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Says of every element of a text that is all story, as feeds carry it, what is none by its tag alone: forms, pictures' captions,
    /// menus.
    /// </summary>
    public static void MarkByTag(PageNode[] nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            if (nodes[i].Element is not { } element)
                continue;
            var belongs = nodes[i].Tag switch
            {
                "aside" => !HasWord(element.ClassName, Sure) && !IsNamed(element) && StoryBoxes.BelongsToStory(nodes, i),
                "figure" or "figcaption" => StoryBoxes.BelongsToStory(nodes, i),
                "form" or "nav" or "dialog" or "menu" => false,
                _ => true,
            };
            if (!belongs)
                nodes[i].Furniture = Furniture.Marked;
        }
    }

    /// <summary>Says of every element what its own marks make it.</summary>
    public static void Mark(PageNode[] nodes)
    {
        var story = nodes[0].ProseLength;
        for (var i = 1; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Element is { } element && node.TextLength > 0)
                node.Furniture = Kind(nodes, i, element, story);
        }
    }

    static Furniture Kind(PageNode[] nodes, int index, IElement element, int story)
    {
        var node = nodes[index];
        var holdsMuch = node.ProseLength > ShareOfStory * story;
        if (node.Tag is "body" or "html" || (holdsMuch && story - node.ProseLength < LeastStory))
            return Furniture.None;
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsInvisible(element.GetAttribute("style")))
            return Furniture.Marked;
        if (node.Tag is "article" or "main")
            return Furniture.None;
        if (node.Tag is "nav" || (node.Tag is "aside" or "footer" && !StoryBoxes.BelongsToStory(nodes, index)))
            return Furniture.Marked;
        if (HasWord(element.ClassName, Sure) || HasWord(element.Id, Sure))
            return Furniture.Marked;
        if (holdsMuch)
            return Furniture.None;
        if (node.Tag is "aside" or "footer" or "figure" or "figcaption")
            return IsNamed(element) || !StoryBoxes.BelongsToStory(nodes, index) ? Furniture.Marked : Furniture.None;
        if (Tags.Contains(node.Tag) || (node.Tag == "header" && node.ProseLength < LongestHeader))
            return Furniture.Marked;
        if (element.GetAttribute("role") is { } role && Roles.Contains(role))
            return Furniture.Marked;
        if (node.Tag is "p" or "em" or "i" or "b" or "strong" or "blockquote" || (node.Tag == "a" && node.TextLength > 200))
            return Furniture.None;
        if (element.GetAttribute("itemprop") is "description" or "articleBody")
            return Furniture.None;
        return IsNamed(element) || StoryBoxes.IsCard(nodes, index) ? Furniture.Named : Furniture.None;
    }

    static bool IsNamed(IElement element) => HasWord(element.ClassName, Words) || HasWord(element.Id, Words);

    static bool IsInvisible(string? style) =>
        style is not null
        && (
            style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// True when one of the words that a class or id is made of ("story-shareBar", "article__related") speaks of furniture. What follows
    /// "--" tells of a state, not what it is; a name of many words is a heading's text ("sharing-with-a-colleague-at-work").
    /// </summary>
    static bool HasWord(string? names, WordSet words)
    {
        if (string.IsNullOrEmpty(names))
            return false;
        foreach (var range in names.AsSpan().SplitAny(" \t\r\n"))
        {
            var name = names.AsSpan()[range];
            var modifier = name.IndexOf("--", StringComparison.Ordinal);
            if (modifier > 0)
                name = name[..modifier];
            if (NameHasWord(name, words))
                return true;
        }
        return false;
    }

    static bool NameHasWord(ReadOnlySpan<char> name, WordSet wanted)
    {
        var (start, words, found) = (0, 0, false);
        for (var i = 1; i <= name.Length; i++)
        {
            if (
                i < name.Length
                && char.IsLetter(name[i])
                && !(char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                && char.IsLetter(name[start])
            )
                continue;
            if (char.IsLetter(name[start]))
                words++;
            found |= wanted.Contains(name[start..i]);
            start = i;
        }
        return found && words <= MostNameWords;
    }
}
