using BriefBot.Corpus.Privacy;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /forget says: what there is, and what is gone.</summary>
static class ForgetMessages
{
    /// <summary>Asks whether to forget, by kind; offers to remove the messages too, where there are some.</summary>
    /// <param name="kept">What is kept.</param>
    /// <param name="here">Whether of this server only.</param>
    /// <param name="confirmation">Number that the buttons carry.</param>
    /// <param name="locale">The person's.</param>
    public static MessageProperties Ask(Kept kept, bool here, long confirmation, string? locale)
    {
        var words = Localization.For(locale);
        var counts = kept.Counts;
        if (counts.IsEmpty && kept.Unknown == 0)
            return NoticeMessage.Of(here ? Term.ForgetNothingHere : Term.ForgetNothing, locale);
        var buttons = new List<MessageComponent> { Button(words[Term.ForgetButton], ButtonAction.Forget, confirmation) };
        if (counts.Messages > 0 || kept.Unknown > 0)
            buttons.Add(Button(words[Term.ForgetAllButton], ButtonAction.ForgetWithMessages, confirmation));
        var lines = Lines(counts, words);
        if (kept.Unknown > 0)
            lines.Add("- " + words[Term.ForgetUnknown]);
        return Small(words[Term.ForgetAsk], lines, EmbedColour.Failed) with { Components = [MessageComponent.Row(buttons)] };
    }

    /// <summary>What was forgotten, by kind.</summary>
    public static MessageProperties Done(Forgotten forgotten, bool withMessages, string? locale)
    {
        var words = Localization.For(locale);
        var lines = Lines(forgotten.Counts, words);
        if (withMessages)
            lines.Add(Line(Term.MessagesRemoved, forgotten.Removed, words));
        if (forgotten.Left > 0)
            lines.Add(Line(Term.MessagesLeft, forgotten.Left, words));
        if (forgotten.Pending > 0)
            lines.Add(words[Term.ForgetPending]);
        return Small(words[Term.Forgotten], lines, EmbedColour.Done);
    }

    static List<string> Lines(PersonalCounts counts, Localization words)
    {
        (Term Kind, long Count)[] kinds =
        [
            (Term.KeptQuestions, counts.Questions),
            (Term.KeptConversations, counts.Conversations),
            (Term.KeptVotes, counts.Votes),
            (Term.KeptMessages, counts.Messages),
            (Term.KeptUsage, counts.Usage),
            (Term.KeptNames, counts.Names),
        ];
        return [.. kinds.Where(kind => kind.Count > 0).Select(kind => Line(kind.Kind, kind.Count, words))];
    }

    static string Line(Term kind, long count, Localization words) => "- " + words.With(kind, words.Number(count));

    static MessageComponent Button(string label, ButtonAction action, long confirmation) =>
        MessageComponent.Button(label, new ButtonId(action, confirmation).ToString(), ButtonStyle.Danger);

    static MessageProperties Small(string title, IEnumerable<string> lines, int colour) =>
        new()
        {
            Embeds =
            [
                new Embed
                {
                    Title = title,
                    Description = string.Join('\n', lines),
                    Color = colour,
                },
            ],
        };
}
