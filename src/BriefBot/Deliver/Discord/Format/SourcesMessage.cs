using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Every source of a reply with its quotes in full, behind the button Sources.</summary>
public static class SourcesMessage
{
    const int MostMessages = 5;

    // An article's heading and the links of a number leave this much of a block to a quote.
    const int LongestWords = 1_300;

    /// <summary>The messages in the order to post them; five at most.</summary>
    /// <param name="sources">Everything cited by number.</param>
    public static IReadOnlyList<MessageProperties> Of(IReadOnlyList<CitedSource> sources, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(view);
        return MessageFlow.Of(MostMessages, "", view.Words[Term.Cut], flow => Write(flow, sources, view)).Finish(null, null);
    }

    static void Write(MessageFlow flow, IReadOnlyList<CitedSource> sources, AnswerView view)
    {
        var words = view.Words;
        var links = new CitationLinks(sources, view.ReaderLinks);
        flow.Open(EmbedColour.Answer, words[Term.Sources]);
        foreach (var (article, citations) in ReplyWords.ByArticle(sources))
        {
            var heading = Heading(article, citations[0], links, words) + "\n";
            var blocks = citations.SelectMany(source => QuoteBlocks.All(source.Quote, links.Numbers([source.Number]), LongestWords));
            foreach (var block in blocks)
            {
                flow.Add(heading + block);
                heading = "";
            }
        }
    }

    static string Heading(Article article, CitedSource source, CitationLinks links, Localization words)
    {
        var parts = new List<string> { $"**{SourceWords.Title(article.Title, words)}** — {SourceWords.Origin(article, words)}" };
        if (CitationLinks.Live(source) is { } live)
            parts.Add($"[{words[Term.LivePage]}]({live})");
        if (links.Reader(source) is { } reader)
            parts.Add($"[{words[Term.Archived]}]({reader})");
        return string.Join(" · ", parts);
    }
}
