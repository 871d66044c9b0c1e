namespace BriefBot.Corpus.Sqlite;

/// <summary>What a check of a corpus file found.</summary>
/// <param name="Articles">Articles that were read.</param>
/// <param name="Passages">Passages that were checked.</param>
/// <param name="Pending">Articles stored but not indexed yet; the next `ingest` or `ask` indexes them.</param>
/// <param name="Findings">One sentence for each thing that is wrong, at most <see cref="MostFindings"/>; empty when all is well.</param>
public sealed record VerificationReport(long Articles, long Passages, long Pending, IReadOnlyList<string> Findings)
{
    /// <summary>More findings than these are not listed.</summary>
    public const int MostFindings = 100;

    /// <summary>True when nothing is wrong.</summary>
    public bool IsSound => Findings.Count == 0;
}
