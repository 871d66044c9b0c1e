using System.Globalization;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;

namespace BriefBot.Tests.Docs;

/// <summary>docs/how-to/discord.md says of permissions and settings what the program does.</summary>
public sealed class DiscordPageTests
{
    static readonly string Page = File.ReadAllText(Checkout.PathOf("docs", "how-to", "discord.md"));

    [Fact]
    public void Every_permission_asked_for_has_its_reason_and_no_other_is_listed()
    {
        var listed = Page.Split('\n').Where(line => line.StartsWith("| **", StringComparison.Ordinal)).Select(line => line.Split("**")[1]);

        listed.ShouldBe(BotPermissions.Names);
        Page.ShouldContain(((ulong)BotPermissions.Asked).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_setting_of_Discord_is_spoken_of()
    {
        var settings = Setting.All.Where(setting => setting.Key.StartsWith("Discord:", StringComparison.Ordinal));

        foreach (var setting in settings)
            Page.ShouldContain($"`{setting.Key}`");
    }
}
