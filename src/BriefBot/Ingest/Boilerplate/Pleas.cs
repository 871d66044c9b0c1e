using System.Buffers;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Calls to subscribe, sign up, give, follow or log in.</summary>
/// <remarks>
/// A plea speaks to the reader in the imperative, at the beginning of a sentence or clause. A story about subscriptions tells of third persons,
/// so its verbs are elsewhere; quoted speech is never taken for a plea.
/// </remarks>
static class Pleas
{
    const int MostWords = 70;

    /// <summary>What the line is; null when it asks for nothing.</summary>
    public static LineKind? Find(in LineText line)
    {
        if (line.Words > MostWords) return null;
        var text = line.Lower.TrimStart("([");
        if (LineText.StartsWithAny(text, SureOpeners) && !line.ReportsSpeech) return LineKind.Boilerplate;
        if (text[0] == '"') return null;
        var best = (LineKind?)null;
        for (var start = 0; start >= 0; start = NextClause(text, start))
        {
            var kind = Clause(text[start..], text);
            if (kind == LineKind.Boilerplate && !(line.ReportsSpeech && line.Words > 12)) return kind;
            best ??= kind;
        }
        return best is null || line.Words > 40 || line.ReportsSpeech ? null : best;
    }

    static LineKind? Clause(ReadOnlySpan<char> clause, ReadOnlySpan<char> text)
    {
        if (LineText.StartsWithAny(clause, ["please "])) clause = clause[7..];
        if (LineText.StartsWithAny(clause, StrongAsks)) return LineKind.Boilerplate;
        if (!LineText.StartsWithAny(clause, Asks)) return null;
        if (IsPersuasion(text) || LineText.ContainsAnyPhrase(clause, Offers)) return LineKind.Boilerplate;
        return LineKind.MaybePlea;
    }

    static bool IsPersuasion(ReadOnlySpan<char> text) => LineText.StartsWithAny(text, Persuasions);

    /// <summary>Where the next sentence, or the clause after "if you …," or a label, begins; -1 after the last.</summary>
    static int NextClause(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i + 2 < text.Length; i++)
        {
            var mark = text[i..].IndexOfAny(Marks);
            if (mark < 0 || i + mark + 2 >= text.Length) return -1;
            i += mark;
            var ends = text[i] is '.' or '!' or '?' or ':' || (text[i] == ',' && LineText.StartsWithAny(text, Conditions)) || (text[i] is '-' or '–' or '—' && i > 0 && text[i - 1] == ' ');
            if (!ends) continue;
            var next = i + 1;
            while (next < text.Length && text[next] is ' ' or ')' or '(' or '>' or '|' || IsClosingQuote(text, next)) next++;
            if (next < text.Length && text[next] == '"') continue;
            if (next < text.Length && (next > i + 1 || text[i] is '?' or ':')) return next;
        }
        return -1;
    }

    static bool IsClosingQuote(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == '"' && text[at - 1] != ' ';

    static readonly SearchValues<char> Marks = SearchValues.Create(".!?:,-–—");

    /// <summary>Openings that no story has.</summary>
    static readonly string[] SureOpeners =
    [
        "already a member", "already a subscriber", "already subscribed", "already have an account", "already registered", "not a subscriber", "not a member", "not yet a member", "don't have an account", "new to our site",
        "forgot your password", "forgot password", "to continue reading", "to read the full story", "to read the full article", "to keep reading", "continue reading with", "this article is for subscribers", "this content is for",
        "this article is only available to", "this story is only available to", "this content is only available to", "this is a subscriber-only", "subscriber exclusive", "subscribers only", "for subscribers", "just for subscribers", "exclusive for subscribers",
        "these articles are for", "you have reached your limit", "you've reached your limit", "you have read your", "you have read all", "you have viewed", "you've viewed", "you've read all", "you've read your last free", "you have used all of your free", "you have no free articles", "free articles remaining",
        "thank you for reading", "thanks for reading", "thank you for supporting", "thank you for subscribing", "thanks for subscribing", "thank you for signing up", "thanks for signing up", "your subscription supports", "your support makes", "your support helps",
        "your contribution supports", "we rely on readers", "we rely on your support", "we depend on readers", "we need your support", "we need your help to", "help us keep", "help keep our", "help support our", "readers like you",
        "want more stories like this", "want more news like this", "want more like this", "want to read more", "want the latest", "want to stay informed", "like this story", "like what you read", "enjoying this article", "enjoying our coverage", "enjoy this article", "love this article",
        "subscribe for", "subscribe to our", "subscribe to the newsletter", "sign up for our", "sign up to our", "sign up for free", "sign up to receive", "sign up for the newsletter", "sign up and get", "log in to", "login to", "log in or", "sign in to", "sign in or", "register for free", "register to read",
        "create a free account", "create your free account", "create an account", "become a member", "become a subscriber", "become a supporter", "become a patron", "join our", "support our", "support independent journalism", "support local journalism", "support quality journalism", "follow us",
        "like us on", "find us on", "connect with us", "download our", "get our", "get unlimited", "get the latest news delivered", "get breaking news", "get news alerts", "stay up to date with our", "stay connected with", "never miss a story", "don't miss a story", "never miss an update",
        "by signing up", "by subscribing", "by providing your email", "by entering your email", "by submitting", "by registering", "you can unsubscribe", "unsubscribe at any time", "we'll send you", "we will send you", "check your inbox", "an email has been sent", "please enter a valid email",
        "click here to", "click here for", "tap here to", "tap here for", "turn on notifications", "allow notifications", "enable notifications", "you can opt out", "opt out at any time", "join us on facebook", "join us on twitter", "join us on whatsapp", "join us on telegram", "join the conversation",
        "check your local forecast", "delivered to your inbox",
    ];

    /// <summary>Imperatives that are pleas wherever a clause begins with them.</summary>
    static readonly string[] StrongAsks =
    [
        "subscribe now", "subscribe today", "subscribe here", "subscribe to our", "sign up for our", "sign up to our", "sign up here", "sign up now", "sign up today", "sign up for free", "sign up for the newsletter", "sign up for our newsletter", "you can sign up here", "you can sign up right here",
        "register here", "register now", "donate now", "donate today", "donate here", "become a member today", "become a member now", "join us today", "join now", "follow us on", "click here to subscribe", "click here to sign up", "click to subscribe", "log in here", "login here",
        "support our work", "support our journalism", "support our reporting", "get our free", "please consider supporting", "please consider donating", "please consider subscribing", "consider supporting our", "consider becoming a", "consider subscribing to our", "consider a donation",
        "you can subscribe", "get it delivered", "get it in your inbox", "view our privacy policy", "read our privacy policy",
    ];

    /// <summary>Imperatives that ask for something, but that an advice story may use as well.</summary>
    static readonly string[] Asks =
    [
        "subscribe", "sign up", "sign in", "log in", "register", "donate", "support our", "support us", "support the work", "support independent", "support this", "support local", "support quality", "join", "become a", "follow", "download", "get", "give", "contribute", "help us", "help keep", "help support", "stay", "stand with", "don't miss", "discover", "try", "start your", "enjoy", "click", "tap", "share this", "share it", "share on", "check out", "consider", "make a donation",
        "chip in", "pledge", "share your", "tell us", "send us", "let us know", "email us", "write to us", "contact us", "reach out to us", "have a tip", "got a tip", "visit our", "read our", "listen to our", "watch our", "stream", "tune in", "buy a", "upgrade", "activate", "unlock", "keep up with", "explore", "make smart choices", "save better",
    ];

    /// <summary>What pleas offer; with an imperative before it, it is one.</summary>
    static readonly string[] Offers =
    [
        "newsletter", "newsletters", "your inbox", "our app", "mobile app", "our journalism", "our reporting", "our coverage", "our journalists", "our newsroom", "our website", "our channel", "our podcast", "our community", "our team", "our print edition", "local journalism", "independent journalism", "quality journalism",
        "our free", "free email", "our daily email", "morning email", "evening email", "weekly email", "daily briefing", "daily digest", "weekly digest", "premier reporting", "free articles", "this month. subscribe", "unlimited access", "free trial", "ad-free", "a digital subscription", "digital subscriber", "a subscription", "subscriber today", "subscribe today", "a subscriber", "a paid subscriber", "email alerts", "push notifications", "breaking news alerts", "text messages here", "on twitter", "on facebook", "on instagram", "on youtube",
        "on linkedin", "on tiktok", "on whatsapp", "on telegram", "on x", "on threads", "on bluesky", "on google news", "on apple news", "on spotify", "apple podcasts", "google play", "app store", "on twitter:", "facebook page", "twitter handle", "whatsapp channel", "telegram channel", "whatsapp group", "whatsapp number", "sign up here", "subscribe here",
    ];

    /// <summary>Openings that win the reader over before they ask.</summary>
    static readonly string[] Persuasions =
    [
        "if you're tired", "if you are tired", "if you're fed up", "if you are fed up", "if you're sick of", "if you are sick of", "if you enjoy", "if you enjoyed", "if you like what", "if you liked", "if you like this", "if you love", "if you value", "if you appreciate", "if you believe", "if you care about", "if you find our", "if you found this",
        "if you want to support", "if you'd like to support", "if you would like to support", "if you support", "tired of", "fed up with", "sick of", "concerned about", "if your day doesn't start", "if you can afford",
    ];

    static readonly string[] Conditions = ["if you", "if your", "for more", "for the latest", "for full", "to get", "to receive", "to read", "to support", "to stay", "to comment", "to subscribe", "want", "while you're here"];
}
