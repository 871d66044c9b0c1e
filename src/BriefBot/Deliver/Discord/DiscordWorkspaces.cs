using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>What the workspaces of Discord's servers are called.</summary>
static class DiscordWorkspaces
{
    /// <summary>Stands before the server's id.</summary>
    public const string Prefix = "discord:";

    /// <summary>The workspace of a server.</summary>
    public static string Of(Snowflake server) => $"{Prefix}{server}";

    /// <summary>Id of the server that a workspace is named for; null for another one's.</summary>
    public static string? ServerOf(string workspace) =>
        workspace.StartsWith(Prefix, StringComparison.Ordinal) && Snowflake.TryParse(workspace[Prefix.Length..], out var id)
            ? id.ToString()
            : null;
}
