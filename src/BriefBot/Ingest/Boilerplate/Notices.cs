using System.Buffers;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Legal notices, counters, ages, share bars, menus in one line, and links to other stories.</summary>
static class Notices
{
    /// <summary>True when the line is one of these.</summary>
    public static bool IsNotice(in LineText line) =>
        IsLegal(line) || IsCounterOrAge(line) || IsShareBar(line) || IsMenuBar(line) || IsRelatedLink(line) || IsContact(line) || IsBreadcrumbAge(line);

    static bool IsLegal(in LineText line)
    {
        var text = line.Lower;
        if (line.Words <= 90 && LineText.StartsWithAny(text, LegalOpeners) && !line.ReportsSpeech) return true;
        if (line.Words > 60) return false;
        if (LineText.StartsWithAny(text.TrimStart("(["), ReportingCredits)) return true;
        if (text.StartsWith('©') || text.StartsWith("copyright ©") || (text.StartsWith("(c) ") && text.Length > 4 && char.IsDigit(text[4]))) return true;
        if (text.StartsWith("copyright") && text.Length > 10 && (text[9..].TrimStart(" :").StartsWith("(c)") || char.IsDigit(text[9..].TrimStart(" :")[0]))) return true;
        return text.Contains("all rights reserved", StringComparison.Ordinal) || (text.StartsWith("copyright ") && line.Words <= 6);
    }

    /// <summary>"12 comments", "3 hours ago", "Updated 20 minutes ago", "5 min read", "1.2k shares".</summary>
    static bool IsCounterOrAge(in LineText line)
    {
        if (line.Words > 9) return false;
        var text = line.Lower.Trim(" .()|");
        if (!text.ContainsAnyInRange('0', '9') && !text.EndsWith(" ago", StringComparison.Ordinal)) return false;
        return EveryWordIn(text, CounterWords) && (text.EndsWith(" ago") || LineText.ContainsAnyPhrase(text, CounterNouns));
    }

    static bool IsShareBar(in LineText line)
    {
        if (line.Words > 30) return false;
        var core = 0;
        foreach (var range in line.Lower.SplitAny(ShareSeparators))
        {
            var word = line.Lower[range].Trim(".()[]\"");
            if (word.Length == 0) continue;
            if (ShareCore.Contains(word)) core++;
            else if (!ShareFillers.Contains(word) && !ShareRun(word)) return false;
            else if (word.Length > 11) core += 2;
        }
        return core >= 2;
    }

    /// <summary>Button words run together, as text taken from pages has them: "FacebookTwitterEmail".</summary>
    static bool ShareRun(ReadOnlySpan<char> word)
    {
        if (word.Length < 9) return false;
        while (word.Length > 0)
        {
            var cut = 0;
            foreach (var button in ShareRunWords)
            {
                if (word.StartsWith(button, StringComparison.Ordinal)) cut = Math.Max(cut, button.Length);
            }
            if (cut == 0) return false;
            word = word[cut..];
        }
        return true;
    }

    /// <summary>"Home | World | Politics", "News › Business › Markets".</summary>
    static bool IsMenuBar(in LineText line)
    {
        if (line.EndsSentence || line.Words > 40) return false;
        var parts = 0;
        foreach (var range in line.Lower.SplitAny(MenuSeparators))
        {
            var part = line.Lower[range].Trim();
            if (part.Length == 0) continue;
            if (part.Length > 30 || part.Count(' ') > 5 || part.ContainsAnyInRange('0', '9') || part.Contains(':')) return false;
            parts++;
        }
        return parts >= 3 || (parts == 2 && line.Lower.StartsWith("home"));
    }

    /// <summary>"Related: …", "Also read: …", "Read more: …": a link to another story, with its headline.</summary>
    static bool IsRelatedLink(in LineText line)
    {
        if (line.Words > 34 || line.Lower.Contains('"') && line.ReportsSpeech) return false;
        if (LineText.StartsWithAny(line.Lower.TrimStart("(["), LinkLabels)) return true;
        return !line.EndsSentence && LineText.StartsWithAny(line.Lower, HeadlineLabels);
    }

    /// <summary>"Follow Jane Roe on Twitter @jroe", "Contact the reporter at jroe@example.com", "Contributing: …".</summary>
    static bool IsContact(in LineText line)
    {
        if (line.Words > 45) return false;
        var text = line.Lower;
        if (text.StartsWith("contributing: ") || text.StartsWith("contributors: ")) return line.Words <= 20;
        if ((LineText.StartsWithAny(text, ContactOpeners) || (line.Words <= 16 && LineText.StartsWithAny(text, ["contact", "reach", "email", "e-mail", "call"]) && !LineText.ContainsAnyPhrase(text, ["for more", "to volunteer", "for information", "to donate", "to register"]))) && (text.Contains('@') || LineText.ContainsAnyPhrase(text, ["on twitter", "on facebook", "on instagram", "on x", "on bluesky"]))) return true;
        return text.Contains('@') && LineText.ContainsAnyPhrase(text, ReporterContacts) && !text.Contains('"');
    }

    /// <summary>"World News // 3 hours ago".</summary>
    static bool IsBreadcrumbAge(in LineText line) => line.Words <= 10 && line.Lower.EndsWith(" ago") && line.Lower.Contains("//", StringComparison.Ordinal);

    static bool EveryWordIn(ReadOnlySpan<char> text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        foreach (var range in text.SplitAny(CounterSeparators))
        {
            var word = text[range].Trim(",.:");
            if (word.Length == 0 || words.Contains(word) || word.IndexOfAnyExcept(NumberMarks) < 0) continue;
            return false;
        }
        return true;
    }

    static readonly SearchValues<char> ShareSeparators = SearchValues.Create(" |•·,/–-:");

    static readonly SearchValues<char> MenuSeparators = SearchValues.Create("|•›»>·");

    static readonly SearchValues<char> CounterSeparators = SearchValues.Create(" |•·-–()");

    static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789.,:k+");

    static readonly string[] LegalOpeners =
    [
        "we use cookies", "this site uses cookies", "this website uses cookies", "our site uses cookies", "our website uses cookies", "by continuing to use this", "by using this site", "by using this website", "by clicking", "we and our partners", "we value your privacy", "this site is protected by recaptcha", "use of this site constitutes",
        "this material may not be published", "our standards:", "our thanks to our readers", "this article was first published", "this article was first distributed", "this story was first published", "this article was originally published", "this story was originally published", "this article originally appeared", "this story originally appeared", "republished with permission", "reprinted with permission", "no part of this", "reproduction in whole or in part", "registered in england", "the views expressed in this article are", "prices were accurate at the time", "we may earn a commission", "purchases you make through our links", "when you buy through", "if you buy through", "this article contains affiliate links",
        "please enable javascript", "your browser does not support", "javascript is required", "this video is not available", "this content is hosted by", "we want to show you additional content", "sorry, this video", "chat with us in facebook messenger", "this browser is no longer supported", "a version of this story first appeared in", "a version of this story appears in", "a version of this story appeared in",
    ];

    static readonly string[] ReportingCredits = ["reporting by", "additional reporting by", "editing by", "writing by", "reporting and writing by", "compiled by", "produced by"];

    static readonly string[] CounterNouns = ["comment", "comments", "share", "shares", "views", "likes", "min read", "minute read", "minutes read", "mins read", "reading time", "read time", "retweets", "reactions", "followers", "min", "minute"];

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CounterWords = Set("updated", "published", "posted", "last", "modified", "about", "an", "a", "hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "day", "days", "week", "weeks", "month", "months", "year", "years", "second", "seconds", "ago", "read", "reading", "time", "time:", "comment", "comments", "share", "shares", "views", "view", "likes", "retweets", "reactions", "followers", "est", "estimated", "on", "this", "article", "story", "h", "m", "d", "all", "show", "one");

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ShareCore = Set("share", "tweet", "email", "e-mail", "print", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "telegram", "messenger", "flipboard", "tumblr", "instagram", "bluesky", "threads", "mastodon", "sms", "pocket", "viber", "wechat", "weibo", "comments", "bookmark");

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ShareFillers = Set("on", "via", "to", "this", "the", "article", "story", "post", "page", "with", "link", "copy", "copied", "save", "x", "us", "pin", "it", "by", "in", "opens", "new", "window", "mail", "a", "friend", "follow", "like", "comment", "and", "or", "click", "open", "+", "text", "more", "google", "youtube", "0", "1", "2", "shares");

    static readonly string[] ShareRunWords = ["share", "tweet", "email", "print", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "telegram", "messenger", "flipboard", "tumblr", "copy", "link", "save", "on", "this", "article", "comment", "comments", "sms", "x"];

    static readonly string[] LinkLabels =
    [
        "related:", "related story:", "related stories:", "related article:", "related articles:", "related news:", "related coverage:", "related video:", "related link:", "related links:", "related content:", "read more:", "read also:", "also read:", "read this:", "read next:", "read it:", "see also:", "also see:", "see more:", "see related:", "also on:", "more on this:", "more from:", "more info:", "up next:",
        "in case you missed it:", "icymi:", "recommended:", "must read:", "don't miss:", "you may also like:", "you may like:", "keep reading:", "continue reading:", "continue reading", "click here:", "from the archives:", "from the archive:", "previously:", "trending:", "more coverage:", "more stories:", "more news:", "for more:", "tags:", "filed under:", "topics:", "categories:", "read more about", "read more at", "read more on", "read more here", "read the full story", "read the full report here",
        "related |", "read more |", "also read |", "read |", "watch |", "more |", "also read -", "also read –", "read also -", "source link",
    ];

    static readonly string[] HeadlineLabels =
    [
        "more:", "more from ", "more in ", "more on ", "read:", "watch:", "watch now:", "watch live:", "video:", "videos:", "photos:", "gallery:", "pictures:", "in pictures:", "listen:", "podcast:", "podcasts:", "live updates:", "live blog:", "follow live:", "newsletter:", "subscribe:", "opinion:", "analysis:", "explainer:", "interactive:", "quiz:", "fact check:", "map:", "learn more:", "new:", "best of", "graphics:", "also:", "exclusive:", "read more ",
    ];

    static readonly string[] ContactOpeners = ["follow", "contact reporter", "contact the reporter", "contact the writer", "contact the author", "contact staff", "reach reporter", "reach the reporter", "reach the writer", "email the reporter", "email the author", "email the writer", "tweet", "message", "you can reach", "you can follow", "send tips", "have a tip", "got a tip", "have a story", "questions", "tell us", "more ap"];

    static readonly string[] ReporterContacts =
    [
        "be reached at", "reach him", "reach her", "reach them at", "reach me", "follow him", "follow her", "follow me", "contact him", "contact her", "contact me", "email him", "email her", "email me", "e-mail him", "e-mail her", "e-mail me", "on twitter", "follow the reporter",
    ];

    static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) => new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
