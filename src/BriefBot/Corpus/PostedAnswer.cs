namespace BriefBot.Corpus;

/// <summary>An answer that stands in a chat.</summary>
/// <param name="Workspace">Whose articles answered.</param>
/// <param name="Answer">The answer that the messages carry.</param>
/// <param name="Messages">All messages that carry it, in the order of reading; never empty.</param>
/// <param name="Question">The message that asked, as linked with the message that was looked up; null when it was
/// a command.</param>
/// <param name="Asker">The platform's id of who asked, as linked with the message that was looked up.</param>
public sealed record PostedAnswer(
    WorkspaceId Workspace,
    AnswerKey Answer,
    IReadOnlyList<ChatMessage> Messages,
    ChatMessage? Question,
    string Asker
);
