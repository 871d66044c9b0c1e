using BriefBot.Language;

namespace BriefBot.Ingest.Heads;

/// <summary>Where a line stands that tells of a story.</summary>
public enum HeadPlace
{
    /// <summary>Below the text.</summary>
    End,

    /// <summary>Above the title.</summary>
    Above,

    /// <summary>Within the title.</summary>
    Title,

    /// <summary>Between the title and the text.</summary>
    Under,

    /// <summary>A line of its own with a label: "Date: …".</summary>
    Labelled,
}

/// <summary>Gathers what the lines around a story say of it; of several dates and outlets it keeps the one that is stated best.</summary>
sealed class HeadNotes
{
    int _outletRank = -1;
    int _dateRank = -1;

    /// <summary>The outlet.</summary>
    public string? Outlet { get; private set; }

    /// <summary>The writers.</summary>
    public string? Author { get; private set; }

    /// <summary>The day of publication; may lack the year.</summary>
    public DateMention? Published { get; private set; }

    /// <summary>Where <see cref="Published"/> was read: "line under the title".</summary>
    public string? PublishedWhere { get; private set; }

    DateMention? UpdatedDay { get; set; }

    TimeOnly? UpdatedTime { get; set; }

    /// <summary>When the story was changed last: the time as written, taken for UTC; null when no line tells a whole date.</summary>
    public DateTimeOffset? Updated
    {
        get
        {
            var day = UpdatedDay ?? (UpdatedTime is null ? null : Published);
            if (
                day is not { Month: { } month, Day: { } number }
                || (day.Value.Year ?? Published?.Year) is not { } year
                || number > DateTime.DaysInMonth(year, month)
            )
                return null;
            return new DateTimeOffset(new DateOnly(year, month, number), UpdatedTime ?? default, TimeSpan.Zero);
        }
    }

    /// <summary>Takes what a line says.</summary>
    public void Add(HeadLine line, HeadPlace place)
    {
        if (line.Outlet is { } outlet)
            AddOutlet(
                outlet,
                line.IsCopyright ? 0 : ((int)place * 2) + (line.HasDate || line.Author is not null || line.IsBracketed ? 2 : 1)
            );
        Author ??= line.Author;
        if (line.Published is { } day)
            AddDate(day, place, line.NamesPublication, line.IsSure, line.Outlet is not null || line.Author is not null);
        UpdatedDay ??= line.Updated;
        UpdatedTime ??= line.UpdatedTime;
    }

    /// <summary>Takes a date that stands behind its label.</summary>
    public void AddLabelled(DateMention day, bool isUpdate)
    {
        if (isUpdate)
            UpdatedDay ??= day;
        else
            AddDate(day, HeadPlace.Labelled, isNamed: true, isSure: true, isAccompanied: false);
    }

    /// <summary>Takes an outlet that stands by itself at a place.</summary>
    public void AddOutlet(string name, HeadPlace place) => AddOutlet(name, ((int)place * 2) + 1);

    /// <summary>Takes the writers.</summary>
    public void AddAuthor(string names) => Author ??= names;

    void AddOutlet(string name, int rank)
    {
        // An agency that a page names beside its own name is where the story comes from.
        if (AgencyNames.Is(name))
            rank = 0;
        if (rank <= _outletRank)
            return;
        (Outlet, _outletRank) = (name, rank);
    }

    void AddDate(DateMention day, HeadPlace place, bool isNamed, bool isSure, bool isAccompanied)
    {
        var rank = (isNamed ? 20 : 0) + ((int)place * 3) + (isAccompanied ? 2 : 0) + (isSure ? 1 : 0);
        if (rank <= _dateRank)
            return;
        (Published, PublishedWhere, _dateRank) = (day, Name(place), rank);
    }

    static string Name(HeadPlace place) =>
        place switch
        {
            HeadPlace.Above => "line above the title",
            HeadPlace.Title => "title",
            HeadPlace.Under => "line under the title",
            HeadPlace.Labelled => "labelled line",
            _ => "line below the text",
        };
}
