using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>A name that a quote must hold to tell of the same.</summary>
/// <param name="Terms">Indices of the claim's terms that its words are.</param>
sealed record ClaimName(string Text, NameKind Kind, IReadOnlyList<int> Terms);

/// <summary>
/// A sentence of a message, read against the corpus: which of its words are names, which are values, and how much each word tells.
/// </summary>
sealed class ClaimReading
{
    readonly bool[] _isContent;
    readonly TextLanguage _language;

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="question">Its terms, with those of the names that it inherits.</param>
    /// <param name="weights">How much each term tells.</param>
    /// <param name="matcher">Finds the terms.</param>
    /// <param name="inherited">Names that its pronouns stand for, from the sentence before.</param>
    public ClaimReading(
        Sentence sentence,
        QuestionAnalysis question,
        TermWeights weights,
        TermMatcher matcher,
        IReadOnlyList<NameMention> inherited
    )
    {
        Sentence = sentence;
        Weights = weights;
        Matcher = matcher;
        _language = question.Language;
        Words = matcher.Match(sentence.Text, question.Language);
        _isContent = [.. question.Terms.Select(term => !term.IsName && !Operator.IsNegator(term.Term.Word))];
        var names = sentence.Names.Concat(inherited).Select(NameOf).Where(name => name.Terms.Count > 0);
        Names = [.. names, .. LoneNames(question, sentence)];
        foreach (var name in Names)
        foreach (var term in name.Terms)
            _isContent[term] = false;
        var values = sentence.Measures.Select(measure => measure.Span).Concat(sentence.Dates.Select(date => date.Span));
        foreach (var value in values)
        foreach (var term in TermsIn(value))
            _isContent[term] = false;
        if (_isContent.Contains(true))
            return;
        foreach (var word in Words)
            if (word.Term >= 0)
                _isContent[word.Term] = true;
    }

    /// <summary>The sentence.</summary>
    public Sentence Sentence { get; }

    /// <summary>How much each term tells.</summary>
    public TermWeights Weights { get; }

    /// <summary>Finds its terms in other text.</summary>
    public TermMatcher Matcher { get; }

    /// <summary>Its words.</summary>
    public List<MatchedWord> Words { get; }

    /// <summary>Its names, and those that its pronouns stand for.</summary>
    public IReadOnlyList<ClaimName> Names { get; }

    /// <summary>True for a term that tells what is said, beside names, numbers and dates.</summary>
    public bool IsContent(int term) => _isContent[term];

    /// <summary>Share, by weight, of what is said beside names, numbers and dates that is among the terms held; 1 when nothing
    /// is.</summary>
    public double ContentShare(bool[] held) => Share(held, IsContent);

    /// <summary>Share, by weight, of all terms that are held.</summary>
    public double TotalShare(bool[] held) => Share(held, _ => true);

    /// <summary>Content words that are not held, as the claim has them.</summary>
    public string Missing(bool[] held)
    {
        var missing = Words.Where(word => word.Term >= 0 && IsContent(word.Term) && !held[word.Term]);
        return string.Join(' ', missing.Select(word => Sentence.Text[word.Start..word.End]));
    }

    double Share(bool[] held, Func<int, bool> counts)
    {
        double mass = 0,
            total = 0;
        for (var i = 0; i < held.Length; i++)
        {
            if (!counts(i))
                continue;
            total += Weights.Idf[i];
            if (held[i])
                mass += Weights.Idf[i];
        }
        return total > 0 ? mass / total : 1;
    }

    ClaimName NameOf(NameMention name) =>
        new(
            name.Text,
            name.Kind,
            [.. Matcher.Match(name.Text, _language).Where(word => word.Term >= 0).Select(word => word.Term).Distinct()]
        );

    // In a message without capitals, articles tell which words are names.
    static IEnumerable<ClaimName> LoneNames(QuestionAnalysis question, Sentence sentence)
    {
        if (sentence.Names.Count > 0)
            yield break;
        for (var i = 0; i < question.Terms.Count; i++)
            if (question.Terms[i].IsName)
                yield return new ClaimName(question.Terms[i].Surface, NameKind.Unknown, [i]);
    }

    IEnumerable<int> TermsIn(TextSpan span) =>
        Words.Where(word => word.Term >= 0 && word.Start >= span.Start && word.End <= span.End).Select(word => word.Term);
}
