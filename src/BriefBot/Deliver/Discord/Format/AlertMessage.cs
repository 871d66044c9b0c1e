using BriefBot.Answer.Digests;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What a topic tells at once, as one Discord message: a story by its headline, a sentence of it, its outlet and its day; or
/// several, and how many more there are.</summary>
/// <remarks>Everything stands in embeds, as <see cref="DigestMessage"/> does.</remarks>
public static class AlertMessage
{
    const int TitleLimit = 220;

    // More than the longest sentence that is quoted takes when it is escaped: none is cut.
    const int QuoteLimit = 1_200;

    /// <summary>The message.</summary>
    public static MessageProperties Of(VerifiedDigest alert, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(view);
        return Flow(alert, alert.Digest.Stories.Count, view).Finish(null, DigestMessage.Buttons(view))[0];
    }

    /// <summary>How many of the stories one message has room for; 1 at least.</summary>
    public static int Room(VerifiedDigest alert, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(view);
        var stories = alert.Digest.Stories.Count;
        while (stories > 1 && Flow(alert, stories, view).IsShortened)
            stories--;
        return Math.Max(1, stories);
    }

    /// <summary>The message's title, as plain text.</summary>
    public static string Heading(Digest alert, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(view);
        return view.Words.With(Term.AlertOf, Markdown.Plain(alert.Topic ?? "", DigestMessage.TopicLimit));
    }

    static MessageFlow Flow(VerifiedDigest alert, int stories, DigestView view)
    {
        var flow = new MessageFlow("", 1);
        flow.Open(EmbedColour.Answer, Markdown.Escape(Heading(alert.Digest, view)));
        for (var story = 0; story < stories; story++)
            flow.Add(Block(alert, story, view));
        var more = alert.Digest.LeftOut + alert.Digest.Stories.Count - stories;
        if (more > 0)
            flow.Add(view.Words.With(Term.AlertMore, view.Words.Number(more)));
        return flow;
    }

    static string Block(VerifiedDigest alert, int story, DigestView view)
    {
        var block = Block(alert, story, linked: true, view);
        return block.Length <= MessageFlow.LongestBlock ? block : Block(alert, story, linked: false, view);
    }

    static string Block(VerifiedDigest alert, int story, bool linked, DigestView view)
    {
        var (told, lead) = (alert.Digest.Stories[story], alert.Leads[story]);
        var links = new CitationLinks(alert.Sources, view.ReaderLinks);
        var title = SourceWords.OrElse(Markdown.Escape(told.Title, TitleLimit), view.Words[Term.Untitled]);
        var quotes = told.Sentences.Select(sentence =>
            QuoteBlocks.One(sentence.Text, null, links.Numbers(sentence.Citations, linked), QuoteLimit)
        );
        return string.Join('\n', [$"**{title}**", .. quotes, SourceWords.Origin(lead, view.Words)]);
    }
}
