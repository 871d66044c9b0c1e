namespace BriefBot.Corpus;

/// <summary>What a person asked last at a place, so that the next question may lean on it.</summary>
/// <param name="Workspace">Whose articles were asked. In direct messages it can be another one than the next question is for.</param>
/// <param name="Question">The question as understood, complete in itself; up to <see cref="AnswerRecord.MaxQuestion"/> characters.</param>
/// <param name="Answer">The answer to it; null when it wasn't kept.</param>
public sealed record Conversation(WorkspaceId Workspace, string Question, AnswerKey? Answer);
