using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>Numbers the quotes of a digest in the order of their first use.</summary>
sealed class DigestCiter
{
    readonly List<DigestCitation> _citations = [];

    /// <summary>What was cited so far.</summary>
    public IReadOnlyList<DigestCitation> Citations => _citations;

    /// <summary>A chosen sentence with the numbers of its places.</summary>
    public DigestSentence Cite(ChosenSentence chosen) =>
        new(chosen.Sentence.Text, [.. chosen.Same.Prepend(chosen.Sentence).Select(one => Cite(one.Of.Article, one.Span))]);

    /// <summary>A place's number.</summary>
    public int Cite(Article article, TextSpan span)
    {
        var citation = Citation.Of(article, span.Start, span.End);
        var known = _citations.Find(one =>
            one.Article == article.Id.Value && one.Version == article.Version && one.Start == span.Start && one.End == span.End
        );
        if (known is not null)
            return known.Number;
        _citations.Add(new(_citations.Count + 1, article.Id.Value, article.Version, span.Start, span.End, citation.Sha256));
        return _citations.Count;
    }
}
