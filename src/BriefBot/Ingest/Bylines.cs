using System.Buffers;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Reads bylines.</summary>
static class Bylines
{
    static readonly SearchValues<char> AfterNames = SearchValues.Create("|•·,;–—(");

    static readonly SearchValues<char> NotInNames = SearchValues.Create("0123456789:,;!?");

    static readonly string[] Openers = Lexicon.Lines("boilerplate/bylines", "openers");

    /// <summary>"By" in other languages; a name of two words must follow, since names begin with some of them as well.</summary>
    static readonly string[] OtherOpeners = Lexicon.Lines("boilerplate/bylines", "other-openers");

    /// <summary>What stands between the names and those that they write for, or where.</summary>
    static readonly string[] Joints = Lexicon.Lines("boilerplate/bylines", "joints");

    static readonly string[] NotNames = Lexicon.Lines("boilerplate/bylines", "not-names");

    /// <summary>The names on a byline, without department and date; null when the line is none.</summary>
    public static string? Names(ReadOnlySpan<char> line)
    {
        foreach (var opener in Openers)
        {
            if (!line.StartsWith(opener, StringComparison.OrdinalIgnoreCase))
                continue;
            var names = line[opener.Length..].Trim();
            var end = names.IndexOfAny(AfterNames);
            if (end >= 0)
                names = names[..end];
            if (names.IndexOf(" - ") is var dash and > 0)
                names = names[..dash];
            foreach (var mention in Dates.Find(names))
            {
                names = names[..mention.Span.Start];
                break;
            }
            names = names.Trim(" -.");
            return IsNameList(names) && !IsSentence(line) ? names.ToString() : null;
        }
        return null;
    }

    /// <summary>The names that a part of a line gives as its writers': "By Jo Roe for The Shore", "Von Jo Roe"; null when it gives
    /// none.</summary>
    /// <param name="rest">For whom or where they write.</param>
    public static string? Names(ReadOnlySpan<char> part, out ReadOnlySpan<char> rest)
    {
        rest = default;
        var names = After(part, Openers, StringComparison.OrdinalIgnoreCase);
        var other = names.IsEmpty;
        if (other)
            names = After(part, OtherOpeners, StringComparison.OrdinalIgnoreCase);
        foreach (var joint in Joints)
        {
            if (names.IndexOf(joint) is not (var at and > 0))
                continue;
            rest = names[(at + joint.Length)..].Trim();
            names = names[..at].Trim();
        }
        names = names.Trim(" -.:");
        return !names.IsEmpty && IsNameList(names) && (!other || names.Contains(' ')) && !IsSentence(part) ? names.ToString() : null;
    }

    /// <summary>True for a known given name and one to three words more.</summary>
    public static bool IsGivenName(ReadOnlySpan<char> name) =>
        name.IndexOf(' ') is var space and > 0
        && name.Count(' ') <= 3
        && NameLexicon.Given.Contains(name[..space].ToString())
        && IsNameList(name)
        && !NameLexicon.Places.Contains(name[(name.LastIndexOf(' ') + 1)..].ToString());

    static ReadOnlySpan<char> After(ReadOnlySpan<char> part, string[] openers, StringComparison comparison)
    {
        foreach (var opener in openers)
            if (part.StartsWith(opener, comparison))
                return part[opener.Length..].Trim();
        return default;
    }

    /// <summary>True for two to four capitalised words and nothing else.</summary>
    public static bool IsName(ReadOnlySpan<char> text) =>
        text.Length is > 4 and < 50 && text.Contains(' ') && !text.ContainsAny(NotInNames) && IsNameList(text);

    static bool IsSentence(ReadOnlySpan<char> line)
    {
        if (line[^1] != '.')
            return false;
        var lastWord = line[(line.LastIndexOf(' ') + 1)..];
        return lastWord is not ("Jr." or "Sr." or "a.m." or "p.m.");
    }

    static bool IsNameList(ReadOnlySpan<char> names)
    {
        var words = 0;
        foreach (var range in names.Split(' '))
        {
            var word = names[range];
            if (word.Length == 0)
                continue;
            if (++words > 9)
                return false;
            if (words == 1 && IsListed(word))
                return false;
            if (
                !char.IsUpper(word[0])
                && word
                    is not (
                        "and"
                        or "de"
                        or "van"
                        or "von"
                        or "der"
                        or "la"
                        or "da"
                        or "al"
                        or "bin"
                        or "ibn"
                        or "for"
                        or "of"
                        or "in"
                        or "the"
                        or "staff"
                        or "reporter"
                        or "writer"
                        or "&"
                        or "with"
                    )
            )
                return false;
            if (word.ContainsAnyInRange('0', '9'))
                return false;
        }
        return words > 0;
    }

    static bool IsListed(ReadOnlySpan<char> word)
    {
        if (DateWords.Weekday(word) is not null || DateWords.Month(word) is not 0)
            return true;
        foreach (var entry in NotNames)
        {
            if (word.Equals(entry, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
