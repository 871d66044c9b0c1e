namespace BriefBot.Ingest.Boilerplate;

/// <summary>What a line of raw text is.</summary>
enum LineKind
{
    /// <summary>A paragraph of the story, or not known to be anything else.</summary>
    Story = 0,

    /// <summary>Never content: pleas, advertisements, credits, buttons, notices.</summary>
    Boilerplate,

    /// <summary>Credit of a picture, with or without its caption; never content.</summary>
    Credit,

    /// <summary>Begins a list of links ("Latest Headlines", "Related stories").</summary>
    ListOpener,

    /// <summary>A call to the reader; content of an advice story, boilerplate beside boilerplate or when it comes again.</summary>
    MaybePlea,

    /// <summary>A word that buttons and menus use; boilerplate beside others of its kind.</summary>
    MaybeButton,
}
