using System.Buffers;
using BriefBot.Language;

namespace BriefBot.Ingest.Heads;

/// <summary>A line that tells of the story instead of telling it: outlet, date, update, byline, section, in any order.</summary>
public sealed record HeadLine
{
    const int Longest = 140;
    const int MostParts = 12;

    /// <summary>The outlet, where the line surely names one; else null.</summary>
    public string? Outlet { get; private set; }

    /// <summary>Names that may be an outlet's, a person's, a place's or a topic's.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Who wrote the story.</summary>
    public string? Author { get; private set; }

    /// <summary>The day of publication; may lack the year. Its span is empty.</summary>
    public DateMention? Published { get; private set; }

    /// <summary>True when the line says that it is the day of publication.</summary>
    public bool NamesPublication { get; private set; }

    /// <summary>The day of the last change; may lack the year. Its span is empty.</summary>
    public DateMention? Updated { get; private set; }

    /// <summary>The time of the last change, as written.</summary>
    public TimeOnly? UpdatedTime { get; private set; }

    /// <summary>True when it says when something was updated.</summary>
    public bool NamesUpdate => Updated is not null || UpdatedTime is not null;

    /// <summary>True when the whole line is in brackets, as below a story.</summary>
    public bool IsBracketed { get; private set; }

    /// <summary>True for a copyright line: its year and day are not the story's.</summary>
    public bool IsCopyright { get; private set; }

    /// <summary>True when nothing but such a line can be meant. "Bridge Closed - Coast Wire" may be a title, and so may a name
    /// alone.</summary>
    public bool IsSure =>
        _hasByline
        || NamesPublication
        || NamesUpdate
        || (HasDate && (_names.Count == 0 || Outlet is not null))
        || (Outlet is not null && _names.Count == 0);

    /// <summary>True when it gives a day.</summary>
    public bool HasDate => Published is not null || Updated is not null;

    static readonly SearchValues<char> Marks = SearchValues.Create("|•·;,()[]\t»›→");

    readonly List<string> _names = [];
    HeadLabel _label;
    bool _afterByline;
    bool _afterDay;
    bool _hasByline;
    int _parts;

    /// <summary>Reads a line; null when it is another kind of line, or says nothing of the story.</summary>
    public static HeadLine? Read(ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > Longest)
            return null;
        var text = line.ToString();
        var head = new HeadLine
        {
            IsBracketed = text[0] is '(' or '[' && text[^1] is ')' or ']',
            IsCopyright =
                text[0] == '©'
                || text.StartsWith("copyright", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("(c) ", StringComparison.OrdinalIgnoreCase),
        };
        var at = 0;
        foreach (var mention in HeadDates.Find(text))
        {
            if (!head.TakeText(text.AsSpan(at, mention.Span.Start - at)))
                return null;
            head.TakeDay(mention with { Span = default });
            head._afterDay = true;
            at = mention.Span.End;
        }
        if (!head.TakeText(text.AsSpan(at)))
            return null;
        return head.Outlet is not null || head.Author is not null || head.HasDate || head.NamesUpdate ? head : null;
    }

    void TakeDay(DateMention day)
    {
        if (IsCopyright)
            return;
        if (_label == HeadLabel.Updated)
            Updated ??= day;
        else
        {
            if (Published is null || (_label == HeadLabel.Published && !NamesPublication))
                Published = day;
            NamesPublication |= _label == HeadLabel.Published;
        }
    }

    /// <summary>Takes what stands between two dates, part by part; false when a part is of another kind.</summary>
    bool TakeText(ReadOnlySpan<char> text)
    {
        for (var start = 0; start <= text.Length; )
        {
            var end = start;
            while (end < text.Length && !IsSeparator(text, end))
                end++;
            var bar = end < text.Length && text[end] != ',';
            if (!TakePart(text[start..end].Trim()))
                return false;
            if (bar)
                _afterByline = false;
            start = end + 1;
        }
        return true;
    }

    static bool IsSeparator(ReadOnlySpan<char> text, int at)
    {
        if (Marks.Contains(text[at]))
            return true;
        return text[at] is '-' or '–' or '—' or '/'
            && (at == 0 || text[at - 1] is ' ' or '-' or '/')
            && (at + 1 == text.Length || text[at + 1] is ' ' or '-' or '/');
    }

    bool TakePart(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty)
            return true;
        if (++_parts > MostParts)
            return false;
        return AreFillers(part) ? TakeLabels(part) : TakeName(WithoutAsides(part));
    }

    static bool AreFillers(ReadOnlySpan<char> part)
    {
        foreach (var range in part.Split(' '))
            if (!HeadWords.IsFiller(part[range]))
                return false;
        return true;
    }

    /// <summary>Learns from labels and times what the dates beside them are.</summary>
    bool TakeLabels(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range].Trim("()[]");
            var label = HeadWords.LabelOf(word);
            if (label != HeadLabel.None)
            {
                _label = label;
            }
            else if (_label == HeadLabel.Updated && HeadTime.TryRead(word, out var time))
            {
                var rest = words[range.End..].TrimStart();
                if (rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m", StringComparison.OrdinalIgnoreCase))
                    time = time.Hour < 12 ? time.AddHours(12) : time;
                UpdatedTime ??= time;
            }
        }
        return true;
    }

    /// <summary>A part's name, its labels and times taken: "Published by the Island Herald on".</summary>
    ReadOnlySpan<char> WithoutAsides(ReadOnlySpan<char> part)
    {
        var start = 0;
        for (var labelled = _afterDay; start < part.Length; )
        {
            var end = part[start..].IndexOf(' ') is var space and >= 0 ? start + space : part.Length;
            var word = part[start..end];
            if (HeadWords.IsAside(word) || HeadWords.IsProvenance(word) || IsAfterCopyright(word) || IsLabel(word))
                labelled = true;
            else if (!labelled || !HeadWords.IsLittle(word) || Bylines.Names(part[start..], out _) is not null)
                break;
            start = Math.Min(part.Length, end + 1);
        }
        _afterDay = false;
        TakeLabels(part[..start]);
        part = part[start..];
        var stop = part.Length;
        while (stop > 0)
        {
            var space = part[..stop].TrimEnd(' ').LastIndexOf(' ');
            var word = part[(space + 1)..stop].Trim();
            if (space < 0 || !(HeadWords.IsAside(word) || HeadWords.IsLittle(word) || IsRights(word)))
                break;
            stop = space;
        }
        TakeLabels(part[stop..].Trim());
        return part[..stop].Trim();
    }

    /// <summary>"From:", "Source:".</summary>
    static bool IsLabel(ReadOnlySpan<char> word) =>
        word[^1] == ':' && (HeadWords.IsFiller(word) || HeadKeys.Names(word[..^1], HeadKey.Outlet));

    bool IsAfterCopyright(ReadOnlySpan<char> word) => IsCopyright && !HeadWords.HasLetter(word);

    bool IsRights(ReadOnlySpan<char> word) => IsCopyright && HeadWords.IsProvenance(word);

    bool TakeName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return true;
        if (Bylines.Names(name, out var rest) is { } people)
        {
            // "Von Trapp", "Door Opens": in other languages the word before the names begins other lines as well.
            _hasByline |= Bylines.Names(name) is not null || Bylines.IsGivenName(people);
            if (OutletNames.Find(people) is { } byOutlet)
                Outlet ??= byOutlet;
            else
            {
                Author ??= people;
                _afterByline = true;
            }
            return rest.IsEmpty || TakeName(rest);
        }
        switch (OutletNames.Judge(name, out var bare))
        {
            case OutletJudgement.Outlet:
                // Of two, the agency is the other one's source.
                if (Outlet is null || AgencyNames.Is(Outlet))
                    Outlet = bare;
                return true;
            case OutletJudgement.Name:
                if (Author is null && Bylines.IsGivenName(bare))
                    Author = bare;
                else if (_afterByline && Author is not null && Bylines.IsGivenName(bare))
                    Author += ", " + bare;
                else
                    _names.Add(bare);
                return true;
            default:
                return HeadWords.IsGenericName(name) || (_afterByline && IsRole(name));
        }
    }

    /// <summary>"political editor": what the writer is, behind the name.</summary>
    static bool IsRole(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
            if (text[range].Length > 0 && HeadWords.IsGeneric(text[range]))
                return true;
        return false;
    }
}
