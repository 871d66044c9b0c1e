namespace BriefBot.Deliver.Web.Administration;

/// <summary>A question before something is done that can't be undone.</summary>
/// <param name="Page">Which of <see cref="AdministrationPaths.Pages"/> it belongs to, and leads back to.</param>
/// <param name="Question">What is asked.</param>
/// <param name="What">What it would be done to.</param>
/// <param name="Consequence">What comes of it.</param>
/// <param name="Action">Where the answer yes is sent to.</param>
/// <param name="Button">What says yes.</param>
public sealed record ConfirmView(string Page, string Question, string What, string Consequence, string Action, string Button)
{
    /// <summary>Fields that are sent along.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];
}
