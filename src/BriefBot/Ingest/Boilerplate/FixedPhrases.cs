namespace BriefBot.Ingest.Boilerplate;

/// <summary>Lines that are nothing but a label of the page around an article.</summary>
static class FixedPhrases
{
    /// <summary>What a whole line is, judged by its words alone; null when it is none of these.</summary>
    public static LineKind? Find(in LineText line)
    {
        if (line.Words > 8) return null;
        var key = line.Lower.TrimEnd(" .:!?>»→").Trim("()");
        if (key.Length == 0) return LineKind.Boilerplate;
        if (Labels.Contains(key)) return LineKind.Boilerplate;
        if (ListOpeners.Contains(key)) return LineKind.ListOpener;
        if (Buttons.Contains(key)) return LineKind.MaybeButton;
        return HasNoWord(key) ? LineKind.Boilerplate : null;
    }

    /// <summary>True when every word is a menu's: "News Sport Weather Subscribe Sign in".</summary>
    public static bool IsMenu(in LineText line)
    {
        if (line.Words is < 3 or > 14 || line.EndsSentence) return false;
        var rest = line.Lower;
        while (!rest.IsEmpty)
        {
            var taken = Leading(rest, words: 3);
            if (taken == 0) taken = Leading(rest, words: 2);
            if (taken == 0) taken = Leading(rest, words: 1);
            if (taken == 0) return false;
            rest = rest[taken..].TrimStart();
        }
        return true;
    }

    /// <summary>Length of the first so many words when together they are a button or label; else 0.</summary>
    static int Leading(ReadOnlySpan<char> text, int words)
    {
        var end = 0;
        for (var i = 0; i < words; i++)
        {
            while (end < text.Length && text[end] == ' ') end++;
            if (end == text.Length) return 0;
            while (end < text.Length && text[end] != ' ') end++;
        }
        return Buttons.Contains(text[..end]) || Labels.Contains(text[..end]) ? end : 0;
    }

    static bool HasNoWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) return false;
        }
        return true;
    }

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = new HashSet<string>(StringComparer.Ordinal)
    {
        "advertisement", "advertisements", "advertising", "advertisment", "adverts", "ad", "ads by google", "sponsored", "sponsored content", "sponsored links", "paid content",
        "promoted", "promoted content", "promoted stories", "paid post", "partner content", "content continues below",
        "article continues below", "story continues below", "continues below", "article continues after advertisement", "story continues below advertisement",
        "story continues after advertisement", "article continues below advertisement", "advertisement - story continues below", "scroll to continue", "advertisement scroll to continue",
        "article continues after ad", "this is a modal window", "remove ads", "report this ad", "hide ad", "ad feedback", "skip ad", "skip advertisement", "close ad", "why this ad",
        "read more", "read full story", "read full article", "read the full story", "read the full article", "read the rest", "continue reading", "keep reading", "click to read more", "tap to read more",
        "view more", "see more", "show more", "load more", "learn more", "find out more", "more details", "expand", "collapse", "view all", "see all", "show less", "read less",
        "skip to content", "skip to main content", "skip to navigation", "skip to footer", "jump to content", "main menu", "toggle navigation", "toggle menu", "open menu", "close menu", "back to top", "go to top",
        "log in", "login", "log in / register", "log in or register", "sign in", "sign in or register", "sign up", "sign out", "log out", "logout", "my account", "create account", "forgot password",
        "already a member", "already a subscriber", "subscribe", "subscribe now", "subscribe today", "subscribe here", "sign up now", "sign up here", "sign up today", "join now", "join us", "donate", "donate now",
        "support us", "become a member", "become a supporter", "newsletter", "newsletters", "newsletter sign up", "newsletter signup", "free newsletter", "get the newsletter", "enter your email", "enter your email address", "your email address",
        "share", "share this", "share this article", "share this story", "share this post", "share article", "share story", "share via", "share on", "share with friends", "share full article", "tweet", "tweet this", "retweet", "email this", "email this article",
        "print this", "print this article", "print article", "print page", "copy link", "link copied", "copied", "copy url", "save article", "save this story", "save for later", "bookmark", "gift article", "listen to this article", "listen to article",
        "text size", "font size", "increase font size", "decrease font size", "facebook twitter email", "follow us", "follow us on", "like us on facebook", "follow us on twitter", "follow us on facebook", "follow us on instagram", "connect with us",
        "leave a comment", "leave a reply", "post a comment", "add a comment", "add comment", "view comments", "show comments", "hide comments", "read comments", "join the conversation", "join the discussion", "comments are closed", "comments closed", "no comments", "no comments yet", "be the first to comment",
        "accept cookies", "accept all cookies", "accept all", "reject all", "manage cookies", "cookie settings", "cookie policy", "cookie preferences", "manage preferences", "do not sell my personal information", "do not sell or share my personal information",
        "all rights reserved", "terms of use", "terms of service", "terms and conditions", "terms & conditions", "privacy policy", "privacy notice", "contact us", "about us", "advertise with us", "site map", "sitemap", "rss feed", "rss feeds",
        "license photo", "enlarge", "enlarge this image", "enlarge image", "toggle caption", "hide caption", "image caption", "image source", "media caption", "open image in gallery", "view gallery", "view photos", "view slideshow", "open in gallery",
        "play video", "watch video", "watch the video", "video player is loading", "replay", "unmute", "mute", "now playing", "click to expand", "embed", "loading", "please wait", "javascript is disabled", "please enable javascript",
        "thanks for reading", "thank you for reading", "end of article", "end of story", "download our app", "download the app", "get the app", "available on the app store", "get it on google play",
        "associated press", "the associated press", "from staff and wire reports", "from wire reports", "staff and wire reports", "reuters", "ap", "afp", "upi", "usa today", "google preferred source", "add as preferred source on google",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ListOpeners = new HashSet<string>(StringComparer.Ordinal)
    {
        "latest headlines", "latest news", "latest stories", "latest articles", "latest posts", "latest updates", "more headlines", "top headlines", "top stories", "today's headlines", "recent posts", "recent stories", "recent articles",
        "related articles", "related stories", "related news", "related posts", "related content", "related coverage", "related topics", "related links", "related reading", "related", "related tags", "similar articles", "similar stories",
        "most read", "most popular", "most viewed", "most shared", "most commented", "popular stories", "popular articles", "popular posts", "popular now", "trending", "trending now", "trending stories", "trending topics", "trending news",
        "recommended", "recommended for you", "recommended stories", "recommended reading", "recommended articles", "you may also like", "you might also like", "you may like", "you may have missed", "you might be interested in", "in case you missed it",
        "more stories", "more news", "more articles", "more from the web", "from around the web", "around the web", "more from this author", "more by this author", "more from the author", "more on this story", "more on this topic", "more like this", "more coverage",
        "also read", "read also", "see also", "read next", "next story", "previous story", "next article", "previous article", "next post", "previous post", "editor's picks", "editors' picks", "editor's choice", "must read", "must reads", "what to read next", "keep on reading",
        "tags", "topics", "filed under", "filed in", "categories", "explore more", "more to explore", "discover more", "other stories", "other news", "trending videos", "latest videos", "related videos", "from our partners", "watch more", "watch next",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Buttons = new HashSet<string>(StringComparer.Ordinal)
    {
        "up next", "next up", "don't miss", "facebook", "twitter", "x", "whatsapp", "linkedin", "pinterest", "reddit", "telegram", "instagram", "youtube", "tumblr", "flipboard", "messenger", "wechat", "weibo", "line", "threads", "mastodon", "bluesky", "tiktok", "snapchat",
        "email", "e-mail", "mail", "print", "comment", "comments", "save", "listen", "like", "pin", "pin it", "copy", "link", "rss", "search", "menu", "home", "close", "next", "previous", "back", "play", "pause", "follow", "subscribe to us", "more",
        "news", "world", "politics", "business", "sport", "sports", "opinion", "culture", "tech", "technology", "health", "science", "entertainment", "lifestyle", "video", "videos", "weather", "travel", "arts", "style", "food", "money", "markets", "economy", "education", "environment", "climate",
        "u.s", "us", "uk", "international", "national", "local", "local news", "us news", "u.s. news", "uk news", "world news", "top news", "odd news", "photos", "podcasts", "podcast", "live", "tv", "radio", "magazine", "archive", "archives", "jobs", "careers", "about", "contact", "help", "faq", "advertise", "privacy", "terms", "shop", "store",
        "games", "puzzles", "crossword", "horoscopes", "obituaries", "classifieds", "events", "directory", "e-paper", "epaper", "cookies", "accessibility", "feedback", "corrections", "masthead", "africa", "americas", "asia", "europe", "middle east", "australia",
    }.GetAlternateLookup<ReadOnlySpan<char>>();
}
