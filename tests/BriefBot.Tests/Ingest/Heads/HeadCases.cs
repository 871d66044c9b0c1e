using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Heads;

/// <summary>An article as people have it, and what it says of itself.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Kind">Ending of the file that it would come in.</param>
/// <param name="Expected">By name ("outlet", "published", "updated", "author", "title", "keeps"); "–" where it must stay open.</param>
sealed record HeadCase(string Name, string Kind, IReadOnlyDictionary<string, string> Expected, string Content)
{
    static readonly DateOnly Today = new(2026, 7, 15);

    /// <summary>The cases of a file beside this one: "#### name; kind", lines of what is expected, "----", the content.</summary>
    public static IEnumerable<HeadCase> Read(string file) =>
        File.ReadAllText(Checkout.PathOf("tests", "BriefBot.Tests", "Ingest", "Heads", file))
            .ReplaceLineEndings("\n")
            .Split("#### ", StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse);

    /// <summary>What becomes of it.</summary>
    public ArticleDraft Draft()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Content);
        var name = "article." + Kind;
        var reading = new DocumentReader(new InputLimits())
            .Read(bytes, name, DocumentFormats.ByName(name)!.Value, CancellationToken.None)
            .ShouldHaveSingleItem();
        var found = reading.ShouldBeOfType<Reading.Found>().Article;
        return new ArticleDrafter(new IngestRequest(default, []), Today).Draft(found, null).Draft.ShouldNotBeNull();
    }

    /// <summary>What differs from what is expected; empty when nothing does.</summary>
    public string Difference()
    {
        var draft = Draft();
        var differences = new List<string>();
        foreach (var (what, expected) in Expected)
        {
            var actual = what switch
            {
                "outlet" => draft.Source ?? "–",
                "published" => draft.Published.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "–",
                "updated" => Updated(draft.ModifiedAt, expected),
                "author" => draft.Author ?? "–",
                "title" => draft.Title,
                "basis" => draft.Published.Basis,
                "keeps" => draft.Body.Contains(expected, StringComparison.Ordinal) ? expected : draft.Body,
                _ => "unknown: " + what,
            };
            if (actual != expected)
                differences.Add($"{what}: {actual} instead of {expected}");
        }
        if (Expected["outlet"] is { Length: > 1 } outlet && draft.Body.Contains(outlet, StringComparison.Ordinal))
            differences.Add("the outlet's line is in the body");
        if (draft.Body.StartsWith(Expected["title"], StringComparison.Ordinal))
            differences.Add("the title is in the body");
        return string.Join("\n", differences);
    }

    static string Updated(DateTimeOffset? modified, string expected) =>
        modified?.ToString(
            expected.Contains(':', StringComparison.Ordinal) ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        )
        ?? "–";

    static HeadCase Parse(string section)
    {
        var lines = section.Split('\n');
        var rule = Array.IndexOf(lines, "----");
        var head = lines[0].Split("; ");
        var expected = lines[1..rule].Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new HeadCase(head[0], head[1], expected, string.Join('\n', lines[(rule + 1)..]));
    }
}
