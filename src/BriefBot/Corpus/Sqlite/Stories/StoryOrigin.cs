using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>Who an article comes from, as a key that is equal for what is not independent.</summary>
static class StoryOrigin
{
    /// <summary>The agency whose copy it is, else the site that the page names as the original's, else the outlet, else the article
    /// itself.</summary>
    public static string Of(StorySubject subject) =>
        Agencies.Of(subject.Source, subject.Author, subject.Agency, subject.Body) is { } agency
            ? StoryMember.AgencyPrefix + agency
            : SearchKey.OfHost(subject.SyndicatedFrom) ?? SearchKey.Of(subject.Source) ?? subject.HostKey ?? $"article:{subject.Article}";

    /// <summary>True for the key of an agency.</summary>
    public static bool IsAgency(string origin) => origin.StartsWith(StoryMember.AgencyPrefix, StringComparison.Ordinal);
}
