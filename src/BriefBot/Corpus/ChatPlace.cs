namespace BriefBot.Corpus;

/// <summary>Where people talk.</summary>
/// <param name="Platform">Name of the chat platform, such as "discord"; 1–64 characters.</param>
/// <param name="Channel">The platform's id of the channel, thread or direct message; 1–64 characters.</param>
/// <param name="Guild">The platform's id of the server that the channel belongs to; null in direct messages.</param>
public sealed record ChatPlace(string Platform, string Channel, string? Guild = null);

/// <summary>A message on a chat platform.</summary>
/// <param name="Platform">Name of the platform, such as "discord"; 1–64 characters.</param>
/// <param name="Channel">The platform's id of the channel, thread or direct message; 1–64 characters.</param>
/// <param name="Id">The platform's id of the message; 1–64 characters.</param>
public sealed record ChatMessage(string Platform, string Channel, string Id);
