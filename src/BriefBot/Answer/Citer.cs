using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>Numbers the sources of one answer in the order of their first use.</summary>
sealed class Citer
{
    readonly List<CitedSource> _sources = [];

    /// <summary>What was cited so far.</summary>
    public IReadOnlyList<CitedSource> Sources => _sources;

    /// <summary>The number of a stretch of an article.</summary>
    public int Cite(Article article, TextSpan span)
    {
        var known = _sources.Find(source =>
            source.Article.Id == article.Id && source.Citation.Start == span.Start && source.Citation.End == span.End
        );
        if (known is not null)
            return known.Number;
        var citation = Citation.Of(article, span.Start, span.End);
        _sources.Add(new CitedSource(_sources.Count + 1, citation, article.Body[span.Start..span.End], article));
        return _sources.Count;
    }
}
