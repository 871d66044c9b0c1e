using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>What the page about the log-in shows.</summary>
/// <param name="Session">The log-in; null where there is none.</param>
/// <param name="IsOpen">True where no token is needed.</param>
public sealed record SessionView(WebSession? Session, bool IsOpen)
{
    /// <summary>Name of the form's field that asks to end every log-in.</summary>
    public const string Everywhere = "everywhere";
}
