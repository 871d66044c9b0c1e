using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>How a source's sentence bears on a claim.</summary>
/// <param name="Bearing">Null when it doesn't.</param>
/// <param name="Score">Share of the claim that it holds, 0 to 1; orders quotes of the same bearing.</param>
/// <param name="Marks">What agrees or differs, as places in the source's text.</param>
sealed record Comparison(
    Bearing? Bearing,
    double Score,
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<TextSpan> Marks,
    string? SaidBy
)
{
    /// <summary>What the reading model makes of the two; null when it wasn't asked.</summary>
    public Judgement? Judged { get; init; }
}

/// <summary>
/// Compares a claim with one sentence of a source: names, numbers, dates, negation and hedge one by one, the rest by weighted words.
/// </summary>
/// <remarks>
/// Strict on purpose, as <see cref="Conflicts"/> is: a contradiction that isn't one costs more trust than one that is only shown as
/// related.
/// </remarks>
sealed class StatementComparison
{
    // Share of what is said, beside names and values, that a quote must hold to bear it out, to contradict it, to be shown at all.
    const double Same = 0.8;
    const double SameButOne = 0.7;
    const double SameSubject = 0.4;

    // Share of a name that must stand there ("the Lund forum" for "the Robotics Forum in Lund").
    const double SameName = 0.7;

    // What a word counts that stands only in the title or in the sentence before.
    const double Context = 0.5;

    readonly ClaimReading _claim;
    readonly Sentence _source;
    readonly Article _article;
    readonly List<MatchedWord> _words;
    readonly bool[] _held;
    readonly bool[] _near;
    readonly ValueFindings _findings = new([], []);

    StatementComparison(ClaimReading claim, Sentence source, Article article, TextSpan context)
    {
        (_claim, _source, _article) = (claim, source, article);
        var language = TextLanguage.Of(article.Language, article.Body);
        _words = claim.Matcher.Match(source.Text.AsSpan(source.Span.Start, source.Span.Length), language);
        _held = HeldIn(_words);
        var before = claim.Matcher.Match(source.Text.AsSpan(context.Start, context.Length), language);
        var near = HeldIn([.. before, .. claim.Matcher.Match(article.Title, language)]);
        _near = [.. near.Select((held, i) => held || _held[i])];
    }

    /// <summary>Compares.</summary>
    /// <param name="claim">The sentence of the message.</param>
    /// <param name="article">The article that holds the source's sentence.</param>
    /// <param name="sentence">Its place in the article's body.</param>
    /// <param name="context">The sentence before it, empty when there is none.</param>
    public static Comparison Compare(ClaimReading claim, Article article, TextSpan sentence, TextSpan context) =>
        new StatementComparison(claim, new Sentence(article.Body, sentence, article.Published.Day), article, context).Result();

    ReadOnlySpan<char> SourceText => _source.Text.AsSpan(_source.Span.Start, _source.Span.Length);

    Comparison Result()
    {
        var content = (1 - Context) * _claim.ContentShare(_held) + Context * _claim.ContentShare(_near);
        CompareSpeakers();
        CompareNames();
        ValueComparison.Measures(_claim, _source, _words, _findings);
        ValueComparison.Dates(_claim, _source, _article, _findings);
        ComparePolarity();
        CompareHedges();
        CompareRoles();
        if (Retractions.IsRetracted(SourceText))
            Add(DifferenceKind.Retraction, null, null);
        var bearing = Judge(content);
        if (bearing is Bearing.Related && content < Same)
            Add(DifferenceKind.MissingWords, _claim.Missing(_held), null);
        return new Comparison(bearing, _claim.TotalShare(_near), _findings.Differences, _findings.Marks, SaidBy());
    }

    Bearing? Judge(double content)
    {
        if (_findings.Differences.Count == 0 && content >= Same)
            return Bearing.Supports;
        if (content >= SameButOne && IsOpposed())
            return Bearing.Contradicts;
        return _claim.TotalShare(_near) >= SameSubject && _claim.TotalShare(_held) > 0 ? Bearing.Related : null;
    }

    void Add(DifferenceKind kind, string? claimed, string? found) => _findings.Differences.Add(new Difference(kind, claimed, found));

    bool Has(DifferenceKind kind) => _findings.Differences.Exists(difference => difference.Kind == kind);

    // One kind of difference makes a contradiction; with more, the quote is likely of something else.
    bool IsOpposed()
    {
        if (Has(DifferenceKind.Retraction))
            return !Has(DifferenceKind.MissingName);
        var kinds = _findings.Differences.Select(difference => difference.Kind).Distinct().ToList();
        return kinds
            is [DifferenceKind.Number or DifferenceKind.Date or DifferenceKind.Name or DifferenceKind.Speaker or DifferenceKind.Negation];
    }

    void CompareSpeakers()
    {
        if (_claim.Sentence.Speaker is not { } claimed || _source.Speaker is not { } said)
            return;
        if (_claim.Sentence.Names.Any(name => NameForms.AreSame(name.Text, said.Text)))
            return;
        if (_source.IsOnlyReporter(said))
            return;
        Add(DifferenceKind.Speaker, claimed.Text, said.Text);
        _findings.Marks.Add(said.Span);
    }

    void CompareNames()
    {
        var isOtherSpeaker = Has(DifferenceKind.Speaker);
        foreach (var name in _claim.Names)
        {
            if (isOtherSpeaker && name.Text == _claim.Sentence.Speaker?.Text)
                continue;
            if (IsNamed(name))
                continue;
            if (RoleRivals.Find(_claim, name, _source, _words) is { } rival)
            {
                Add(DifferenceKind.Name, name.Text, rival.Text);
                _findings.Marks.Add(rival.Span);
            }
            else
                Add(DifferenceKind.MissingName, name.Text, null);
        }
    }

    // A person goes by the surname, unless another given name stands before it. What only the title or the sentence before names counts
    // unless somebody else stands in the sentence.
    bool IsNamed(ClaimName name)
    {
        if (_source.Names.Any(other => NameForms.AreSame(other.Text, name.Text)))
            return true;
        if (name.Kind == NameKind.Person && _source.Names.Any(IsOtherPerson))
            return false;
        if (Share(name, _held) >= SameName)
            return true;
        return Share(name, _near) >= SameName && (name.Kind != NameKind.Person || HasPronoun());
    }

    bool IsOtherPerson(NameMention name) =>
        name.Kind == NameKind.Person && !_claim.Names.Any(own => NameForms.AreSame(own.Text, name.Text));

    bool HasPronoun() => Normalizer.Words(SourceText).Exists(word => word is "he" or "she" or "they" or "his" or "her" or "their" or "who");

    double Share(ClaimName name, bool[] held)
    {
        double mass = 0,
            total = 0;
        foreach (var term in name.Terms)
        {
            total += _claim.Weights.Idf[term];
            if (held[term])
                mass += _claim.Weights.Idf[term];
        }
        return total > 0 ? mass / total : 0;
    }

    void ComparePolarity()
    {
        var claimed = Negated(_claim.Sentence, _claim.Words);
        var found = Negated(_source, _words);
        for (var term = 0; term < _held.Length; term++)
        {
            if (!_held[term] || claimed.ContainsKey(term) == found.ContainsKey(term))
                continue;
            if (claimed.TryGetValue(term, out var ours))
                Add(DifferenceKind.Negation, _claim.Sentence.At(ours), null);
            else
            {
                _findings.Marks.Add(found[term]);
                Add(DifferenceKind.Negation, null, _source.At(found[term]));
            }
            return;
        }
    }

    // The claim's terms of which a sentence says that they aren't so, each with the words that say it.
    static Dictionary<int, TextSpan> Negated(Sentence sentence, List<MatchedWord> words)
    {
        var negated = new Dictionary<int, TextSpan>();
        foreach (var one in sentence.Negations)
        foreach (var reached in one.Reach)
        foreach (var word in words)
            if (word.Term >= 0 && word.Start + sentence.Span.Start == reached.Span.Start)
                negated.TryAdd(word.Term, one.Span);
        return negated;
    }

    void CompareHedges()
    {
        if (_claim.Sentence.Hedge is null == _source.Hedge is null)
            return;
        if (_claim.Sentence.Hedge is { } ours)
            Add(DifferenceKind.Hedge, _claim.Sentence.At(ours), null);
        if (_source.Hedge is not { } theirs)
            return;
        _findings.Marks.Add(theirs);
        Add(DifferenceKind.Hedge, null, _source.At(theirs));
    }

    void CompareRoles()
    {
        if (Has(DifferenceKind.Name))
            return;
        if (!WordOrder.IsSame(_claim.Sentence.Text, _claim.Words, SourceText, _words))
            Add(DifferenceKind.Roles, null, null);
    }

    string? SaidBy()
    {
        if (_source.Speaker is not { } speaker || Has(DifferenceKind.Speaker))
            return null;
        return _claim.Names.Any(name => NameForms.AreSame(name.Text, speaker.Text)) ? null : speaker.Text;
    }

    bool[] HeldIn(List<MatchedWord> words)
    {
        var held = new bool[_claim.Weights.Idf.Count];
        foreach (var word in words)
            if (word.Term >= 0)
                held[word.Term] = true;
        return held;
    }
}
