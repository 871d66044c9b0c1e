using System.Buffers;
using BriefBot.Ingest.Heads;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Reads datelines of news agencies and papers.</summary>
/// <remarks>"Nov. 23 (UPI) -- ", "OSLO, Norway, Nov 23 (Reuters) - ", "NEW YORK (AP) — ", "PARIS — ", "LIMA, Nov. 3, 2020 /PRNewswire/ --
/// ", "OSLO (AP) 28 Jun 2026 - ", "Doha, Qatar CNN —", "(CNN) ".</remarks>
static class Datelines
{
    const int LongestHead = 110;

    static readonly SearchValues<char> NotInPlaces = SearchValues.Create("0123456789:;!?\"“”&");

    static readonly string[] NotPlaces = Lexicon.Lines("boilerplate/datelines", "not-places");

    /// <summary>The dateline at the beginning of a paragraph; null when there is none.</summary>
    /// <param name="length">How much of the paragraph it takes, dash and space included.</param>
    public static Dateline? Find(ReadOnlySpan<char> paragraph, out int length)
    {
        length = 0;
        if (paragraph.Length < 4 || !(char.IsUpper(paragraph[0]) || char.IsDigit(paragraph[0]) || paragraph[0] == '('))
            return null;
        var limit = Math.Min(paragraph.Length, LongestHead);
        for (var i = 1; i < limit; i++)
        {
            if (
                paragraph[i] is '.'
                && i + 2 < limit
                && paragraph[i + 1] == ' '
                && i > 5
                && char.IsLower(paragraph[i - 4])
                && char.IsLower(paragraph[i - 3])
                && char.IsLower(paragraph[i - 2])
                && char.IsLower(paragraph[i - 1])
            )
                break;
            if (DashLength(paragraph, i) is not (> 0 and var dash) && !IsColonAfterDate(paragraph, i, out dash))
                continue;
            var rest = i + dash;
            while (rest < paragraph.Length && paragraph[rest] == ' ')
                rest++;
            if (!BeginsSentence(paragraph[rest..]) || Read(paragraph[..i].Trim(), paragraph[i] == '-' && dash == 1) is not { } dateline)
                continue;
            length = rest;
            return dateline;
        }
        return AgencyAlone(paragraph, out length);
    }

    static int DashLength(ReadOnlySpan<char> text, int i)
    {
        if (text[i] is not ('-' or '–' or '—'))
            return 0;
        var end = i;
        while (end < text.Length && text[end] == text[i])
            end++;
        var spacedBefore = text[i - 1] is ' ' or ')' or '/';
        var spacedAfter = end == text.Length || text[end] == ' ' || text[i - 1] is ')' || (text[i] == '—' && text[i - 1] == ' ');
        return spacedBefore && spacedAfter ? end - i : 0;
    }

    /// <summary>"OSLO, 28 June 2026: The…", "LIMA (AFP): The…".</summary>
    static bool IsColonAfterDate(ReadOnlySpan<char> text, int i, out int length)
    {
        length = 1;
        return text[i] == ':' && i + 1 < text.Length && text[i + 1] == ' ' && (text[i - 1] == ')' || char.IsAsciiDigit(text[i - 1]));
    }

    static bool BeginsSentence(ReadOnlySpan<char> text) =>
        text.Length == 0
        || char.IsUpper(text[0])
        || char.IsDigit(text[0])
        || text[0] is '"' or '“' or '\'' or '‘' or '$' or '€' or '£' or '(' or '[';

    /// <summary>"(CNN) The…" and "(CNN)The…": no dash.</summary>
    static Dateline? AgencyAlone(ReadOnlySpan<char> paragraph, out int length)
    {
        length = 0;
        var close = paragraph.IndexOf(')');
        if (paragraph[0] != '(' || close is < 3 or > 30 || !AgencyNames.Is(paragraph[1..close]))
            return null;
        var rest = close + 1;
        while (rest < paragraph.Length && paragraph[rest] is ' ')
            rest++;
        if (!BeginsSentence(paragraph[rest..]))
            return null;
        length = rest;
        return new Dateline(null, null, paragraph[1..close].ToString());
    }

    static Dateline? Read(ReadOnlySpan<char> head, bool weakDash)
    {
        head = head.TrimEnd(" :");
        var date = TakeDate(ref head);
        var agency = TakeAgency(ref head, ref date);
        date ??= TakeDate(ref head);
        var place = head.Trim(" ,.:;|").Trim();
        if (agency is null && OutletNames.Find(place) is { } outlet)
        {
            agency = outlet;
            place = default;
        }
        if (place.Length > 0 && !IsPlace(place))
            return null;
        var named = place.Length > 0 && IsCapitals(place) && !IsListed(place, NotPlaces);
        if (agency is null && !(date is not null && place.Length > 0) && !named)
            return null;
        if (agency is null && weakDash && !(date is not null && named))
            return null;
        return new Dateline(place.Length == 0 ? null : place.ToString(), date, agency);
    }

    static string? TakeAgency(ref ReadOnlySpan<char> head, ref DateMention? date)
    {
        head = head.TrimEnd(" ,");
        var open = head.LastIndexOfAny('(', '/');
        if (open >= 0 && head[^1] is ')' or '/')
        {
            if (head[^1] == '/')
                open = head[..^1].LastIndexOf('/');
            if (open < 0)
                return null;
            var name = head[(open + 1)..^1].Trim();
            if (name.Length is < 2 or > 60 || !char.IsLetter(name[0]))
                return null;
            date ??= TakeDate(ref name);
            name = name.TrimEnd(" ,");
            if (name.Length is < 2 or > 40)
                return null;
            head = head[..open].TrimEnd();
            return name.ToString();
        }
        foreach (var agency in AgencyNames.All)
        {
            if (head.EndsWith(agency, StringComparison.Ordinal) && (head.Length == agency.Length || head[^(agency.Length + 1)] == ' '))
            {
                head = head[..^agency.Length].TrimEnd();
                return agency;
            }
        }
        return null;
    }

    /// <summary>Takes a date off the end, with the little word before it ("le 28 juin", "den 28. Juni").</summary>
    static DateMention? TakeDate(ref ReadOnlySpan<char> head)
    {
        if (!head.ContainsAnyInRange('0', '9'))
            return null;
        foreach (var mention in HeadDates.Find(head.ToString()))
        {
            if (!head[mention.Span.End..].Trim(" ,.").IsEmpty)
                return null;
            head = head[..mention.Span.Start].TrimEnd();
            if (head.LastIndexOf(' ') is var space and > 0 && HeadWords.IsLittle(head[(space + 1)..]))
                head = head[..space].TrimEnd();
            return mention with { Span = default };
        }
        return null;
    }

    static bool IsPlace(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(",./");
            if (word.Length == 0)
                continue;
            if (++words > 8 || word.ContainsAny(NotInPlaces))
                return false;
            if (
                !char.IsUpper(word[0])
                && word
                    is not (
                        "of"
                        or "de"
                        or "la"
                        or "and"
                        or "the"
                        or "on"
                        or "di"
                        or "du"
                        or "al"
                        or "el"
                        or "da"
                        or "do"
                        or "des"
                        or "near"
                        or "aboard"
                        or "in"
                    )
            )
                return false;
        }
        return words > 0;
    }

    static bool IsCapitals(ReadOnlySpan<char> place)
    {
        var comma = place.IndexOf(',');
        var city = comma < 0 ? place : place[..comma];
        var letters = 0;
        foreach (var c in city)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsUpper(c))
                letters++;
        }
        return letters >= 4;
    }

    static bool IsListed(ReadOnlySpan<char> text, string[] list)
    {
        foreach (var entry in list)
        {
            if (text.SequenceEqual(entry))
                return true;
        }
        return false;
    }
}
