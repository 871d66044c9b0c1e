namespace BriefBot.Discord;

/// <summary>Sizes that Discord refuses to go beyond; lengths in UTF-16 code units.</summary>
/// <remarks>Source: Discord API reference, "Embed Limits", "Create Message", "Component Reference", "Application Commands".</remarks>
public static class DiscordLimits
{
    /// <summary>Text of a message.</summary>
    public const int Content = 2_000;

    /// <summary>Embeds of a message.</summary>
    public const int Embeds = 10;

    /// <summary>Text of all embeds of a message together: titles, descriptions, field names and values, footers, authors.</summary>
    public const int EmbedsTotal = 6_000;

    /// <summary>An embed's title.</summary>
    public const int EmbedTitle = 256;

    /// <summary>An embed's description.</summary>
    public const int EmbedDescription = 4_096;

    /// <summary>Fields of an embed.</summary>
    public const int EmbedFields = 25;

    /// <summary>A field's name.</summary>
    public const int FieldName = 256;

    /// <summary>A field's value.</summary>
    public const int FieldValue = 1_024;

    /// <summary>An embed's footer.</summary>
    public const int EmbedFooter = 2_048;

    /// <summary>An embed's author.</summary>
    public const int EmbedAuthor = 256;

    /// <summary>Rows of components.</summary>
    public const int Rows = 5;

    /// <summary>Buttons in a row.</summary>
    public const int ButtonsInRow = 5;

    /// <summary>A button's label.</summary>
    public const int ButtonLabel = 80;

    /// <summary>A component's id of our own.</summary>
    public const int CustomId = 100;

    /// <summary>A link button's address.</summary>
    public const int ButtonUrl = 512;

    /// <summary>Choices that autocomplete may offer.</summary>
    public const int AutocompleteChoices = 25;

    /// <summary>A choice's name, and its value where that is text.</summary>
    public const int ChoiceName = 100;

    /// <summary>A command's or option's description.</summary>
    public const int CommandDescription = 100;

    /// <summary>A thread's name.</summary>
    public const int ThreadName = 100;

    /// <summary>A message's nonce.</summary>
    public const int Nonce = 25;
}
