using System.Globalization;

namespace BriefBot.Benchmarks;

/// <summary>What to measure on.</summary>
/// <param name="Corpus">JSON Lines file of articles; null for the generated set.</param>
/// <param name="Questions">JSON Lines file of questions with known answers; null for the generated set.</param>
/// <param name="Passages">Size that retrieval and memory are measured at, 1,000 and up.</param>
/// <param name="BriefBot">The published executable; null leaves out what is measured on whole processes.</param>
/// <param name="BareHost">The published yardstick of the start.</param>
/// <param name="Folder">Where databases are written.</param>
/// <param name="Bursts">Bursts of questions in a row without limits, 1 to 100.</param>
/// <param name="Pages">JSON Lines file of pages; null for generated ones.</param>
/// <param name="WebClients">Clients that ask the web page beside Discord, 1 to 256; 0 measures the bursts of Discord alone.</param>
/// <param name="Minutes">How long a soak lasts, 1 to 1,440.</param>
/// <param name="Readability">The Node script that stories are found with for comparison.</param>
/// <param name="Postgres">How to connect to an empty database of a PostgreSQL; null where none is needed.</param>
sealed record BenchOptions(
    string? Corpus,
    string? Questions,
    int Passages,
    string? BriefBot,
    string? BareHost,
    string Folder,
    int Bursts,
    string? Pages = null,
    string Readability = "tests/extraction/readability.mjs",
    int WebClients = 0,
    int Minutes = 10,
    string? Postgres = null
)
{
    /// <summary>How to call the program.</summary>
    public const string Usage =
        "usage: bench [--corpus FILE --questions FILE] [--passages N] [--briefbot FILE --barehost FILE] [--folder FOLDER] | "
        + "discord --briefbot FILE [--corpus FILE --questions FILE] [--folder FOLDER] [--bursts N] [--web-clients N] | extract "
        + "[--pages FILE] [--readability FILE] [--folder FOLDER] | stories [--folder FOLDER] | "
        + "postgres --postgres CONNECTION [--folder FOLDER] | "
        + "pages --briefbot FILE [--folder FOLDER] | "
        + "soak --briefbot FILE [--minutes N] [--folder FOLDER] | micro [BenchmarkDotNet arguments]";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">An option is unknown, has no value, or its value doesn't fit; the message names it.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions(null, null, 200_000, null, null, Path.Combine("artifacts", "bench", "data"), 5);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count)
                throw new FormatException($"{arguments[i]} has no value. {Usage}");
            options = options.With(arguments[i], arguments[i + 1]);
        }

        if (options.Corpus is null != options.Questions is null)
            throw new FormatException("--corpus and --questions go together. " + Usage);
        return options;
    }

    BenchOptions With(string name, string value) =>
        name switch
        {
            "--corpus" => this with { Corpus = value },
            "--questions" => this with { Questions = value },
            "--passages" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var passages) && passages >= 1000 =>
                this with
                {
                    Passages = passages,
                },
            "--passages" => throw new FormatException("--passages takes a whole number from 1000 on."),
            "--briefbot" => this with { BriefBot = value },
            "--barehost" => this with { BareHost = value },
            "--bursts"
                when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bursts) && bursts is >= 1 and <= 100 =>
                this with
                {
                    Bursts = bursts,
                },
            "--bursts" => throw new FormatException("--bursts takes a whole number from 1 to 100."),
            "--web-clients"
                when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var clients) && clients is >= 1 and <= 256 =>
                this with
                {
                    WebClients = clients,
                },
            "--web-clients" => throw new FormatException("--web-clients takes a whole number from 1 to 256."),
            "--minutes"
                when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 1440 =>
                this with
                {
                    Minutes = minutes,
                },
            "--minutes" => throw new FormatException("--minutes takes a whole number from 1 to 1440."),
            "--pages" => this with { Pages = value },
            "--postgres" => this with { Postgres = value },
            "--readability" => this with { Readability = value },
            "--folder" => this with { Folder = value },
            _ => throw new FormatException($"{name} is not an option. {Usage}"),
        };
}
