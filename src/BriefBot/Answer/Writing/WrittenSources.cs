using BriefBot.Answer.Verification;
using BriefBot.Corpus;

namespace BriefBot.Answer.Writing;

/// <summary>Numbers anew what a written reply cites: first what its other parts do, then what each sentence does, so that a number once shown stays.</summary>
sealed class WrittenSources
{
    readonly IReadOnlyList<CitedSource> _before;
    readonly List<CitedSource> _sources = [];
    readonly Dictionary<int, int> _numbers = [];

    /// <summary>Begins with what is kept.</summary>
    /// <param name="before">Sources of the extractive reply.</param>
    /// <param name="kept">Numbers of them that its other parts cite, in the order in which they are shown.</param>
    public WrittenSources(IReadOnlyList<CitedSource> before, IEnumerable<int> kept)
    {
        _before = before;
        foreach (var number in kept) Renumber(number);
    }

    /// <summary>What is cited so far.</summary>
    public IReadOnlyList<CitedSource> Sources => [.. _sources];

    /// <summary>The new number of a source of the extractive reply that is still cited; null when it is no more.</summary>
    public int? Of(int number) => _numbers.TryGetValue(number, out var now) ? now : null;

    /// <summary>The new numbers, those of sources that are cited no more left out.</summary>
    public List<int> Of(IEnumerable<int> numbers) => [.. numbers.Select(Of).OfType<int>()];

    /// <summary>The number of a sentence.</summary>
    public int Cite(CitedSentence sentence)
    {
        var known = _before.FirstOrDefault(source => IsOf(source, sentence));
        if (known is not null) return Renumber(known.Number);
        if (_sources.Find(source => IsOf(source, sentence)) is { } here) return here.Number;
        var citation = Citation.Of(sentence.Article, sentence.Span.Start, sentence.Span.End);
        _sources.Add(new CitedSource(_sources.Count + 1, citation, sentence.Article.Body[sentence.Span.Start..sentence.Span.End], sentence.Article));
        return _sources.Count;
    }

    int Renumber(int number)
    {
        if (_numbers.TryGetValue(number, out var now)) return now;
        _sources.Add(_before.First(source => source.Number == number) with { Number = _sources.Count + 1 });
        return _numbers[number] = _sources.Count;
    }

    static bool IsOf(CitedSource source, CitedSentence sentence) =>
        source.Article.Id == sentence.Article.Id && source.Citation.Version == sentence.Article.Version && source.Citation.Start == sentence.Span.Start && source.Citation.End == sentence.Span.End;
}
