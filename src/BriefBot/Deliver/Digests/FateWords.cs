using System.Globalization;
using BriefBot.Answer.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>How a digest came about, in lines of plain text; those that start with blanks belong to the line above.</summary>
public static class FateWords
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> Lines(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var lines = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"Put together at {digest.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC of "
                    + $"{(digest.Topic is { } topic ? $"articles on {topic}" : "all articles")}: {digest.Stories.Count} stories, "
                    + $"{digest.LeftOut} left out for want of room, {digest.Corrections.Count} corrections."
            ),
        };
        foreach (var fate in digest.Fates)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Verdict(fate.Verdict)}: {fate.Title}"));
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {fate.Reason} Score {fate.Score:0.00}; {Count(fate.Articles, "article")} merged into it, "
                        + $"{Count(fate.Sources, "independent source")}."
                )
            );
        }
        return lines;
    }

    static string Verdict(StoryVerdict verdict) =>
        verdict switch
        {
            StoryVerdict.New => "In, new",
            StoryVerdict.Update => "In, as an update",
            StoryVerdict.NothingNew => "Out, nothing new",
            StoryVerdict.NoRoom => "Out, no room",
            _ => "Out, nothing to quote",
        };

    static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");
}
