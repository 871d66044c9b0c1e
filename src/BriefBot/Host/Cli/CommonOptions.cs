using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BriefBot.Host.Cli;

/// <summary>Options that several commands share, each meaning the same everywhere.</summary>
static class CommonOptions
{
    static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyyMMdd"];

    public static readonly Option<string?> Data = new("--data")
    {
        HelpName = "FOLDER",
        Recursive = true,
        Description = "Folder of the database (also: BRIEFBOT_DATA)",
    };

    public static readonly Option<string?> Config = new("--config")
    {
        HelpName = "FILE",
        Recursive = true,
        Description = "Settings file, in place of the one beside the executable",
    };

    public static readonly Option<string[]> Set = new("--set")
    {
        HelpName = "KEY=VALUE",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        Description = "Set a setting, as in --set Web:RequestTimeout=00:01:00",
    };

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Recursive = true,
        Description = "Say more on stderr, with stack traces of errors",
    };

    public static readonly Option<string?> Urls = new("--urls")
    {
        HelpName = "URLS",
        Description = "Addresses to listen on, in place of http://127.0.0.1:5080 (setting Web:Urls)",
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document on stdout and nothing else there" };

    public static readonly Option<DateOnly?> AsOf = Day("--as-of", "The day that \"today\" means; default: today");

    public static readonly Option<DateOnly?> Since = Day("--since", "Only articles published on that day or later");

    public static readonly Option<DateOnly?> Until = Day("--until", "Only articles published on that day or earlier");

    public static readonly Option<string?> Topic = new("--topic") { HelpName = "TOPIC", Description = "Only articles with that topic" };

    public static readonly Option<string?> Source = new("--source")
    {
        HelpName = "OUTLET",
        Description = "Only articles of that outlet (its name or web host)",
    };

    public static readonly Option<string?> Model = new("--model")
    {
        HelpName = "NAME",
        Description = "Who writes: one of the configured models, or extractive for quotes alone",
    };

    /// <summary>An option that takes a day.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            HelpName = "YYYY-MM-DD",
            Description = description,
            CustomParser = ParseDay,
        };

    /// <summary>A day as 2022-06-17 or 20220617.</summary>
    public static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    static DateOnly? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TryParseDay(text, out var day))
            return day;
        result.AddError($"'{text}' is not a day; write it as 2022-06-17.");
        return null;
    }
}
