namespace BriefBot.Corpus;

/// <summary>What a feed calls one of its entries.</summary>
/// <param name="Id">The feed's id for it; where it gives none, the address with the fragment that names its place on the page.</param>
public sealed record EntryId(FeedId Feed, string Id);
