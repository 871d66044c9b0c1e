using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Tells an excerpt from an article: what stands before a paywall, a teaser, a text that breaks off.</summary>
/// <remarks>
/// No mark alone decides: many pages say that they are not free and hold the whole text all the same, and many hold a plea to
/// subscribe below an article that everybody may read.
/// </remarks>
static partial class Paywall
{
    /// <summary>Words from which on a text that is cut nowhere is taken for whole, in spite of a plea somewhere on its page.</summary>
    const int LongEnough = 400;

    /// <summary>Words below which an article that its page says is locked is hardly whole.</summary>
    const int HardlyWhole = 150;

    const int LongestPlea = 300;
    const int MostElements = 4000;

    /// <summary>True when the text is only a part of the article that the page speaks of.</summary>
    /// <param name="text">The page's main text.</param>
    public static bool IsExcerpt(IDocument page, MetaTags meta, LinkedArticle linked, string text)
    {
        var words = Words(text);
        if (words == 0)
            return false;
        var locked =
            linked.IsFree == false
            || meta.First("article:content_tier", "og:article:content_tier", "content_tier") is { } tier
                && tier.Equals("locked", StringComparison.OrdinalIgnoreCase);
        var promisesMore = linked.Words > 50 && words * 3 < linked.Words * 2;
        var breaksOff = BreaksOff(text);
        if (promisesMore && (locked || breaksOff || words * 3 < linked.Words))
            return true;
        if (locked && (breaksOff || words < HardlyWhole || LacksLockedParts(page, linked)))
            return true;
        if (words >= LongEnough)
            return false;
        return Pleads(page, text);
    }

    /// <summary>The text without the pleas to subscribe among its paragraphs.</summary>
    public static string WithoutPleas(string text)
    {
        var kept = text.Split("\n\n").Where(paragraph => paragraph.Length > LongestPlea || !Plea().IsMatch(paragraph)).ToList();
        return string.Join("\n\n", kept);
    }

    /// <summary>True when the last paragraph ends in an ellipsis, or within a sentence.</summary>
    static bool BreaksOff(string text)
    {
        var end = text.AsSpan().TrimEnd(" \n\"'”’»)]");
        if (end.EndsWith("…", StringComparison.Ordinal) || end.EndsWith("...", StringComparison.Ordinal))
            return true;
        var last = end[(end.LastIndexOf("\n\n", StringComparison.Ordinal) + 1)..];
        return last.Length > 80 && (char.IsLetter(end[^1]) || end[^1] == ',') && end[^1] < '\u3000';
    }

    /// <summary>True when the parts that the page declares as locked are missing from it, or empty.</summary>
    static bool LacksLockedParts(IDocument page, LinkedArticle linked)
    {
        const int shortest = 200;
        var declared = 0;
        var length = 0;
        foreach (var selector in linked.LockedParts)
        {
            if (!SimpleSelector().IsMatch(selector))
                continue;
            declared++;
            if (selector[0] == '#')
                length += page.GetElementById(selector[1..])?.TextContent.Trim().Length ?? 0;
            else
                foreach (var element in page.GetElementsByClassName(selector[1..]).Take(50))
                    length += element.TextContent.Trim().Length;
        }
        return declared > 0 && length < shortest;
    }

    /// <summary>True when the end of the text, or a short element of the page, says that one has to subscribe to read on.</summary>
    static bool Pleads(IDocument page, string text)
    {
        foreach (var paragraph in text.Split("\n\n").TakeLast(4))
            if (paragraph.Length <= LongestPlea && Plea().IsMatch(paragraph))
                return true;
        foreach (var element in page.QuerySelectorAll("p, h2, h3, h4, div, span, a, strong, section").Take(MostElements))
        {
            if (element.ChildElementCount > 8 || element.TextContent is not { Length: >= 12 and <= LongestPlea } shown)
                continue;
            if (Plea().IsMatch(shown))
                return true;
        }
        return false;
    }

    internal static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(
        "^[.#][A-Za-z][A-Za-z0-9_-]{0,80}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SimpleSelector();

    [GeneratedRegex(
        @"(?:subscribe|sign ?up|register|log ?in|sign ?in|become a (?:member|subscriber)|free trial|join)\b[^.!?]*\b(?:to|and) "
            + @"(?:continue|keep|finish|read|unlock|access|view)\b[^.!?]*(?:reading|article|story|rest|more|content|access)"
            + @"|\bto (?:continue|keep) reading\b[^.!?]*(?:subscri|sign|log|register|account|member|trial)|^\W*to (?:continue|keep) "
            + @"reading\W*$"
            + @"|(?:article|story|content|page|post) is (?:only |exclusively )?(?:available |reserved |exclusive )?(?:only )?(?:to"
            + @"|for)(?: \w+){0,3} (?:subscribers|members)\b|\b(?:for|exclusive to) (?:paying |paid )?subscribers only\b"
            + @"|\bsubscriber[- ](?:only|exclusive)\b"
            + @"|you(?:'|’)?(?: ha)?ve (?:reached|read|used) (?:your|all)[^.!?]*(?:free|limit)|\bunlock (?:this|the full|the rest "
            + @"of this) (?:article|story)|\bread the (?:full|rest of the|whole) (?:article|story)\b[^.!?]*(?:subscri|member)"
            + @"|(?:weiterlesen|artikel lesen|zugang)[^.!?]*\b(?:abo\b|abonn|anmelden|registrieren|testen|freischalten)|(?:nur"
            + @"|exklusiv) für (?:abonnent|mitglieder)|\bmit [^.!?]*(?:abo|plus|\+) (?:weiter)?lesen|bereits (?:abonnent|abonniert)"
            + @"|(?:artikel|inhalt) (?:freischalten|ist kostenpflichtig)|jetzt (?:abonnieren|freischalten) und"
            + @"|(?:article|contenu|suite)[^.!?]*réservée?s?[^.!?]*abonné|abonnez-vous[^.!?]*(?:lire|suite|accéder|article)|pour "
            + @"lire la suite|il vous reste [^.!?]*% "
            + @"|(?:contenido|artículo|noticia|nota)[^.!?]*(?:exclusiv|sol[oa] para|reservad)[^.!?]*(?:suscriptor|abonad)"
            + @"|suscr[íi]b(?:e|a|ete|ase|etes|irte)[^.!?]*(?:leer|leyendo|seguir|acceder)|para seguir leyendo"
            + @"|(?:contenuto|articolo)[^.!?]*riservato[^.!?]*abbonati|abbonati[^.!?]*(?:per leggere|per continuare|continua a "
            + @"leggere)|per continuare a leggere"
            + @"|(?:conteúdo|matéria|reportagem|artigo)[^.!?]*exclusiv[^.!?]*assinante|assine[^.!?]*(?:para ler|continuar|acessar)"
            + @"|para continuar (?:a ler|lendo)"
            + @"|(?:abonneer|abonnee|abonneren|inloggen|log in)[^.!?]*(?:verder te lezen|verder lezen|artikel te lezen)|(?:alleen"
            + @"|exclusief) voor abonnees"
            + @"|för att läsa (?:vidare|hela)|endast för prenumeranter|for at læse (?:videre|hele)|kun for abonnenter|for å lese "
            + @"(?:videre|hele)|jatkaaksesi lukemista|vain tilaajille"
            + @"|aby czytać dalej|(?:tylko|wyłącznie) dla (?:prenumerator|subskrybent)|pozostało [^.!?]*% (?:tekstu|artykułu)|pouze "
            + @"pro předplatitele|csak előfizetőknek|doar pentru abonați|yalnızca aboneler|только для подписчиков|тільки для "
            + @"передплатників|会員限定|有料会員|订阅后阅读|구독자 전용",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Plea();
}
