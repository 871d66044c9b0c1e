using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefBot.Language;

namespace BriefBot.Ingest.Heads;

/// <summary>Whether a phrase names an outlet.</summary>
enum OutletJudgement
{
    /// <summary>It is no name, or the name of a section or role.</summary>
    No,

    /// <summary>A name: of an outlet, a person, a place, a topic.</summary>
    Name,

    /// <summary>An outlet's name.</summary>
    Outlet,
}

/// <summary>Tells outlets' names from other phrases by the words that outlets are named with. In doubt it is none.</summary>
static partial class OutletNames
{
    const int MostWords = 7;
    const int Longest = 60;

    /// <summary>What a phrase is.</summary>
    /// <param name="name">The phrase without what may follow a name ("live blog").</param>
    public static OutletJudgement Judge(ReadOnlySpan<char> phrase, out string name)
    {
        var bare = WithoutLead(WithoutFormat(Trim(phrase)));
        name = bare.ToString();
        if (bare.Length is < 2 or > Longest || bare.ContainsAny(NotInNames))
            return OutletJudgement.No;
        if (Domain().IsMatch(bare) || AgencyNames.Is(bare))
            return OutletJudgement.Outlet;
        var words = new List<string>();
        foreach (var range in bare.SplitAny(" -'’"))
            if (bare[range].Trim(".,:;\"“”'’") is { Length: > 0 } word)
                words.Add(word.ToString());
        if (words.Count is 0 or > MostWords || HeadWords.IsGenericName(bare) || !IsName(words))
            return OutletJudgement.No;
        return IsOutlet(words) ? OutletJudgement.Outlet : OutletJudgement.Name;
    }

    /// <summary>The name when the phrase is an outlet's, else null.</summary>
    public static string? Find(ReadOnlySpan<char> phrase) => Judge(phrase, out var name) == OutletJudgement.Outlet ? name : null;

    static ReadOnlySpan<char> Trim(ReadOnlySpan<char> phrase) => phrase.Trim(" \t.,:;*_#()[]{}\"“”„‘’<>|•·–—-~©");

    /// <summary>"Harbour Courier live blog", "Valley Post Online" without the kind of text.</summary>
    static ReadOnlySpan<char> WithoutFormat(ReadOnlySpan<char> phrase)
    {
        while (phrase.LastIndexOf(' ') is var space and > 0 && HeadWords.IsFormat(phrase[(space + 1)..]))
            phrase = phrase[..space].TrimEnd(" -–—");
        return phrase;
    }

    /// <summary>"From the Harbour Courier" without what leads to the name.</summary>
    static ReadOnlySpan<char> WithoutLead(ReadOnlySpan<char> phrase)
    {
        if (phrase.IndexOf(' ') is not (> 0 and var space) || !Leads.Contains(phrase[..space].ToString()))
            return phrase;
        phrase = phrase[(space + 1)..].TrimStart();
        return phrase.IndexOf(' ') is > 0 and var next && IsConnector(phrase[..next].ToString())
            ? phrase[(next + 1)..].TrimStart()
            : phrase;
    }

    /// <summary>Every word has a capital, but for the little ones inside.</summary>
    static bool IsName(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (char.IsLower(words[i][0]) && (i == 0 || i == words.Count - 1 || !IsConnector(words[i])))
                return false;
            if (char.IsDigit(words[i][0]) && (i == 0 || words[i].Length > 3))
                return false;
        }
        return HeadWords.HasLetter(words[0]);
    }

    static bool IsOutlet(List<string> words)
    {
        var first = words.Count > 1 && IsArticle(words[0]) ? 1 : 0;
        if (first == 1 && words.Count == 2 && OutletWords.IsNameWithArticle(words[1]))
            return true;
        if (words.Count - first == 2 && OutletWords.Leads(words[first]) && !HeadWords.IsGeneric(words[^1]))
            return true;
        for (var i = first; i < words.Count; i++)
        {
            var isHead = i == words.Count - 1 || (i == first && OutletWords.Leads(words[i])) || IsGenitive(words[i + 1]);
            if (!isHead || (i > first && IsPlaceOrOwner(words, i)))
                continue;
            var kind = OutletWords.Kind(words[i]);
            if (kind == OutletWord.Whole)
                return true;
            if (kind == OutletWord.Strong && words.Count > 1 && !IsPerson(words, first))
                return true;
            if (kind == OutletWord.Weak && i == words.Count - 1 && HasNameOfItsOwn(words, first, i) && !IsPerson(words, first))
                return true;
            if (kind == OutletWord.Weak && i < words.Count - 1 && (first == 1 || IsLeadingOf(words, i)))
                return true;
        }
        return false;
    }

    /// <summary>Whether a word tells where something is or whose: "Squirrels in Faro", "Trust in the Press", "Mayor of Faro".</summary>
    static bool IsPlaceOrOwner(List<string> words, int at)
    {
        var before = IsArticle(words[at - 1]) && at > 1 ? at - 2 : at - 1;
        return Places.Contains(words[before]) || IsGenitive(words[before]);
    }

    /// <summary>"Faro de Vigo", "Eco di Bergamo": a word that outlets' names begin with, of a place.</summary>
    static bool IsLeadingOf(List<string> words, int at) =>
        at == 0 && words.Count == 3 && OutletWords.Leads(words[0]) && !HeadWords.IsGeneric(words[^1]);

    /// <summary>A word beside the outlet's word that no section is named with: "Coast" in "Coast Wire", not "World" in "World
    /// News".</summary>
    static bool HasNameOfItsOwn(List<string> words, int first, int at)
    {
        for (var i = first; i < words.Count; i++)
        {
            if (i == at || IsConnector(words[i]) || OutletWords.Kind(words[i]) == OutletWord.Weak)
                continue;
            if (!HeadWords.IsGeneric(words[i]) && DateWords.Month(words[i]) == 0)
                return true;
        }
        return false;
    }

    /// <summary>"Emily Post", "Ana Star": a given name and one word more.</summary>
    static bool IsPerson(List<string> words, int first) =>
        first == 0
        && words.Count == 2
        && NameLexicon.Given.Contains(words[0])
        && words[1] is "Post" or "Star" or "Mail" or "Sun" or "Press" or "Page" or "Bell" or "Voice" or "Mirror" or "Record";

    static bool IsArticle(string word) => Articles.Contains(word);

    static bool IsGenitive(string word) => Genitives.Contains(word);

    static bool IsConnector(string word) => Genitives.Contains(word) || Connectors.Contains(word);

    static readonly SearchValues<char> NotInNames = SearchValues.Create(":;!?()[]{}|");

    static readonly FrozenSet<string> Leads = Lexicon.Set("boilerplate/outlets", "leads");

    static readonly FrozenSet<string> Articles = Lexicon.Set("boilerplate/outlets", "articles");

    static readonly FrozenSet<string> Genitives = Lexicon.Set("boilerplate/outlets", "genitives");

    static readonly FrozenSet<string> Places = Lexicon.Set("boilerplate/outlets", "places");

    static readonly FrozenSet<string> Connectors = Lexicon.Set("boilerplate/outlets", "connectors");

    [GeneratedRegex(
        @"^(?:www\.)?[a-z0-9][a-z0-9-]{2,30}(?:\.[a-z0-9-]{2,20})?\.(?:com|org|net|info|news|media|press|[a-z]{2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Domain();
}
