using System.Text;
using System.Text.Json;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Docs;

/// <summary>Writes docs/reference/settings.md from the settings that there are and what the schema says of each.</summary>
public sealed class SettingsPageTests
{
    const string Intro = """
        # Settings

        A test writes this page from `config/briefbot.schema.json` (`./dev golden`).

        They come from the file `config/briefbot.json` beside the executable (or `--config FILE`), then the environment, then the command line; what comes later wins. A setting that does not exist or a value that does not fit stops the start with a message that names both; `briefbot config check` says all that is wrong, and where each comes from. In the environment, `Web:Urls` is `BRIEFBOT_Web__Urls` or, as .NET has it, `Web__Urls`; `Data` is `BRIEFBOT_DATA`. Where a key has NAME, you choose it (letters, digits, `-` and `_`, at most 40): `Models:Chat:local:Model`.

        """;

    /// <summary>The page that tells more of a group.</summary>
    static readonly Dictionary<string, string> More = new(StringComparer.Ordinal)
    {
        ["Store"] = "[upgrade.md](../how-to/upgrade.md)",
        ["Search"] = "[search-engine.md](../how-to/search-engine.md)",
        ["Web"] = "[operations.md](../how-to/operations.md)",
        ["Discord"] = "[discord.md](../how-to/discord.md), [privacy.md](privacy.md)",
        ["Fetch"] = "[fetching.md](../explanation/fetching.md)",
        ["Feeds"] = "[feeds.md](../how-to/feeds.md)",
        ["Reader"] = "[reading.md](../explanation/reading.md)",
        ["Digest"] = "[digests.md](../how-to/digests.md)",
        ["Models"] = "[models.md](../how-to/models.md)",
        ["Telemetry"] = "[telemetry.md](../how-to/telemetry.md)",
    };

    [Fact]
    public void The_page_says_of_each_setting_what_the_schema_does()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Checkout.PathOf("config", "briefbot.schema.json")));
        var page = new StringBuilder(Intro.ReplaceLineEndings("\n"));

        foreach (var group in Setting.All.GroupBy(setting => setting.Key.Split(':')[0], StringComparer.Ordinal))
        {
            page.Append('\n').Append("## ").Append(group.Key).Append('\n');
            if (More.TryGetValue(group.Key, out var more))
                page.Append("More: ").Append(more).Append('\n');
            page.Append('\n').Append("| setting | default | meaning |\n|---|---|---|\n");
            foreach (var setting in group)
                page.Append(Row(setting, Description(schema.RootElement, setting.Key)));
        }

        Golden.FileShouldMatch(page.ToString(), "docs/reference/settings.md");
    }

    static string Row(Setting setting, string means)
    {
        var value = setting.Read(new Settings());
        means.ShouldNotContain("|", customMessage: setting.Key);
        return $"| `{setting.Key}` | {(value.Length > 0 ? $"`{value}`" : "(empty)")} | {means} |\n";
    }

    static string Description(JsonElement schema, string key)
    {
        foreach (var part in key.Split(':'))
            schema =
                part == Setting.AnyName
                    ? schema.GetProperty("patternProperties").EnumerateObject().Single().Value
                    : schema.GetProperty("properties").GetProperty(part);
        return schema.GetProperty("description").GetString()!;
    }
}
