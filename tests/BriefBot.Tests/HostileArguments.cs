using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests;

/// <summary>Arguments as careless or malicious callers give them.</summary>
static class HostileArguments
{
    static readonly string[] Pieces =
    [
        "who",
        "spoke",
        "at",
        "Wuzhen",
        "2020",
        "?",
        "when",
        "did",
        "the",
        "ship",
        "come",
        "free",
        "today",
        "yesterday",
        "on Monday",
        "last year",
        "next week",
        "0001",
        "9999",
        "31 December 9999",
        "said",
        "Xi Jinping",
        "«",
        "»",
        "\"",
        "'",
        "“",
        "(",
        ")",
        "*",
        "NOT",
        "NEAR",
        "title:",
        "%",
        "\\",
        "/",
        "--",
        "-",
        "{0}",
        "<b>",
        "</script>",
        "&amp;",
        "\u202e",
        "\u200b",
        "é",
        "İ",
        "ß",
        "ﬁ",
        "漢字",
        "👩‍🚀",
        "e\u0301\u0301\u0301",
        "\u0000",
        "\u0007",
        "\u001b[31m",
        "\r\n",
        "\t",
        "\ufeff",
        "\uffff",
        "1e308",
        "-1",
        "٣",
    ];

    static readonly string[] EdgeDays =
    [
        "0001-01-01",
        "0001-01-02",
        "0001-01-07",
        "1899-12-31",
        "1900-01-01",
        "2258-11-28",
        "9999-12-01",
        "9999-12-30",
        "9999-12-31",
        "2024-02-29",
        "20201123",
        "",
        "0000-00-00",
        "2023-02-29",
        "10000-01-01",
        "tomorrow",
        "-1",
        "9999-99-99",
        "２０２２-06-17",
        " 2020-11-23 ",
    ];

    /// <summary>Any text: words, signs, controls, halves of surrogate pairs, nothing, and more than is taken.</summary>
    public static Gen<string> Text { get; } =
        Gen.Frequency(
            (6, Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces))),
            (2, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
            (1, Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces) + '\ud83d')),
            (1, Gen.Elements("", " ", "\t\n", "\ud800", "\udc00\ud800", "?", "a")),
            (
                1,
                Gen.Elements(Pieces)
                    .Zip(Gen.Choose(900, 4_000))
                    .Select(pair => string.Concat(Enumerable.Repeat(pair.Item1 + " ", pair.Item2 / (pair.Item1.Length + 1))))
            )
        );

    /// <summary>Any day, the calendar's ends among them, and what is none.</summary>
    public static Gen<string> Day { get; } =
        Gen.OneOf(
            Gen.Elements(EdgeDays),
            Gen.Choose(0, DateOnly.MaxValue.DayNumber)
                .Select(number => DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );

    /// <summary>Mostly left out.</summary>
    public static Gen<string?> OrNone(this Gen<string> gen) =>
        Gen.Frequency((2, Gen.Constant<string?>(null)), (1, gen.Select(text => (string?)text)));

    /// <summary>The text as an operating system or a chat hands it over: whole characters, no NUL.</summary>
    public static string Sendable(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
}
