using BriefBot.Answer;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>The short answer of a reply as one line of plain text.</summary>
public static class ShortAnswer
{
    /// <summary>All items with their notes; all sides where sources disagree about the only one; the best sentence where there are no
    /// items; empty when not found.</summary>
    public static string Of(Reply reply) => Of(reply, Localization.English);

    /// <summary>The same in the reader's language.</summary>
    public static string Of(Reply reply, Localization words) => reply is Reply.Cited cited ? Of(cited, words) : "";

    static string Of(Reply.Cited reply, Localization words)
    {
        if (reply.Items.Count > 0)
            return string.Join("; ", reply.Items.Select(item => Of(item, reply, words)).Concat(OtherSides(reply)));
        return reply.Claims.Count > 0 ? reply.Claims[0].Text : "";
    }

    /// <summary>An item with its note in brackets.</summary>
    public static string Of(AnswerItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Note is { Length: > 0 } note ? $"{item.Text} ({note})" : item.Text;
    }

    static string Of(AnswerItem item, Reply.Cited reply, Localization words)
    {
        var text = ReplyWords.Item(reply, item, words);
        return ReplyWords.Note(item, words) is { } note ? $"{text} ({note})" : text;
    }

    /// <summary>Sides of conflicts that the items leave unsaid, so that a reader of the short answer alone isn't misled.</summary>
    static IEnumerable<string> OtherSides(Reply.Cited reply)
    {
        var said = reply.Items.Select(item => item.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return reply
            .Conflicts.SelectMany(conflict => conflict.Sides)
            .Select(side => side.Value)
            .Where(value => value.Length > 0 && said.Add(value));
    }
}
