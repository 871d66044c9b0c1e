using System.Globalization;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>What docs/testing/fetch-faults.md says of each fault.</summary>
/// <param name="Reason">Why the fetch failed; null when it didn't.</param>
/// <param name="AskAgain">After which the host asks to be asked again, else null.</param>
sealed record FaultRow(string? Reason, TimeSpan? AskAgain)
{
    /// <summary>All rows by the name of the fault.</summary>
    public static IReadOnlyDictionary<string, FaultRow> All { get; } =
        File.ReadLines(Checkout.PathOf("docs", "testing", "fetch-faults.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|'))
            .ToDictionary(cells => cells[1].Trim(), cells => Of(cells[2].Trim(), cells[3].Trim()), StringComparer.Ordinal);

    static FaultRow Of(string outcome, string seconds) =>
        new(
            outcome.StartsWith('*') ? null : outcome[(outcome.IndexOf(": ", StringComparison.Ordinal) + 2)..],
            seconds.Length > 0 ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) : null
        );
}
