using System.Text.RegularExpressions;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>What a message says, without the marks of the platform.</summary>
static partial class MessageText
{
    /// <summary>Text of the message that a context menu was opened on; null when it has none.</summary>
    public static string? OfTarget(InteractionData data)
    {
        if (data.TargetId is not { } target || data.Resolved?.Messages?.GetValueOrDefault(target) is not { } message)
            return null;
        return Plain(message.Content ?? "", null) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Who wrote the message that a context menu was opened on; null when Discord doesn't tell.</summary>
    public static Snowflake? AuthorOfTarget(InteractionData data) =>
        data.TargetId is { } target && data.Resolved?.Messages?.GetValueOrDefault(target)?.Author is { } author ? author.Id : null;

    /// <summary>The text on one line without mentions of the bot; other mentions, custom emoji and times stay out as well.</summary>
    /// <param name="content">As Discord sends it.</param>
    /// <param name="bot">Whose mention makes no sense within a question; null to leave all mentions out.</param>
    public static string Plain(string content, Snowflake? bot)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = content;
        if (bot is { } id)
            text = text.Replace($"<@{id}>", " ", StringComparison.Ordinal).Replace($"<@!{id}>", " ", StringComparison.Ordinal);
        text = Marks().Replace(text, " ");
        return Spaces().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"<(?:@[!&]?|#|a?:\w{1,32}:|t:)[\d:a-zA-Z-]{1,40}>", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
