using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Writing;

namespace BriefBot.Deliver.Web;

/// <summary>Writes what answers and briefings have in common.</summary>
static class ReplyParts
{
    /// <summary>Writes a sentence of a written answer.</summary>
    public static void Written(HtmlWriter html, WrittenSentence sentence, IReadOnlyList<CitedSource> sources)
    {
        html.Text(WritingWords.Shown(sentence));
        Numbers(html, sentence.Citations, sources);
    }

    /// <summary>Writes what sources disagree on, side by side.</summary>
    public static void Conflict(HtmlWriter html, Conflict conflict, IReadOnlyList<CitedSource> sources)
    {
        html.Raw("<section class=\"conflict\"><h2>").Text(ReplyWords.Disagree(conflict)).Raw("</h2>\n<dl>");
        foreach (var side in conflict.Sides)
        {
            html.Raw("<dt dir=\"auto\">").Text(side.Value).Raw("</dt><dd dir=\"auto\">“").Text(side.Text).Raw("”");
            Numbers(html, [side.Citation], sources);
            html.Raw("</dd>\n");
        }
        html.Raw("</dl></section>\n");
    }

    /// <summary>Writes the numbers of sources, each a link to what it quotes.</summary>
    public static void Numbers(HtmlWriter html, IReadOnlyList<int> citations, IReadOnlyList<CitedSource> sources)
    {
        foreach (var number in citations)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            var cited = sources.First(source => source.Number == number);
            html.Raw(" <a class=\"cite\" href=\"").Text(ReaderPage.Address(cited.Citation)).Raw("\">[").Text(text).Raw("]</a>");
        }
    }
}
