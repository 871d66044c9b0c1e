using BriefBot.Answer;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>A reply as Discord messages: the terminal's and the web page's content, in Discord's own means.</summary>
/// <remarks>
/// Everything stands in embeds: there a mention never pings and an address gets no preview. No embed has a url, because the
/// client merges embeds that share one.
/// </remarks>
public static class AnswerMessage
{
    const int ModelLimit = 60;

    // A briefing is long: as few messages as its sections take.
    static readonly AnswerRoom[] BriefRooms =
    [
        new(LinkedItems: false, QuoteBlocks.LongestWords, Messages: 2),
        new(LinkedItems: false, LongestQuote: 400, Messages: 4),
        new(LinkedItems: false, LongestQuote: 240, Messages: 4),
    ];

    // One message while the links allow it, then several, then several with shortened quotes.
    static readonly AnswerRoom[] Rooms =
    [
        new(LinkedItems: true, QuoteBlocks.LongestWords, Messages: 1),
        new(LinkedItems: false, QuoteBlocks.LongestWords, Messages: 1),
        new(LinkedItems: false, QuoteBlocks.LongestWords, Messages: 3),
        new(LinkedItems: false, LongestQuote: 400, Messages: 3),
    ];

    /// <summary>The messages in the order to post them; one as a rule, three at most. Buttons are under the last.</summary>
    public static IReadOnlyList<MessageProperties> Of(Reply reply, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(view);
        var footer = Footer(reply, view.Words);
        var rooms = reply is Reply.Brief or Reply.Said ? BriefRooms : Rooms;
        var flows = rooms.Select(room => AnswerLayout.Of(reply, view, room, footer));
        var flow =
            flows.FirstOrDefault(flow => !flow.IsShortened)
            ?? AnswerLayout.Of(reply, view, rooms[^1], $"{footer} · {view.Words[Term.Shortened]}");
        return flow.Finish(view.AnsweredAt, Buttons(reply, view));
    }

    static string Footer(Reply reply, Localization words)
    {
        var parts = new List<string> { words.With(Term.AsOf, words.Day(reply.Question.AsOf)) };
        if (reply.IsFound)
        {
            var articles = ReplyWords.ByArticle(reply.Sources).Count();
            if (articles > 0)
                parts.Add(articles == 1 ? words[Term.FromOneArticle] : words.With(Term.FromArticles, words.Number(articles)));
            var model = reply.AnsweredBy == "extractive" ? null : Markdown.Plain(reply.AnsweredBy, ModelLimit);
            parts.Add(model is null ? words[Term.ByQuoting] : words.With(Term.ByModel, model));
            if (model is not null && reply.Writing is { Sentences: > 0 } writing)
                parts.Add(
                    words.With(Term.SentencesPassed, words.Number(writing.Passed + writing.Repaired), words.Number(writing.Sentences))
                );
        }

        return string.Join(" · ", parts);
    }

    static IReadOnlyList<MessageComponent>? Buttons(Reply reply, AnswerView view)
    {
        return view.AnswerKey is { } answer ? Buttons(reply.Sources.Count > 0, view.IsEphemeral, view.CanRemove, answer, view.Words) : null;
    }

    /// <summary>What stands under an answer.</summary>
    internal static IReadOnlyList<MessageComponent> Buttons(bool hasSources, bool canShare, bool canRemove, long answer, Localization words)
    {
        var buttons = new List<MessageComponent>();
        if (hasSources)
            buttons.Add(Button(words[Term.Sources], ButtonAction.Sources, answer));
        buttons.Add(Button(words[Term.Why], ButtonAction.Why, answer));
        buttons.Add(Button("", ButtonAction.Good, answer, "👍"));
        buttons.Add(Button("", ButtonAction.Bad, answer, "👎"));
        if (canShare)
            buttons.Add(Button(words[Term.Share], ButtonAction.Share, answer));
        if (canRemove)
            buttons.Add(Button("", ButtonAction.Remove, answer, "🗑️"));
        return [MessageComponent.Row(buttons)];
    }

    /// <summary>What stands under an answer whose question was deleted.</summary>
    public static IReadOnlyList<MessageComponent> RemovalButtons(long answer, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            MessageComponent.Row(
                Button(words[Term.Sources], ButtonAction.Sources, answer),
                MessageComponent.Button(words[Term.RemoveAnswer], new ButtonId(ButtonAction.Remove, answer).ToString(), ButtonStyle.Danger)
            ),
        ];
    }

    static MessageComponent Button(string label, ButtonAction action, long answer, string? emoji = null) =>
        MessageComponent.Button(label, new ButtonId(action, answer).ToString(), emoji: emoji);
}
