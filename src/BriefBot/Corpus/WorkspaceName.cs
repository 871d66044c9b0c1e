namespace BriefBot.Corpus;

/// <summary>A workspace in a list.</summary>
public sealed record WorkspaceName(WorkspaceId Id, string Name);
