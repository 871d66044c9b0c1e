using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>How an answer came about, behind the button Why and the command /why.</summary>
public static class WhyMessage
{
    const int LineLimit = 500;
    const int MostMessages = 2;

    /// <summary>The lines as a list; those that start with blanks are set below the one before.</summary>
    /// <param name="question">What was asked, of any origin.</param>
    /// <param name="lines">Plain text of any origin.</param>
    public static IReadOnlyList<MessageProperties> Of(string question, IReadOnlyList<string> lines, string? locale) =>
        Of(question, Term.WhyTitle, lines, locale);

    /// <summary>The same of something else than an answer.</summary>
    /// <param name="about">Of any origin.</param>
    /// <param name="footer">What the lines tell.</param>
    /// <param name="lines">Plain text of any origin.</param>
    public static IReadOnlyList<MessageProperties> Of(string about, Term footer, IReadOnlyList<string> lines, string? locale)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var words = Localization.For(locale);
        return MessageFlow.Of(MostMessages, words[footer], words[Term.Cut], Write).Finish(null, null);

        void Write(MessageFlow flow)
        {
            flow.Open(EmbedColour.Quiet, AnswerLayout.Title(about));
            foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
                flow.Add(Item(line), "\n");
        }
    }

    static string Item(string line) => $"{(char.IsWhiteSpace(line[0]) ? "  - " : "- ")}{Markdown.Escape(line.Trim(), LineLimit)}";
}
