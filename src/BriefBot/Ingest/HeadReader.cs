using BriefBot.Ingest.Boilerplate;
using BriefBot.Ingest.Heads;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Reads what the lines around a story say of it, and takes them out: title, outlet, date, update, byline, "Label: value"
/// lines.</summary>
sealed class HeadReader(List<RawLine> lines)
{
    const int HeadLines = 14;
    const int TailLines = 6;
    const int KeyLines = 10;
    const int MostHeadLines = 40;

    readonly HeadNotes _notes = new();
    readonly HeadLine?[] _heads = new HeadLine?[lines.Count];

    /// <summary>Headline, null when none stands before the story.</summary>
    public string? Title { get; private set; }

    /// <summary>Names from the byline.</summary>
    public string? Author => _notes.Author;

    /// <summary>Outlet.</summary>
    public string? Source => _notes.Outlet ?? _kicker;

    /// <summary>Web address.</summary>
    public string? Url { get; private set; }

    /// <summary>The day of publication that a line states.</summary>
    public DateMention? Date => _notes.Published;

    /// <summary>Where <see cref="Date"/> was read.</summary>
    public string? DateWhere => _notes.PublishedWhere;

    /// <summary>When the story was changed last.</summary>
    public DateTimeOffset? Updated => _notes.Updated;

    string? _kicker;

    /// <summary>Reads the lines before the story, and those behind its end.</summary>
    /// <param name="knownTitle">The title, when the input states it elsewhere: then no line is taken for it but its own copy.</param>
    public void Read(string? knownTitle)
    {
        ReadKeys(takesTitle: knownTitle is null);
        var story = Story();
        var title = knownTitle is null ? FindTitle(story) : DropTitle(knownTitle);
        ReadHeads(story, title);
        if (knownTitle is null)
            CutKickers(story, title);
        var found = title >= 0 && knownTitle is null ? Title ?? lines[title].Text.TrimStart("# ").ToString() : Title ?? knownTitle;
        Title = string.IsNullOrEmpty(found) ? null : TitleParts.Read(found, _notes, IsToldOf);
    }

    /// <summary>"Title: …", "Date: …" lines at the very top.</summary>
    void ReadKeys(bool takesTitle)
    {
        foreach (var line in lines.Take(KeyLines))
        {
            var key = HeadKeys.Read(line.Text, out var value);
            if (key == HeadKey.None && line.IsNarrative)
                break;
            if (key == HeadKey.None || !TakeKey(key, value, takesTitle))
                continue;
            line.Kind = LineKind.Boilerplate;
        }
    }

    bool TakeKey(HeadKey key, ReadOnlySpan<char> value, bool takesTitle)
    {
        switch (key)
        {
            case HeadKey.Title when takesTitle:
                Title ??= value.ToString();
                return true;
            case HeadKey.Author:
                _notes.AddAuthor(value.ToString());
                return true;
            case HeadKey.Outlet:
                _notes.AddOutlet(value.ToString(), HeadPlace.Labelled);
                return true;
            case HeadKey.Medium:
                if (OutletNames.Find(value) is not { } medium)
                    return false;
                _notes.AddOutlet(medium, HeadPlace.Labelled);
                return true;
            case HeadKey.Address:
                Url ??= value.ToString();
                return true;
            case HeadKey.Published or HeadKey.Updated:
                if (HeadDates.Find(value.ToString()) is not [var day, ..])
                    return false;
                _notes.AddLabelled(day with { Span = default }, isUpdate: key == HeadKey.Updated);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The first line that tells the story; all lines up to there, and a few more, are read as lines about it.</summary>
    int Story()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (i < MostHeadLines && IsReadable(lines[i]))
                _heads[i] = HeadLine.Read(lines[i].Text);
            if (lines[i].IsNarrative && _heads[i] is not { IsSure: true })
                return i;
        }
        return lines.Count;
    }

    static bool IsReadable(RawLine line) => line.Kind is LineKind.Story or LineKind.Boilerplate;

    /// <summary>The first headline-like line of some length before the story that surely isn't about it; −1 when there is none.</summary>
    int FindTitle(int story)
    {
        if (Title is not null || (story == lines.Count && lines.Count(l => l.Kind == LineKind.Story) < 2))
            return -1;
        var best = -1;
        for (var i = 0; i < story; i++)
        {
            var line = lines[i];
            if (!MayBeTitle(line) || _heads[i] is { IsSure: true })
                continue;
            if (Datelines.Find(line.Text, out var dateline) is not null && dateline == line.Text.Length)
                continue;
            if (best < 0 || IsBetter(line, _heads[i], lines[best], _heads[best]))
                best = i;
        }
        return best;
    }

    static bool MayBeTitle(RawLine line) =>
        line.LooksLikeHeadline && (line.Kind == LineKind.Story || (line.Kind == LineKind.Boilerplate && IsTitleBetweenBars(line)));

    /// <summary>"Opinion | The bridge that nobody wanted | Jo Roe" is no menu.</summary>
    static bool IsTitleBetweenBars(RawLine line)
    {
        if (!line.Text.Contains(" | ", StringComparison.Ordinal))
            return false;
        var title = TitleParts.Read(line.Text.ToString(), new HeadNotes(), _ => false);
        return title.Length < line.Text.Length && !title.Contains('|', StringComparison.Ordinal) && title.AsSpan().Count(' ') >= 3;
    }

    /// <summary>A kicker of one to three words gives way to a longer line; so does a name with a date.</summary>
    static bool IsBetter(RawLine line, HeadLine? head, RawLine best, HeadLine? bestHead)
    {
        if (bestHead is not null != head is not null)
            return bestHead is not null;
        return best.Words() < 4 && line.Words() > best.Words();
    }

    void ReadHeads(int story, int title)
    {
        var lastStory = lines.FindLastIndex(l => l.IsNarrative);
        var inList = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            inList = (inList && !line.IsNarrative) || (i > story && line.Kind == LineKind.ListOpener);
            if (i == title || inList || !IsReadable(line) || (i > Math.Max(HeadLines, story + 2) && i < lines.Count - TailLines))
                continue;
            var head = i <= story ? _heads[i] : HeadLine.Read(line.Text);
            if (head is null)
                ReadOther(line, i);
            else if (i < story)
                ReadHead(line, head, i < title ? HeadPlace.Above : HeadPlace.Under);
            else if (head.IsSure && (head.NamesPublication || head.NamesUpdate || (i > lastStory && head.Outlet is not null)))
            {
                _notes.Add(head, i > lastStory ? HeadPlace.End : HeadPlace.Under);
                line.Kind = LineKind.Boilerplate;
            }
        }
    }

    /// <summary>What is unsure gives its date, if that is whole, and stays.</summary>
    void ReadHead(RawLine line, HeadLine head, HeadPlace place)
    {
        if (head.IsSure || head.Published?.Year is not null)
            _notes.Add(head, place);
        if (head.IsSure)
            line.Kind = LineKind.Boilerplate;
    }

    void ReadOther(RawLine line, int index)
    {
        if (line.Text.Length > 120)
            return;
        if (line.Kind == LineKind.Story && Bylines.Names(line.Text) is { } names)
        {
            _notes.AddAuthor(names);
            line.Kind = LineKind.Boilerplate;
        }
        else if (
            line.Kind == LineKind.Boilerplate
            && AgencyNames.Is(line.Text)
            && index is > 0 and <= 3
            && lines[index - 1] is { Kind: LineKind.Story } above
            && Bylines.IsName(above.Text)
        )
        {
            _notes.AddAuthor(above.Text.ToString());
            above.Kind = LineKind.Boilerplate;
        }
    }

    /// <summary>All other headline-like lines before the story are kickers and subtitles.</summary>
    void CutKickers(int story, int title)
    {
        if (title >= 0 && lines[title].Kind != LineKind.Boilerplate)
            lines[title].Kind = LineKind.Boilerplate;
        if (story == lines.Count || (title < 0 && Title is null))
            return;
        for (var i = 0; i < story; i++)
        {
            if (lines[i].Kind != LineKind.Story || !lines[i].LooksLikeHeadline || Datelines.Find(lines[i].Text, out _) is not null)
                continue;
            lines[i].Kind = LineKind.Boilerplate;
            ReadKicker(lines[i]);
        }
    }

    /// <summary>"Opinion | Jane Roe" names the author; a short name that the page repeats is the outlet's.</summary>
    void ReadKicker(RawLine line)
    {
        var bar = line.Text.LastIndexOf('|');
        if (bar > 0 && Bylines.IsName(line.Text[(bar + 1)..].Trim()))
            _notes.AddAuthor(line.Text[(bar + 1)..].Trim().ToString());
        if (
            _kicker is not null
            || line.Words() > 4
            || line.Text.Length < 4
            || !char.IsUpper(line.Text[0])
            || HeadWords.IsGenericName(line.Text)
        )
            return;
        foreach (var other in lines)
        {
            if (
                other == line
                || (other.Kind == LineKind.Story && Datelines.Find(other.Text, out _) is null)
                || !other.Text.Contains(line.Text, StringComparison.OrdinalIgnoreCase)
            )
                continue;
            _kicker = line.Text.ToString();
            return;
        }
    }

    int DropTitle(string title)
    {
        var found = -1;
        for (var i = 0; i < Math.Min(HeadLines, lines.Count); i++)
        {
            if (lines[i].Kind != LineKind.Story || !lines[i].Text.TrimStart("# ").Equals(title, StringComparison.OrdinalIgnoreCase))
                continue;
            lines[i].Kind = LineKind.Boilerplate;
            if (found < 0)
                found = i;
        }
        return found;
    }

    /// <summary>True for a name in the story's own sentences.</summary>
    bool IsToldOf(string name) => lines.Exists(line => line.IsNarrative && line.Text.Contains(name, StringComparison.OrdinalIgnoreCase));
}
