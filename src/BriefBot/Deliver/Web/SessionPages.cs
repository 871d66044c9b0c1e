using System.Globalization;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>The pages to log in and out with.</summary>
public static class SessionPages
{
    /// <summary>Where the forms that end log-ins are sent to.</summary>
    public const string LogoutAddress = "/logout";

    /// <summary>Name of the form's field that asks to end every log-in.</summary>
    public const string Everywhere = "everywhere";

    /// <summary>Said to whoever gave a wrong token.</summary>
    public const string WrongToken = "That is not the token.";

    /// <summary>The page that asks for the token.</summary>
    /// <param name="problem">What is wrong with the last one; null for nothing.</param>
    public static string Login(string? problem) =>
        PageLayout.Plain(
            "Log in",
            html =>
            {
                html.Raw(
                        "<form class=\"login\" action=\"/login\" method=\"post\"><label for=\"token\">Token (the setting Web:Token)</label>"
                    )
                    .Raw(
                        "<input id=\"token\" name=\"token\" type=\"password\" required "
                            + "autocomplete=\"current-password\"><button>Log in</button></form>\n"
                    );
                if (problem is not null)
                    html.Raw("<p class=\"problem\" role=\"alert\">").Text(problem).Raw("</p>\n");
            }
        );

    /// <summary>The page about the log-in.</summary>
    /// <param name="session">It; null where there is none.</param>
    /// <param name="isOpen">True where no token is needed.</param>
    public static string Of(WebSession? session, bool isOpen) =>
        PageLayout.Page(
            "Log-in — BriefBot",
            "",
            html =>
            {
                html.Raw("<h1>Log-in</h1>\n");
                if (isOpen)
                {
                    html.Raw(
                        "<p>No log-in is needed: no token is set, and only this machine can reach the page (settings Web:Token "
                            + "and Web:Urls).</p>\n"
                    );
                    return;
                }
                if (session is not null)
                {
                    html.Raw("<p>You logged in on ")
                        .Text(Instant(session.StartedAt))
                        .Raw(" and stay so until ")
                        .Text(Instant(session.ExpiresAt))
                        .Raw(".</p>\n");
                    html.Raw("<form class=\"login\" action=\"" + LogoutAddress + "\" method=\"post\"><button>Log out</button>")
                        .Raw("<button name=\"" + Everywhere + "\" value=\"1\">Log out in every browser</button></form>\n");
                }
                html.Raw("<p class=\"faint\">Another token (setting Web:Token) ends every log-in at the next start.</p>\n");
            }
        );

    static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
