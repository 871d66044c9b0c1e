using BriefBot.Deliver;

namespace BriefBot.Host.Web;

/// <summary>Whose articles a request is shown: those of the terminal and the web page, unless its log-in opens only a server's.</summary>
static class RequestWorkspace
{
    static readonly object Key = new();

    /// <summary>The workspace's name.</summary>
    public static string Workspace(this HttpContext context) => context.Items[Key] as string ?? Libraries.DefaultWorkspace;

    /// <summary>Whether it is shown this one workspace, and nothing of the host.</summary>
    public static bool IsLimited(this HttpContext context) => context.Items.ContainsKey(Key);

    /// <summary>Shows it nothing but this workspace.</summary>
    public static void LimitTo(this HttpContext context, string workspace) => context.Items[Key] = workspace;
}
