namespace BriefBot.Corpus.Sqlite;

/// <summary>What the feed's own name for an entry says.</summary>
enum EntryTie
{
    /// <summary>Nothing: there is no feed, or its id is only the address once more.</summary>
    Unknown,

    /// <summary>The same entry.</summary>
    Same,

    /// <summary>Another id. Feeds change ids more often than they use an address again.</summary>
    Other,

    /// <summary>Another id at another place of the page.</summary>
    OtherPlace,
}

/// <summary>What the headlines say.</summary>
enum TitleTie
{
    /// <summary>Other words.</summary>
    Other,

    /// <summary>The same words.</summary>
    Same,

    /// <summary>The same words but for numbers or days: the next of a series, or a headline that was corrected.</summary>
    OfOneSeries,
}

/// <summary>What the days say that both state for their publication.</summary>
enum DayTie
{
    /// <summary>One of them states none.</summary>
    Unknown,

    /// <summary>The same day.</summary>
    Same,

    /// <summary>Another day.</summary>
    Other,
}

/// <summary>What the texts say.</summary>
enum TextTie
{
    /// <summary>They have nothing to do with each other.</summary>
    Other,

    /// <summary>They are about the same, or a part of the one stands in the other.</summary>
    Related,

    /// <summary>Half of the shorter one stands in the other.</summary>
    Half,

    /// <summary>Nearly all is the same.</summary>
    Same,
}

/// <summary>What ties an input to the article that its address, or its feed's id, leads to.</summary>
/// <param name="IsElsewhere">True when it was found at another address than the article.</param>
readonly record struct ArticleTies(EntryTie Entry, TitleTie Title, DayTie Day, TextTie Text, bool IsElsewhere)
{
    /// <summary>
    /// True when both are one article: moved, renamed, corrected, continued, written anew. False when the address is used again for
    /// another one: the next entry of a page, today's text at an address of every day, a place on a front page.
    /// </summary>
    public bool IsOne =>
        this switch
        {
            { Text: TextTie.Same } => true,
            { Entry: EntryTie.OtherPlace } => false,
            { Title: TitleTie.OfOneSeries, Day: DayTie.Other, Entry: not EntryTie.Same } => false,
            { Text: TextTie.Half } => true,
            // A title that stays while day and text change is the page's name, no headline.
            { Text: TextTie.Related, Day: DayTie.Other, Title: TitleTie.Same, Entry: EntryTie.Unknown } => false,
            { Text: TextTie.Related, Day: DayTie.Other, Entry: EntryTie.Other } => false,
            { Text: TextTie.Related } => true,
            { Day: DayTie.Other } => false,
            // One report has one headline: the same one above a text about something else is the page's name again, unless more speaks for
            // it.
            { Title: TitleTie.Same } => IsElsewhere || Entry == EntryTie.Same || Day == DayTie.Same,
            _ => Entry == EntryTie.Same && !IsElsewhere,
        };
}
