using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Recognises pages that hold no article: errors, checks for robots, consent walls, logins, home and section pages.</summary>
static partial class PageProblem
{
    const int ShortWords = 200;
    const int LoginWords = 100;
    const int BareWords = 20;
    const int SectionTeasers = 10;
    const int WordsPerTeaser = 20;
    const int LongParagraph = 250;

    /// <summary>Why the page is no article, in one line; null when it may be one.</summary>
    public static string? Find(IDocument page, PageOrigin origin, MetaTags meta, LinkedArticle linked, string? title, string text)
    {
        var words = Paywall.Words(text);
        var isArticle =
            linked.Exists
            || meta.First("og:type") is { } type && type.Contains("article", StringComparison.OrdinalIgnoreCase)
            || meta.First("article:published_time") is not null;
        if (words < ShortWords && !isArticle)
        {
            if (Names(page, title, Robots()) || Robots().IsMatch(Beginning(text)))
                return "the site asks whether a robot is reading; this is no article";
            if (Names(page, title, Errors()))
                return $"an error page (\"{Readers.Metadata.OneLine(title, 60)}\"), no article";
        }
        if (origin.IsGiven)
            return null;
        if (!isArticle && IsConsent(page, title, text, words))
            return "a page that asks for consent, no article";
        if (
            !isArticle
            && words < LoginWords
            && page.QuerySelector("input[type=password i]") is not null
            && (words < BareWords || Names(page, title, Logins()))
        )
            return "a page to log in, no article";
        return !isArticle && IsOverview(page, origin, text, words)
            ? "a home or section page, no article; give an article's own address"
            : null;
    }

    static bool Names(IDocument page, string? title, Regex kind) =>
        (title is not null && kind.IsMatch(title))
        || (page.Title is { Length: < 200 } own && kind.IsMatch(own))
        || page.QuerySelectorAll("h1").Take(3).Any(h => h.TextContent.Length < 200 && kind.IsMatch(h.TextContent));

    static string Beginning(string text) => text[..Math.Min(text.Length, 600)];

    static bool IsConsent(IDocument page, string? title, string text, int words)
    {
        if (words is 0 or > 500)
            return false;
        var mentions = ConsentWords().Count(text);
        return mentions >= 6 && mentions * 25 > words || (mentions >= 2 && Names(page, title, ConsentTitles()));
    }

    /// <summary>Many headlines that lead elsewhere, and no paragraph of a story.</summary>
    static bool IsOverview(IDocument page, PageOrigin origin, string text, int words)
    {
        if (
            Uri.TryCreate(origin.Address, UriKind.Absolute, out var address)
            && address.AbsolutePath.Trim('/').Length == 0
            && address.Query.Length <= 1
        )
            return true;
        if (text.Split("\n\n").Any(paragraph => paragraph.Length > LongParagraph))
            return false;
        var teasers = page.QuerySelectorAll("h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4")
            .Take(200)
            .Count(link => link.TextContent.Trim().Length > 20);
        return teasers >= SectionTeasers && words < teasers * WordsPerTeaser;
    }

    [GeneratedRegex(
        @"^\W*(?:error\W*)?(?:400|401|403|404|410|429|500|502|503|504)\b|\bpage (?:not found|cannot be found|can(?:'|’)t be found"
            + @"|doesn(?:'|’)t exist|unavailable|no longer (?:exists|available))|^\W*not found\W*$|\baccess denied\b|^\W*forbidden\W*$"
            + @"|service unavailable|bad gateway|internal server error|under maintenance"
            + @"|seite (?:wurde )?nicht gefunden|nicht mehr verfügbar|page (?:introuvable|non trouvée)|página no encontrada|pagina "
            + @"non trovata|página não encontrada|pagina niet gevonden|sidan (?:kunde inte|finns inte|hittades inte)|siden "
            + @"(?:findes ikke|ble ikke funnet|blev ikke fundet)|sivua ei löyt|nie znaleziono|stránka nenalezena|stránka nebyla "
            + @"nalezena|oldal nem található|pagina nu a fost găsită|sayfa bulunamad|страница не найдена|сторінку не знайдено"
            + @"|ページが見つかりません|页面不存在|找不到页面|페이지를 찾을 수 없",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Errors();

    [GeneratedRegex(
        @"\bare you (?:a robot|human|a human)|not a robot|verify (?:you are|that you are|you(?:'|’)re) (?:a )?human|checking your "
            + @"browser|^\W*just a moment\W*$|attention required!? \|?|unusual traffic from|enable javascript and cookies to continue"
            + @"|complete the (?:captcha|security check)|pardon our interruption|bot (?:detection|verification)|security verification"
            + @"|bist du ein roboter|êtes-vous un robot|eres un robot|sei un robot",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Robots();

    [GeneratedRegex(
        @"\b(?:log|sign) ?[io]n\b|\banmelden\b|\banmeldung\b|\bconnexion\b|iniciar sesión|\baccedi\b|\binloggen\b|\blogga in\b"
            + @"|\blog ind\b|\blogg inn\b|\bentrar\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Logins();

    [GeneratedRegex(
        @"before you continue|(?:we value|we care about|your) (?:your )?privacy|cookie (?:consent|settings|notice)|consent"
            + @"|privacy (?:settings|preferences)|datenschutzeinstellungen|einwilligung|zustimmung|vie privée|consentement"
            + @"|privacidad|cookie",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ConsentTitles();

    [GeneratedRegex(
        @"cookie|consent|privacy|personal data|legitimate interest|\bvendors?\b|our partners|einwillig|zustimm|datenschutz"
            + @"|personenbezogen|consentement|données personnelles|consentimiento|datos personales|privacidad|consenso|dati personali"
            + @"|toestemming",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ConsentWords();
}
