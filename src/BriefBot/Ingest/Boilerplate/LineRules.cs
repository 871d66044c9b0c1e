using System.Buffers;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Judges one line by itself; what needs its neighbours is <see cref="NeighbourRules"/>'.</summary>
static class LineRules
{
    /// <summary>Words that some rule beyond the short fixed phrases asks for. A long line without any of them is story.</summary>
    static readonly SearchValues<string> Cues = SearchValues.Create(
        [
            "subscri",
            "sign up",
            "sign in",
            "newsletter",
            "inbox",
            "member",
            "donat",
            "support",
            "join",
            "follow",
            "download",
            "log in",
            "login",
            "register",
            "account",
            "click",
            "tap here",
            "share",
            "tweet",
            "facebook",
            "twitter",
            "photo",
            "image",
            "picture",
            "getty",
            "credit",
            "courtesy",
            "screen",
            "illustration",
            "graphic",
            "video",
            "caption",
            "/ap",
            "/afp",
            "/reuters",
            "/upi",
            "/epa",
            "via ",
            "cookie",
            "copyright",
            "©",
            "(c)",
            "rights reserved",
            "partners",
            "privacy",
            "javascript",
            "browser",
            "commission",
            "affiliate",
            "recaptcha",
            "free articles",
            "reporting by",
            "permission",
            "originally",
            "our standards",
            "this article was",
            "thank",
            "readers",
            "reading",
            "inform",
            "contact",
            "reach",
            "email",
            "e-mail",
            "version of this",
            "material may",
            "no part",
            "reproduction",
            "|",
            "more",
            "ago",
            "related",
            "read",
            "tired",
            "if you",
            "want",
            "help",
            "tip",
            "notifications",
            "forecast",
            "prices were",
            "purchases",
            "buy through",
            "views expressed",
            "by continuing",
            "by using",
            "by clicking",
            "contributing",
            "shutterstock",
            "istock",
            "reuters/",
            "afp/",
            "alamy",
            "unsplash",
            "bloomberg",
            "xinhua",
            "anadolu",
            "use of this",
            "registered in",
            "by signing",
            "by submitting",
            "by entering",
            "by registering",
            "by providing",
            "stay",
            "subscribe",
            "don't miss",
            "never miss",
            "consider",
            "association",
            "imagn",
            "usa today",
            "zuma",
            "nurphoto",
            "redux",
            "magnum",
            "storyful",
            "start your",
            "try",
            "get",
            "give",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    const int ShortLine = 80;

    /// <summary>True when some rule may apply to the text.</summary>
    public static bool HasCue(ReadOnlySpan<char> text) => text.ContainsAny(Cues);

    /// <summary>Kind of a trimmed line that is not empty.</summary>
    public static LineKind Classify(ReadOnlySpan<char> raw)
    {
        if (raw.Length > LineText.MaxLength)
            return LineKind.Story;
        if (raw.Length > ShortLine && !raw.ContainsAny(Cues))
            return LineKind.Story;
        Span<char> buffer = stackalloc char[LineText.MaxLength];
        var line = LineText.Of(raw, buffer);
        if (line.Lower.Length == 0)
            return LineKind.Boilerplate;
        if (FixedPhrases.Find(line) is { } kind)
            return kind;
        if (Credits.IsCredit(line))
            return LineKind.Credit;
        if (FixedPhrases.IsMenu(line) || Notices.IsNotice(line))
            return LineKind.Boilerplate;
        return Pleas.Find(line) ?? LineKind.Story;
    }
}
