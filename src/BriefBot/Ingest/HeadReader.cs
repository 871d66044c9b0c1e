using BriefBot.Ingest.Boilerplate;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Takes title, byline, date lines and "Key: value" lines out of the lines around a story.</summary>
sealed class HeadReader(List<RawLine> lines)
{
    const int HeadLines = 14;
    const int TailLines = 6;

    /// <summary>Headline, null when none stands before the story.</summary>
    public string? Title { get; private set; }

    /// <summary>Names from the byline.</summary>
    public string? Author { get; private set; }

    /// <summary>Outlet.</summary>
    public string? Source { get; private set; }

    /// <summary>Web address.</summary>
    public string? Url { get; private set; }

    /// <summary>Date on a line of its own or in the byline.</summary>
    public DateMention? Date { get; private set; }

    bool dateIsUpdate;

    /// <summary>Reads the head, and bylines and dates at the end.</summary>
    /// <param name="knownTitle">The title, when the input states it elsewhere: then no line is taken for it but its own copy.</param>
    public void Read(string? knownTitle)
    {
        if (knownTitle is null) ReadKeys();
        var story = lines.FindIndex(l => l.IsNarrative);
        if (story < 0) story = lines.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > Math.Max(HeadLines, story + 2) && i < lines.Count - TailLines) continue;
            if (lines[i].Kind == LineKind.Story || lines[i].Kind == LineKind.Boilerplate) ReadMeta(lines[i], i, story);
        }
        if (knownTitle is null) FindTitle(story);
        else DropTitle(knownTitle);
    }

    /// <summary>"Title: …", "Date: …" lines at the very top.</summary>
    void ReadKeys()
    {
        foreach (var line in lines.Take(10))
        {
            var colon = line.Text.IndexOf(':');
            if (colon is < 3 or > 14) break;
            var value = line.Text[(colon + 1)..].Trim().ToString();
            if (value.Length == 0) break;
            switch (line.Text[..colon].ToString().ToUpperInvariant())
            {
                case "TITLE" or "HEADLINE": Title ??= value; break;
                case "AUTHOR" or "BYLINE": Author ??= value; break;
                case "SOURCE" or "OUTLET" or "PUBLISHER": Source ??= value; break;
                case "URL" or "LINK": Url ??= value; break;
                case "DATE" or "PUBLISHED" or "POSTED": TakeDate(value, update: false); break;
                case "UPDATED" or "MODIFIED": TakeDate(value, update: true); break;
                default: return;
            }
            line.Kind = LineKind.Boilerplate;
        }
    }

    void ReadMeta(RawLine line, int index, int story)
    {
        if (line.Text.Length > 120) return;
        if (line.Kind == LineKind.Story && Bylines.Names(line.Text) is { } names)
        {
            Author ??= names;
            TakeDate(line.Text, update: false);
            line.Kind = LineKind.Boilerplate;
        }
        else if (DateStamps.IsStamp(line.Text, out var update) && (index < story || DateStamps.NamesPublication(line.Text)))
        {
            if (index < HeadLines || Date is null) TakeDate(line.Text, update);
            line.Kind = LineKind.Boilerplate;
        }
        else if (line.Kind == LineKind.Boilerplate && Datelines.IsAgency(line.Text))
        {
            Source ??= line.Text.ToString();
            if (index > 0 && index <= 3 && lines[index - 1] is { Kind: LineKind.Story } above && Bylines.IsName(above.Text))
            {
                Author ??= above.Text.ToString();
                above.Kind = LineKind.Boilerplate;
            }
        }
    }

    void TakeDate(ReadOnlySpan<char> text, bool update)
    {
        foreach (var mention in Dates.Find(text))
        {
            if (mention is not { Month: not null, Day: not null } || (Date is not null && (update || !dateIsUpdate))) continue;
            Date = mention with { Span = default };
            dateIsUpdate = update;
            return;
        }
    }

    /// <summary>The first headline-like line of some length before the story; all others there are kickers and subtitles.</summary>
    void FindTitle(int story)
    {
        RawLine? best = null;
        for (var i = 0; i < story; i++)
        {
            var line = lines[i];
            if (line.Kind != LineKind.Story || !line.LooksLikeHeadline || Datelines.Find(line.Text, out var dateline) is not null && dateline == line.Text.Length) continue;
            if (best is null || (best.Words() < 4 && line.Words() > best.Words())) best = line;
        }
        if (best is null || story == lines.Count && lines.Count(l => l.Kind == LineKind.Story) < 2) return;
        Title ??= best.Text.TrimStart("# ").ToString();
        if (story == lines.Count)
        {
            best.Kind = LineKind.Boilerplate;
            return;
        }
        for (var i = 0; i < story; i++)
        {
            if (lines[i].Kind != LineKind.Story || !lines[i].LooksLikeHeadline || Datelines.Find(lines[i].Text, out _) is not null) continue;
            lines[i].Kind = LineKind.Boilerplate;
            if (lines[i] != best) ReadKicker(lines[i]);
        }
    }

    /// <summary>"Opinion | Jane Roe" names the author; a short name that the page repeats is the outlet's.</summary>
    void ReadKicker(RawLine line)
    {
        var bar = line.Text.LastIndexOf('|');
        if (bar > 0 && Bylines.IsName(line.Text[(bar + 1)..].Trim())) Author ??= line.Text[(bar + 1)..].Trim().ToString();
        if (Source is not null || line.Words() > 4 || line.Text.Length < 4 || !char.IsUpper(line.Text[0])) return;
        foreach (var other in lines)
        {
            if (other == line || (other.Kind == LineKind.Story && Datelines.Find(other.Text, out _) is null) || !other.Text.Contains(line.Text, StringComparison.OrdinalIgnoreCase)) continue;
            Source = line.Text.ToString();
            return;
        }
    }

    void DropTitle(string title)
    {
        foreach (var line in lines.Take(HeadLines))
        {
            if (line.Kind == LineKind.Story && line.Text.TrimStart("# ").Equals(title, StringComparison.OrdinalIgnoreCase)) line.Kind = LineKind.Boilerplate;
        }
    }
}
