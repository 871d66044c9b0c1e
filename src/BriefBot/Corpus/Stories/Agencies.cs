using System.Collections.Frozen;

namespace BriefBot.Corpus.Stories;

/// <summary>Recognises news agencies, whose copy many outlets print.</summary>
public static class Agencies
{
    const int LongestDateline = 120;
    const int LongestCredit = 60;

    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Reuters"] = "reuters",
        ["Thomson Reuters"] = "reuters",
        ["AP"] = "ap",
        ["Associated Press"] = "ap",
        ["The Associated Press"] = "ap",
        ["AP News"] = "ap",
        ["AFP"] = "afp",
        ["Agence France-Presse"] = "afp",
        ["Agence France Presse"] = "afp",
        ["dpa"] = "dpa",
        ["Deutsche Presse-Agentur"] = "dpa",
        ["EFE"] = "efe",
        ["Agencia EFE"] = "efe",
        ["ANSA"] = "ansa",
        ["Xinhua"] = "xinhua",
        ["TASS"] = "tass",
        ["Interfax"] = "interfax",
        ["Kyodo"] = "kyodo",
        ["Kyodo News"] = "kyodo",
        ["Jiji Press"] = "jiji",
        ["Yonhap"] = "yonhap",
        ["PTI"] = "pti",
        ["Press Trust of India"] = "pti",
        ["ANI"] = "ani",
        ["UPI"] = "upi",
        ["PA Media"] = "pa",
        ["Press Association"] = "pa",
        ["Canadian Press"] = "cp",
        ["The Canadian Press"] = "cp",
        ["AAP"] = "aap",
        ["APA"] = "apa",
        ["SID"] = "sid",
        ["Europa Press"] = "europapress",
        ["Anadolu"] = "anadolu",
        ["Anadolu Agency"] = "anadolu",
        ["Bernama"] = "bernama",
        ["Ritzau"] = "ritzau",
        ["PAP"] = "pap",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly string[] Separators = [",", ";", "/", "|", " and ", " with ", " – ", " — ", " - "];

    /// <summary>The agency whose copy an article is, by a key ("reuters"); null when none is named as its source.</summary>
    /// <param name="source">Outlet: name or host, else null.</param>
    /// <param name="author">Byline, else null.</param>
    /// <param name="agency">As a dateline names it that no longer stands in the text, else null.</param>
    /// <param name="body">Its beginning is looked at for a dateline, "LONDON (Reuters) –", its end for a credit in a line of its
    /// own.</param>
    public static string? Of(string? source, string? author, string? agency, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Named(agency) ?? Named(source) ?? ByHost(source) ?? InByline(author) ?? InDateline(body) ?? InCredit(body);
    }

    static string? Named(string? name) =>
        name is not null && Names.TryGetValue(name.Trim().Trim('(', ')', '.', '©'), out var key) ? key : null;

    static string? ByHost(string? source)
    {
        var labels = source?.Trim().Split('.') ?? [];
        return labels.Length >= 2 && !source!.Contains(' ', StringComparison.Ordinal) && labels[^2].Length > 3
            ? Named(labels[^2]) ?? (labels[^2] == "apnews" ? "ap" : null)
            : null;
    }

    // "Jane Doe, Associated Press", "By AFP", "Staff and Reuters".
    static string? InByline(string? author) =>
        author
            ?.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Named(part.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? part[3..] : part))
            .FirstOrDefault(key => key is not null);

    // In brackets before the first sentence's text, behind nothing but the names of places and days.
    static string? InDateline(string body)
    {
        var head = body.AsSpan(0, Math.Min(body.Length, LongestDateline));
        var open = head.IndexOf('(');
        if (open < 0 || head[..open].Contains('\n'))
            return null;
        var close = head[open..].IndexOf(')');
        if (close < 0)
            return null;
        var after = head[(open + close + 1)..].TrimStart();
        return after.Length > 0 && after[0] is '-' or '–' or '—' or ':' ? Named(head[(open + 1)..(open + close)].ToString()) : null;
    }

    static string? InCredit(string body)
    {
        var line = body.AsSpan(body.LastIndexOf('\n') + 1);
        return line.Length <= LongestCredit ? Named(line.Trim().TrimStart("—–- ").ToString()) : null;
    }
}
