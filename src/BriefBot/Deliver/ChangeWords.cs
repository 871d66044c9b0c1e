using BriefBot.Corpus.Changes;

namespace BriefBot.Deliver;

/// <summary>Names of changes and of what became of sentences, for people and for JSON.</summary>
public static class ChangeWords
{
    /// <summary>"corrected", "live_blog".</summary>
    public static string Name(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Corrected => "corrected",
            ChangeKind.Cut => "cut",
            ChangeKind.Extended => "extended",
            ChangeKind.Rewritten => "rewritten",
            ChangeKind.LiveBlog => "live_blog",
            _ => "retitled",
        };

    /// <summary>"changed", "added".</summary>
    public static string Name(SentenceFate fate) =>
        fate switch
        {
            SentenceFate.Unchanged => "unchanged",
            SentenceFate.Reworded => "reworded",
            SentenceFate.Changed => "changed",
            SentenceFate.Added => "added",
            _ => "removed",
        };

    /// <summary>The change in a word or two, for a line of text.</summary>
    public static string Short(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.LiveBlog => "live blog went on",
            ChangeKind.Retitled => "other title",
            _ => Name(kind),
        };
}
