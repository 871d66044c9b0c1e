using System.Globalization;
using System.Text.Json;
using BriefBot.Host.Cli;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Host.EntryPoints;

/// <summary>Whatever is written behind a command, it ends with an answer or a clear error, never with an exception.</summary>
public sealed class TerminalPropertyTests : IDisposable
{
    const int Runs = 60;

    static readonly string[] Asking = ["ask", "brief", "said", "check", "search"];
    static readonly string[] Listing =
    [
        "articles list",
        "digest",
        "corrections",
        "stories",
        "topics show",
        "feeds show",
        "schedules preview",
        "articles show",
        "completion",
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static Gen<string[]> AskingLines =>
        from command in Gen.Elements(Asking)
        from day in Gen.Elements("--as-of", "--since", "--until").Zip(HostileArguments.Day)
        from filter in Gen.Elements("--source", "--topic").Zip(HostileArguments.Text.OrNone())
        from json in Gen.Elements(true, false)
        from text in HostileArguments.Text
        select Line(command, day, filter, json, text);

    static Gen<string[]> ListingLines =>
        from command in Gen.Elements(Listing)
        from option in Gen.Elements("--since", "--until", "--topic", "--source", "--count", "--version", "--nonsense")
        from value in Gen.OneOf(HostileArguments.Day, HostileArguments.Text)
        from text in HostileArguments.Text.OrNone()
        select (string[])[.. command.Split(' '), option, value, .. text is null ? Array.Empty<string>() : [text]];

    static string[] Line(string command, (string Option, string Value) day, (string Option, string? Value) filter, bool json, string text)
    {
        var line = new List<string> { command, day.Option, day.Value };
        if (filter.Value is { } value)
            line.AddRange([filter.Option, value]);
        if (json)
            line.Add("--json");
        return [.. line, "--", text];
    }

    [Fact]
    public Task Any_question_with_any_day_is_answered_or_refused() => HoldsAsync(AskingLines);

    [Fact]
    public Task Any_arguments_of_other_commands_are_done_or_refused() => HoldsAsync(ListingLines);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task The_ends_of_the_calendar_are_days_like_others(string day)
    {
        foreach (var option in new[] { "--as-of", "--since", "--until" })
        foreach (var command in Asking)
            await ShouldEndWellAsync([command, option, day, "who spoke at Wuzhen on Monday in 2020?"]);
        foreach (
            string[] line in (string[][])
                [
                    ["digest", "--since", day],
                    ["corrections", "--since", day],
                    ["articles", "list", "--since", day, "--until", day],
                    ["stories", "--since", day],
                ]
        )
            await ShouldEndWellAsync(line);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("1400-01-01")]
    public async Task An_article_may_be_said_to_be_of_any_day(string day)
    {
        var file = _folder.File("ferry.txt");
        await File.WriteAllTextAsync(
            file,
            "Ferry returns\n\nThe ferry line between Sund and Orra returned on Monday, operator Nina Falk said yesterday. On 3 "
                + "June it will sail again.\n",
            TestContext.Current.CancellationToken
        );

        await ShouldEndWellAsync(["ingest", file, "--published", day]);

        foreach (var command in Asking)
            await ShouldEndWellAsync([command, "--as-of", day, "when did the ferry line between Sund and Orra return?"]);
        await ShouldEndWellAsync(["stories"]);
        await ShouldEndWellAsync(["digest", "--since", "2020-01-01"]);
    }

    [Fact]
    public async Task A_question_may_begin_with_an_at_sign() => await ShouldEndWellAsync(["ask", "@minister said what at Wuzhen?"]);

    async Task HoldsAsync(Gen<string[]> lines)
    {
        foreach (var line in lines.Sample(Runs))
            await ShouldEndWellAsync(line);
    }

    async Task ShouldEndWellAsync(string[] line)
    {
        // Standard input is that of whoever runs the tests.
        if (line.Any(word => word.Trim() == "-"))
            return;
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);

        var code = await CommandLine.RunAsync(["--data", _folder.File("data"), .. line], output, error);

        var shown = $"{JsonSerializer.Serialize(line.Select(HostileArguments.Sendable))}\n{output}\n{error}";
        code.ShouldBeOneOf([0, 2, 3], shown);
        error.ToString().ShouldNotContain("unexpected ", customMessage: shown);
        if (code == 2)
            error.ToString().ShouldStartWith("briefbot: ", customMessage: shown);
        if (code != 2 && line.Contains("--json"))
            JsonDocument.Parse(output.ToString()).Dispose();
    }
}
