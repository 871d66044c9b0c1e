using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;

namespace BriefBot.Answer.Writing;

/// <summary>
/// Numbers what a written reply cites: sources of the extractive reply keep their numbers, further ones follow in the order of first use. A
/// number that was shown once stays, whatever becomes of the rest.
/// </summary>
sealed class WrittenSources
{
    readonly IReadOnlyList<CitedSource> _before;
    readonly HashSet<int> _kept;
    readonly List<CitedSource> _added = [];

    /// <summary>Begins with what is kept.</summary>
    /// <param name="before">Sources of the extractive reply.</param>
    /// <param name="kept">Numbers of them that its other parts cite.</param>
    public WrittenSources(IReadOnlyList<CitedSource> before, IEnumerable<int> kept) => (_before, _kept) = (before, [.. kept]);

    /// <summary>What is cited so far, by number.</summary>
    public IReadOnlyList<CitedSource> Sources => [.. _before.Where(source => _kept.Contains(source.Number)), .. _added];

    /// <summary>True when a source of the extractive reply is still cited.</summary>
    public bool Has(int number) => _kept.Contains(number);

    /// <summary>The number of a sentence.</summary>
    public int Cite(CitedSentence sentence)
    {
        if (_before.FirstOrDefault(source => IsOf(source, sentence)) is { } known)
        {
            _kept.Add(known.Number);
            return known.Number;
        }
        if (_added.Find(source => IsOf(source, sentence)) is { } here)
            return here.Number;
        var citation = Citation.Of(sentence.Article, sentence.Span.Start, sentence.Span.End);
        var number = _before.Count + _added.Count + 1;
        _added.Add(new CitedSource(number, citation, sentence.Article.Body[sentence.Span.Start..sentence.Span.End], sentence.Article));
        return number;
    }

    static bool IsOf(CitedSource source, CitedSentence sentence) =>
        source.Article.Id == sentence.Article.Id
        && source.Citation.Version == sentence.Article.Version
        && source.Citation.Start == sentence.Span.Start
        && source.Citation.End == sentence.Span.End;
}
