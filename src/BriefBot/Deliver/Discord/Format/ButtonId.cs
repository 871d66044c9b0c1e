using System.Globalization;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What a button under an answer does.</summary>
public enum ButtonAction
{
    /// <summary>Shows every source with its quotes in full.</summary>
    Sources,

    /// <summary>Shows how the answer came about.</summary>
    Why,

    /// <summary>Says that the answer was good.</summary>
    Good,

    /// <summary>Says that it was not.</summary>
    Bad,

    /// <summary>Posts an answer that one person sees for all.</summary>
    Share,

    /// <summary>Deletes an answer whose question was deleted.</summary>
    Remove,

    /// <summary>Removes an article, after it was asked whether to; the number is the confirmation's.</summary>
    RemoveArticle,

    /// <summary>Shows how a digest came about; the number is the digest's.</summary>
    DigestWhy,

    /// <summary>Forgets a person, after they were asked; the number is the confirmation's.</summary>
    Forget,

    /// <summary>The same, and removes the messages that answered them.</summary>
    ForgetWithMessages,
}

/// <summary>A button's custom id: "bb1:why:42". Buttons outlive the program that made them, so the form has a version.</summary>
/// <param name="Answer">Key of the stored answer; 0 or more.</param>
public readonly record struct ButtonId(ButtonAction Action, long Answer)
{
    const string Version = "bb1";

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}:{Name(Action)}:{Answer}");

    /// <summary>Reads a custom id; null for anything that this version didn't write.</summary>
    public static ButtonId? Parse(string? customId)
    {
        if (customId?.Split(':') is not [Version, var name, var number])
            return null;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var answer))
            return null;
        foreach (var action in Enum.GetValues<ButtonAction>())
        {
            if (Name(action) == name)
                return new ButtonId(action, answer);
        }

        return null;
    }

    static string Name(ButtonAction action) =>
        action switch
        {
            ButtonAction.Sources => "sources",
            ButtonAction.Why => "why",
            ButtonAction.Good => "good",
            ButtonAction.Bad => "bad",
            ButtonAction.Share => "share",
            ButtonAction.Remove => "remove",
            ButtonAction.RemoveArticle => "article",
            ButtonAction.DigestWhy => "digest",
            ButtonAction.Forget => "forget",
            ButtonAction.ForgetWithMessages => "forget-all",
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "no such button"),
        };
}
