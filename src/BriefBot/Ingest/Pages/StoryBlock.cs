namespace BriefBot.Ingest.Pages;

/// <summary>A paragraph, heading, list item or table row of a story, on one line; what is preformatted keeps its lines.</summary>
/// <param name="Tag">Of the element that ended it; "" for text that stood between blocks.</param>
/// <param name="Linked">Characters inside links.</param>
/// <param name="Strong">Characters in bold type.</param>
readonly record struct StoryBlock(string Text, string Tag, int Linked, int Strong = 0)
{
    /// <summary>Stands where a list of links was left out.</summary>
    public static readonly StoryBlock Links = new("", "links", 0);

    /// <summary>True for h1 to h6.</summary>
    public bool IsHeading => Tag is ['h', >= '1' and <= '6'];
}
