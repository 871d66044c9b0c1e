using BriefBot.Tests;

namespace BriefBot.Discord.Tests.Payloads;

/// <summary>docs/reference/discord-net.md sets each public type beside Discord.Net's, and no type that isn't there.</summary>
public sealed class DiscordNetPageTests
{
    [Fact]
    public void Each_public_type_stands_in_the_tables_once()
    {
        var page = File.ReadAllText(Checkout.PathOf("docs", "reference", "discord-net.md")).ReplaceLineEndings("\n");
        var tables = page.Split("\n## ").Single(section => section.StartsWith("Types\n", StringComparison.Ordinal));
        var listed = tables.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        var types = typeof(DiscordRestClient).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name);

        listed.Order(StringComparer.Ordinal).ShouldBe(types.Order(StringComparer.Ordinal));
    }
}
