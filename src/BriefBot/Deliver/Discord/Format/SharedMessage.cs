using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>An answer that one person saw, for all to see.</summary>
public static class SharedMessage
{
    /// <summary>The messages in the order to post them, with buttons under the last.</summary>
    /// <param name="seen">What the person saw.</param>
    /// <param name="person">Who shares it.</param>
    /// <param name="answer">Key of the stored answer, for the buttons.</param>
    /// <param name="hasSources">Whether it cites anything.</param>
    /// <param name="locale">Language of the words around it.</param>
    public static IReadOnlyList<MessageProperties> Of(
        IReadOnlyList<IReadOnlyList<Embed>> seen,
        Snowflake person,
        long answer,
        bool hasSources,
        string? locale
    )
    {
        ArgumentNullException.ThrowIfNull(seen);
        var words = Localization.For(locale);
        return
        [
            .. seen.Select(
                (embeds, index) =>
                    new MessageProperties
                    {
                        Content = index == 0 ? words.With(Term.Shared, $"<@{person}>") : null,
                        Embeds = embeds,
                        Components =
                            index == seen.Count - 1
                                ? AnswerMessage.Buttons(hasSources, canShare: false, canRemove: true, answer, words)
                                : null,
                    }
            ),
        ];
    }
}
