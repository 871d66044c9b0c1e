using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds who wrote a page's article: names of people, no agencies, departments, addresses or handles.</summary>
static partial class PageByline
{
    const int MostNames = 12;
    const int LongestName = 60;

    static readonly SearchValues<char> NotInNames = SearchValues.Create("<>{}[]=?!/\\");

    static readonly string[] MetaNames =
    [
        "author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "byl",
        "byline",
        "dc:creator",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "cxenseparse:author",
        "article:author",
        "og:article:author",
        "authors",
    ];

    /// <summary>Where pages show a byline, the surest first.</summary>
    static readonly (string Selector, bool IsName)[] Marks =
    [
        ("[itemprop=author] [itemprop=name]", true),
        ("[itemprop=author]", false),
        ("a[rel~=author]", true),
        (".author-name, .byline-name, .byline__name, .author__name, .authorName, .authorname, .author .fn, .vcard .fn", true),
        (".byline, .by-line, .article-byline, .article__byline, .entry-author, .post-author, .article-author, .author", false),
    ];

    /// <summary>Where names are those of others: who commented, who is cited, who wrote other articles.</summary>
    static readonly string[] Elsewhere = ["comment", "related", "teaser", "sidebar", "citation", "reference", "recommend", "widget"];

    /// <summary>Names separated by commas, null when nobody is named.</summary>
    /// <param name="linked">Names of the JSON-LD.</param>
    /// <param name="site">The outlet, which is no author.</param>
    public static string? Of(IDocument page, MetaTags meta, IReadOnlyList<string> linked, string? site)
    {
        if (Join(linked.SelectMany(name => Names(name, site, isStated: true))) is { } authors)
            return authors;
        foreach (var name in MetaNames)
            if (Join(meta.All(name).SelectMany(value => Names(value, site, isStated: true))) is { } named)
                return named;
        foreach (var mark in Marks)
            if (Join(Shown(page, mark.Selector).SelectMany(text => Names(text, site, mark.IsName))) is { } shown)
                return shown;
        return Join(
            BelowHeading.Of(page).Where(line => Openers().IsMatch(line)).Take(1).SelectMany(line => Names(line, site, isStated: false))
        );
    }

    /// <summary>Texts of the first mark and of those beside it; other authors of a page wrote other articles.</summary>
    static IEnumerable<string> Shown(IDocument page, string mark)
    {
        IElement? first = null;
        foreach (var element in page.QuerySelectorAll(mark).Take(10))
        {
            if (element.TextContent.Length > 300 || IsElsewhere(element))
                continue;
            if (
                first is not null
                && element.ParentElement != first.ParentElement
                && element.ParentElement?.ParentElement != first.ParentElement?.ParentElement
            )
                yield break;
            first ??= element;
            if (Metadata.OneLine(element.TextContent) is { } text)
                yield return text;
        }
    }

    static bool IsElsewhere(IElement element)
    {
        var at = element;
        for (var level = 0; at is not null && level < 8; level++, at = at.ParentElement)
        {
            if (at.LocalName is "cite" or "blockquote" or "aside" or "table")
                return true;
            foreach (var word in Elsewhere)
                if (
                    at.ClassName?.Contains(word, StringComparison.OrdinalIgnoreCase) == true
                    || at.Id?.Contains(word, StringComparison.OrdinalIgnoreCase) == true
                )
                    return level > 0 || word == "comment";
        }
        return false;
    }

    static string? Join(IEnumerable<string> names)
    {
        var distinct = names.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames).ToList();
        return distinct.Count == 0 ? null : Metadata.OneLine(string.Join(", ", distinct));
    }

    /// <summary>The people that a byline names.</summary>
    /// <param name="isStated">True for a field that holds nothing but authors: there a single word is a name, too.</param>
    internal static IEnumerable<string> Names(string? byline, string? site, bool isStated)
    {
        if (Metadata.OneLine(byline, 400) is not { } line)
            yield break;
        line = Openers().Replace(Addresses().Replace(System.Net.WebUtility.HtmlDecode(line), " "), "");
        if (LastFirst().Match(line) is { Success: true } turned)
            line = $"{turned.Groups["first"].Value} {turned.Groups["last"].Value}";
        foreach (var part in Between().Split(line))
        {
            var name = Openers()
                .Replace(Brackets().Replace(part, " "), "")
                .Trim(' ', '.', ':', '-', '–', '—', '*', '"', '“', '”', '»', '«', '>');
            name = Metadata.OneLine(name) ?? "";
            if (IsName(name, isStated) && !IsSame(name, site))
                yield return name;
        }
    }

    static bool IsName(string name, bool isStated)
    {
        if (name.Length is < 2 or > LongestName || name.Contains('@', StringComparison.Ordinal) || Noise().IsMatch(name))
            return false;
        if (name.Any(char.IsDigit) && (!isStated || name.Contains(' ', StringComparison.Ordinal)))
            return false;
        if (name.AsSpan().ContainsAny(NotInNames))
            return false;
        var words = name.Split(' ');
        if (words.Length > 6)
            return false;
        if (name[0] > '\u0530')
            return isStated || words.Length >= 2;
        if (words.Length == 1)
            return isStated && char.IsLetter(name[0]);
        return isStated
            ? words.Any(w => char.IsUpper(w[0])) || words.Length == 2
            : char.IsUpper(words[0][0]) && words.Count(w => char.IsUpper(w[0])) * 2 >= words.Length && char.IsUpper(words[^1][0]);
    }

    static bool IsSame(string name, string? site) => site is not null && string.Equals(name, site, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^\s*(?:(?:(?:written|reported|posted|published|story|words|text|created|geschrieben|verfasst|publié|escrito|scritto"
            + @"|skrevet|skriven)\s+)?(?:by|von|vom|par|por|di|da|door|af|av|od|przez)\b|texte?\s*:|autor(?:in|en|es)?\s*:|auteurs?\s*:"
            + @"|authors?\s*:|autore?\s*:|reporters?\s*:|words\s*:|από|автор\s*:|від)[\s:]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Openers();

    [GeneratedRegex(
        @"(?:https?://|www\.)\S+|\S*@\S+",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Addresses();

    [GeneratedRegex(
        @"\([^)]{0,200}\)|\[[^\]]{0,200}\]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Brackets();

    [GeneratedRegex(
        @"\s*(?:[,;|•·/&\t]|\s[-–—]\s|\s(?:and|und|et|y|with|avec|mit|con|och|og|en|ja|i|и|та)\s)\s*(?:(?:and|und|et)\s+)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Between();

    /// <summary>"Roe, Jane".</summary>
    [GeneratedRegex(
        @"^(?<last>\p{Lu}[\p{L}'’-]+), (?<first>\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)?)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LastFirst();

    [GeneratedRegex(
        @"\b(?:staff|editor(?:ial|s)?|administrator|webmaster|redaktion|rédaction|redacción|redazione|redação|redactie|redaksjonen"
            + @"|redaktionen|redakcja|newsroom|news ?desk|web ?desk|desk|team|agenc(?:y|ies)|agentur(?:en)?|agence|agencias?"
            + @"|correspondents?|korrespondent(?:in)?|reporters?|journalists?|contributors?|contributing|columnist|writers?|producer"
            + @"|photographer|"
            + @"associated press|reuters|afp|dpa|upi|xinhua|tass|bloomberg news|press association|pa media|press release|services?"
            + @"|published|updated|posted|follow|comments?|kommentare?|edited|publisher|e\. ?v|kg|ministerium|ministry|verband"
            + @"|university|universität|institute?|foundation|stiftung|pressestelle|subscribe|minutes?|min read|anonymous|undefined|n/a|"
            + @"january|february|march \d|april \d|june|july|august \d|september|october|november|december|monday|tuesday|wednesday"
            + @"|thursday|friday|saturday|sunday|inc|llc|gmbh|ltd|magazine|newspaper|copyright|all rights)\b|\.(?:com|org|net|de|fr"
            + @"|co|uk)\b|^(?:ap|ots|sid|red|hw|admin|guest.*|efe|ansa|apa|sda|epd|kna|pti|ani|ians|user|author|authors|by|null|none"
            + @"|unknown|share|read.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Noise();
}
