namespace BriefBot.Deliver.Topics;

/// <summary>Lists of terms as people write them in one line: with commas or semicolons between them, quoted or not.</summary>
public static class TopicTerms
{
    /// <summary>The terms of a line; empty for none.</summary>
    public static IReadOnlyList<string> Parse(string? written) =>
        [
            .. (written ?? "")
                .Split([',', ';', '\n'])
                .Select(term => term.Trim().Trim('"', '“', '”', '\'').Trim())
                .Where(term => term.Length > 0),
        ];

    /// <summary>The terms of several lines.</summary>
    public static IReadOnlyList<string> Parse(IEnumerable<string> written) => [.. written.SelectMany(Parse)];
}
