using System.Reflection;

namespace BriefBot.Deliver.Web;

/// <summary>What all pages share. They hold no script; one style sheet is all they load.</summary>
public static class PageLayout
{
    /// <summary>Where the style sheet is served.</summary>
    public const string StylePath = "/briefbot.css";

    /// <summary>Where the page of the feeds is served.</summary>
    public const string FeedsPath = "/feeds";

    /// <summary>Where the page about the log-in is served.</summary>
    public const string SessionPath = "/session";

    /// <summary>Browsers are to load nothing else, run nothing, and be framed by nobody.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static readonly Lazy<string> StyleSheet = new(ReadStyle);

    /// <summary>The style sheet.</summary>
    public static string Style => StyleSheet.Value;

    /// <summary>A page with the question box on top.</summary>
    /// <param name="title">Of the browser's tab.</param>
    /// <param name="question">Stands in the box.</param>
    /// <param name="main">Writes the content.</param>
    public static string Page(string title, string question, Action<HtmlWriter> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        var html = Begin(title, question);
        main(html);
        return html.Raw(End).ToString();
    }

    /// <summary>What ends every page.</summary>
    public const string End =
        "</main>\n<footer><a href=\"" + FeedsPath + "\">Feeds</a> · <a href=\"" + SessionPath + "\">Log-in</a></footer></body></html>\n";

    /// <summary>A page with the question box on top, up to its content.</summary>
    /// <param name="title">Of the browser's tab.</param>
    /// <param name="question">Stands in the box.</param>
    public static HtmlWriter Begin(string title, string question) =>
        Head(title)
            .Raw(
                "<header><a class=\"name\" href=\"/\">BriefBot</a>\n<form action=\"/\" method=\"get\" role=\"search\"><label "
                    + "class=\"unseen\" for=\"q\">Question</label>"
            )
            .Raw(
                "<input id=\"q\" name=\"q\" type=\"search\" maxlength=\"1000\" required autocomplete=\"off\" placeholder=\"Ask "
                    + "about the articles\" value=\""
            )
            .Text(question)
            .Raw("\"><button>Ask</button><button formaction=\"/brief\">Brief</button></form></header>\n<main>\n");

    /// <summary>A page that leads nowhere else in here.</summary>
    /// <param name="title">Of the browser's tab.</param>
    /// <param name="main">Writes the content.</param>
    public static string Plain(string title, Action<HtmlWriter> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        var html = Head(title).Raw("<header><span class=\"name\">BriefBot</span></header>\n<main>\n");
        main(html);
        return html.Raw("</main></body></html>\n").ToString();
    }

    /// <summary>A page that says what is wrong.</summary>
    public static string Problem(string question, string message) => Page("BriefBot", question, html => WriteProblem(html, message));

    /// <summary>The same, leading nowhere else in here.</summary>
    public static string Notice(string message) => Plain("BriefBot", html => WriteProblem(html, message));

    static void WriteProblem(HtmlWriter html, string message) =>
        html.Raw("<p class=\"problem\" role=\"alert\">").Text(message).Raw("</p>\n");

    static HtmlWriter Head(string title) =>
        new HtmlWriter()
            .Raw(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    + "content=\"width=device-width, initial-scale=1\"><title>"
            )
            .Text(title)
            .Raw("</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"" + StylePath + "\"></head>\n<body>\n");

    static string ReadStyle()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream =
            assembly.GetManifestResourceStream("briefbot.css")
            ?? throw new InvalidOperationException("The style sheet is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
