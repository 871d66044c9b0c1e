namespace BriefBot.Ingest.Pages;

/// <summary>Tells what of a page is furniture by tags, roles, and the words of class and id.</summary>
static class PageFurniture
{
    /// <summary>An element named like furniture that holds more than this share of the page's paragraphs is no furniture.</summary>
    const double ShareOfStory = 0.4;

    static readonly HashSet<string> Tags = new(StringComparer.Ordinal) { "nav", "footer", "aside", "form", "figure", "figcaption", "dialog", "menu", "address", "label", "fieldset" };

    static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "alert", "tooltip",
    };

    static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "ad", "ads", "adbox", "advert", "advertisement", "advertising", "author", "authors", "bio", "banner", "breadcrumb", "breadcrumbs", "byline", "caption", "comment", "comments", "consent", "cookie",
        "cookies", "copyright", "credit", "credits", "dateline", "disqus", "donate", "donation", "download", "facebook", "flyout", "footer", "footnav", "gdpr", "hidden", "infobox", "legal", "links",
        "login", "masthead", "menu", "meta", "metadata", "modal", "more", "nav", "navbar", "navigation", "newsletter", "outbrain", "overlay", "pager", "pagination", "paywall", "popular", "popup",
        "postmeta", "print", "printonly", "promo", "promotion", "promoted", "rating", "ratings", "recirc", "recommended", "recommendations", "register", "related", "reply", "respond", "screenreader",
        "share", "sharebar", "sharedaddy", "sharing", "shopping", "sidebar", "signin", "signup", "skip", "social", "socialmedia", "sponsor", "sponsored", "subscribe", "subscription", "syndication", "taboola", "tags",
        "taglist", "tagcloud", "teaser", "teasers", "timestamp", "toolbar", "tools", "trending", "twitter", "upsell", "vote", "widget",
    };

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Word = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Marks furniture; what is below a marked node is left as it is.</summary>
    public static void Mark(PageNode[] nodes)
    {
        var story = nodes[0].ParagraphLength;
        for (var i = 1; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Element is null || !IsFurniture(node, story)) continue;
            node.Excluded = true;
            i = node.End - 1;
        }
    }

    static bool IsFurniture(PageNode node, int story)
    {
        var element = node.Element!;
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsInvisible(element.GetAttribute("style"))) return true;
        if (node.ParagraphLength > ShareOfStory * story) return false;
        if (node.Tag is "body" or "html" or "article" or "main" || node.TextLength == 0) return false;
        if (Tags.Contains(node.Tag) || (node.Tag == "header" && node.ParagraphLength < 300)) return true;
        if (element.GetAttribute("role") is { } role && Roles.Contains(role)) return true;
        if (node.Tag is "p" or "em" or "i" or "b" or "strong" or "a" && node.TextLength > 200) return false;
        return HasWord(element.ClassName) || HasWord(element.Id);
    }

    static bool IsInvisible(string? style) =>
        style is not null && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase));

    /// <summary>True when one of the words that a class or id is made of ("story-shareBar", "article__related") speaks of furniture.</summary>
    static bool HasWord(string? names)
    {
        if (string.IsNullOrEmpty(names)) return false;
        var start = 0;
        for (var i = 1; i <= names.Length; i++)
        {
            if (i < names.Length && char.IsLetter(names[i]) && !(char.IsUpper(names[i]) && char.IsLower(names[i - 1])) && char.IsLetter(names[start])) continue;
            if (Word.Contains(names.AsSpan(start, i - start))) return true;
            start = i;
        }
        return false;
    }
}
