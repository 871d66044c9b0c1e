using BriefBot.Answer;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>The articles behind an answer, a line for each: its numbers, title, outlet and date, and the reader's copy.</summary>
static class SourceLines
{
    /// <summary>The lines, in the order of the articles' first use.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<CitedSource> sources, CitationLinks links, Localization words)
    {
        foreach (var (article, citations) in ReplyWords.ByArticle(sources))
        {
            var numbers = links.Numbers([.. citations.Select(source => source.Number)]);
            var reader = CitationLinks.Live(citations[0]) is null ? null : links.Reader(citations[0]);
            var archived = reader is null ? "" : $" · [{words[Term.Archived]}]({reader})";
            yield return $"{numbers} {SourceWords.Title(article.Title, words)} — {SourceWords.Origin(article, words)}{archived}";
        }
    }
}
