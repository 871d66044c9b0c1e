namespace BriefBot.Inference.Prompts;

/// <summary>A prompt's file is missing or can't be used; the message names the file and what to change in it.</summary>
public sealed class PromptException(string message, Exception? inner = null) : Exception(message, inner);
