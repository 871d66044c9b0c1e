namespace BriefBot.Corpus;

/// <summary>The lines of one article's page, for learning what is furniture of its outlet's pages: hashes, no text.</summary>
/// <param name="Outlet">Key of the outlet within a workspace.</param>
/// <param name="Lines">A hash for each different line; at most <see cref="MostLines"/>.</param>
public sealed record OutletLines(long Outlet, IReadOnlyList<ulong> Lines)
{
    /// <summary>Lines of an article that are kept.</summary>
    public const int MostLines = 1000;

    /// <summary>Articles of an outlet that are looked at, the newest ones: pages change their furniture.</summary>
    public const int MostArticles = 100;
}
