using BriefBot.Corpus;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>The feeds, to be worked on.</summary>
/// <param name="Feeds">A page of them, those in trouble first.</param>
/// <param name="Problem">What is wrong with what was just sent; null for nothing.</param>
/// <param name="Address">Stands in the box for a new one.</param>
public sealed record FeedsView(PageOf<Feed> Feeds, string? Problem = null, string Address = "")
{
    /// <summary>Most feeds that may be followed.</summary>
    public required int Most { get; init; }

    /// <summary>What an import did, how many feeds of each; null for none.</summary>
    public (int Added, int Known, int Refused)? Imported { get; init; }
}

/// <summary>An entry of a feed that may be followed.</summary>
/// <param name="Title">Null where it has none.</param>
/// <param name="At">When it was published; null where the feed doesn't say.</param>
public sealed record FeedEntryView(string? Title, DateTimeOffset? At);

/// <summary>What following a feed would bring.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Title">As it calls itself; null where it doesn't.</param>
/// <param name="How">How it was found; null where the address itself is the feed.</param>
/// <param name="Language">As it says; null where it doesn't.</param>
/// <param name="Items">How many entries it has.</param>
/// <param name="Latest">The latest of them.</param>
/// <param name="Others">Other feeds that the page names.</param>
public sealed record FeedPreview(
    string Address,
    string? Title,
    string? How,
    string? Language,
    int Items,
    IReadOnlyList<FeedEntryView> Latest,
    IReadOnlyList<string> Others
);
