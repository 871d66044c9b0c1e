using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Text that tries to be more than text.</summary>
static class HostileText
{
    static readonly string[] Fragments =
    [
        "@everyone",
        "@here",
        "@Everyone ",
        "<@123456789012345678>",
        "<@!1>",
        "<@&99>",
        "<#42>",
        "<:pepe:123>",
        "<a:b:1>",
        "</ask:12>",
        "<id:browse>",
        "<t:1700000000:R>",
        "[click](https://evil.example)",
        "[a](javascript:alert(1))",
        "[[1]](http://evil.example/)",
        "](https://evil.example)",
        "[",
        "]",
        "(",
        ")",
        "\\",
        "\\\\",
        "https://evil.example/path?x=1",
        "HTTP://EVIL.EXAMPLE",
        "javascript:alert(1)",
        "discord.gg/abc",
        "<https://evil.example>",
        "steam://run/1",
        "data:text/html,x",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "||",
        "`",
        "```",
        "```js\ncode\n```",
        "# big",
        "\n# big",
        "\n> quote",
        ">>> ",
        "-# small",
        "- item",
        "+ item",
        "1. one",
        "2) two",
        ":smile:",
        ":100:",
        "\r\n",
        "\n\n",
        "\t",
        "\0",
        "\u001b[31m",
        "\u202e",
        "\u2066",
        "\u200f",
        "\ufeff",
        "\u200b",
        "\u2060",
        "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309",
        "\u0301\u0301\u0301",
        "\u20dd",
        "\u200d",
        "\u200d\u200d\u200d",
        "\ufe0f",
        "\u0600",
        "\u0d4e",
        "👩\u200d👩\u200d👧\u200d👦",
        "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿",
        "🇩🇪🇫",
        "🏴",
        "\ud83d",
        "\ude00",
        "\ud800\ud800",
        "क्ष्म्य",
        "ที่",
        "བསྒྲུབས",
        "가각",
        "\u1100\u1161\u11a8",
        "שָׁלוֹם",
        "سلام",
        "Ada Pell",
        "opened the harbour.",
        " and then ",
        "He said so. ",
        "10:30 ",
        "3.5 million ",
        "“quoted”",
        "’",
        "…",
        " ",
        "  ",
        "word",
        "A. B. ",
    ];

    /// <summary>A few fragments in a row, now and then repeated to thousands of characters.</summary>
    public static Gen<string> Texts { get; } =
        from parts in Gen.Elements(Fragments).ListOf()
        from noise in ArbMap.Default.GeneratorFor<string?>()
        from times in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Choose(2, 400)))
        select Repeat(string.Concat(parts) + noise, times);

    /// <summary>Addresses, most of them bad.</summary>
    public static Gen<string?> Addresses { get; } =
        Gen.Frequency(
            (
                4,
                Gen.Elements<string?>(
                    null,
                    "",
                    "https://news.example/a",
                    "http://news.example/(a)_b?c=[d]&e=<f>#g\"h",
                    "https://user:secret@news.example/",
                    "javascript:alert(1)",
                    "//news.example",
                    "ftp://news.example/a",
                    "https://news.example/@everyone/a b\\c`d*e_f|g~h",
                    "https://münchen.example/ß",
                    "https://news.example/\u202egpj.exe",
                    "file:///etc/passwd",
                    "https://[::1]/",
                    "https://news.example:8443/x"
                )
            ),
            (1, Texts.Select(text => (string?)("https://news.example/" + text))),
            (1, Texts.Select(text => (string?)text))
        );

    /// <summary>Repeats a text up to about 10,000 characters.</summary>
    static string Repeat(string text, int times) =>
        text.Length == 0 ? text : string.Concat(Enumerable.Repeat(text, Math.Min(times, 1 + (10_000 / text.Length))));
}
