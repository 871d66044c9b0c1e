using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Checking;

/// <summary>How a source's sentence bears on a claim.</summary>
/// <param name="Bearing">Null when it doesn't.</param>
/// <param name="Score">Share of the claim that it holds, 0 to 1; orders quotes of the same bearing.</param>
/// <param name="Marks">What agrees or differs, as places in the source's text.</param>
sealed record Comparison(Bearing? Bearing, double Score, IReadOnlyList<Difference> Differences, IReadOnlyList<TextSpan> Marks, string? SaidBy);

/// <summary>Compares a claim with one sentence of a source: names, numbers, dates, negation and hedge one by one, the rest by weighted words.</summary>
/// <remarks>Strict on purpose, as <see cref="Conflicts"/> is: a contradiction that isn't one costs more trust than one that is only shown as related.</remarks>
sealed class StatementComparison
{
    // Share of what is said, beside names and values, that a quote must hold to bear it out, to contradict it, to be shown at all.
    const double Same = 0.7;
    const double SameButOne = 0.6;
    const double SameSubject = 0.4;

    readonly ClaimReading _claim;
    readonly Statement _source;
    readonly Article _article;
    readonly List<MatchedWord> _words;
    readonly bool[] _held;
    readonly bool[] _near;
    readonly List<Difference> _differences = [];
    readonly List<TextSpan> _marks = [];

    StatementComparison(ClaimReading claim, Statement source, Article article, TextSpan context)
    {
        (_claim, _source, _article) = (claim, source, article);
        _words = claim.Matcher.Match(source.Text.AsSpan(source.Span.Start, source.Span.Length));
        _held = HeldIn(_words);
        var near = HeldIn([.. claim.Matcher.Match(source.Text.AsSpan(context.Start, context.Length)), .. claim.Matcher.Match(article.Title)]);
        _near = [.. near.Select((held, i) => held || _held[i])];
    }

    /// <summary>Compares.</summary>
    /// <param name="claim">The sentence of the message.</param>
    /// <param name="article">The article that holds the source's sentence.</param>
    /// <param name="sentence">Its place in the article's body.</param>
    /// <param name="context">The sentence before it, empty when there is none.</param>
    public static Comparison Compare(ClaimReading claim, Article article, TextSpan sentence, TextSpan context) =>
        new StatementComparison(claim, Statement.Read(article.Body, sentence, article.Published.Day), article, context).Result();

    Comparison Result()
    {
        var content = Math.Max(_claim.ContentShare(_held), 0.9 * _claim.ContentShare(_near));
        CompareSpeakers();
        CompareNames();
        CompareMeasures();
        CompareDates();
        ComparePolarity();
        CompareHedges();
        if (Retractions.IsRetracted(_source.Text.AsSpan(_source.Span.Start, _source.Span.Length))) _differences.Add(new Difference(DifferenceKind.Retraction, null, null));
        var bearing = Judge(content);
        if (bearing is Bearing.Related && content < Same) _differences.Add(new Difference(DifferenceKind.MissingWords, _claim.Missing(_near), null));
        return new Comparison(bearing, _claim.TotalShare(_near), _differences, _marks, SaidBy());
    }

    Bearing? Judge(double content)
    {
        if (_differences.Count == 0 && content >= Same) return Bearing.Supports;
        var opposing = _differences.Where(difference => IsOpposing(difference.Kind)).Select(difference => difference.Kind).Distinct().ToList();
        var lacking = _differences.Exists(difference => !IsOpposing(difference.Kind));
        if (opposing.Contains(DifferenceKind.Retraction) && content >= SameButOne && !Lacks(DifferenceKind.MissingName)) return Bearing.Contradicts;
        if (opposing.Count == 1 && !lacking && content >= SameButOne) return Bearing.Contradicts;
        return _claim.TotalShare(_near) >= SameSubject && _claim.TotalShare(_held) > 0 ? Bearing.Related : null;
    }

    bool Lacks(DifferenceKind kind) => _differences.Exists(difference => difference.Kind == kind);

    static bool IsOpposing(DifferenceKind kind) =>
        kind is DifferenceKind.Number or DifferenceKind.Date or DifferenceKind.Name or DifferenceKind.Speaker or DifferenceKind.Negation or DifferenceKind.Retraction;

    void CompareSpeakers()
    {
        if (_claim.Statement.Speaker is not { } claimed || _source.Speaker is not { } said || NameGroup.IsSame(claimed.Text, said.Text)) return;
        if (Attribution.IsOnlyReporter(_source.Text, _source.Span, said) || _claim.Statement.Names.Any(name => NameGroup.IsSame(name.Text, said.Text))) return;
        _differences.Add(new Difference(DifferenceKind.Speaker, claimed.Text, said.Text));
        _marks.Add(said.Span);
    }

    void CompareNames()
    {
        var isOtherSpeaker = Lacks(DifferenceKind.Speaker);
        foreach (var name in _claim.Names)
        {
            if (isOtherSpeaker && name.Text == _claim.Statement.Speaker?.Text) continue;
            if (IsNamed(name)) continue;
            if (Rival(name) is { } rival)
            {
                _differences.Add(new Difference(DifferenceKind.Name, name.Text, rival.Text));
                _marks.Add(rival.Span);
            }
            else _differences.Add(new Difference(DifferenceKind.MissingName, name.Text, null));
        }
    }

    // A person goes by the surname, unless another given name stands before it. What only the title or the sentence before names counts unless somebody else stands in the sentence.
    bool IsNamed(ClaimName name)
    {
        if (_source.Names.Any(other => NameGroup.IsSame(other.Text, name.Text))) return true;
        var others = _source.Names.Where(other => other.Kind == NameKind.Person && !_claim.Names.Any(own => NameGroup.IsSame(own.Text, other.Text)));
        if (name.Kind == NameKind.Person && others.Any()) return false;
        return Share(name, _held) >= Same || Share(name, _near) >= Same;
    }

    double Share(ClaimName name, bool[] held)
    {
        double mass = 0, total = 0;
        foreach (var term in name.Terms)
        {
            total += _claim.Weights.Idf[term];
            if (held[term]) mass += _claim.Weights.Idf[term];
        }
        return total > 0 ? mass / total : 0;
    }

    NameMention? Rival(ClaimName name) => RoleRivals.Find(_claim, name, _source, _words);

    void CompareMeasures()
    {
        foreach (var claimed in _claim.Statement.Measures)
        {
            if (_source.Measures.FirstOrDefault(found => claimed.MayBeSameQuantity(found) && claimed.IsBorneOutBy(found)) is { } same) _marks.Add(same.Span);
            else if (_source.Measures.Where(claimed.IsSameQuantity).ToList() is [var only] && claimed.IsRuledOutBy(only))
            {
                _differences.Add(new Difference(DifferenceKind.Number, _claim.Statement.At(claimed.Span), _source.At(only.Span)));
                _marks.Add(only.Span);
            }
            else _differences.Add(new Difference(DifferenceKind.MissingNumber, _claim.Statement.At(claimed.Span), null));
        }
    }

    void CompareDates()
    {
        foreach (var claimed in _claim.Statement.Dates)
        {
            var covering = _source.Dates.Where(claimed.IsCoveredBy).ToList();
            if (covering.Count > 0) _marks.Add(covering[0].Span);
            else if (_source.Dates.Count == 0 && !Occasions.Of(_source.Text, _source.Span, _article.Published.Year).IsEarlier && claimed.IsNewsOf(_article.Published.Day, _article.Published.Year)) continue;
            else if (_source.Dates is [var only] && claimed.Differs(only))
            {
                _differences.Add(new Difference(DifferenceKind.Date, _claim.Statement.At(claimed.Span), _source.At(only.Span)));
                _marks.Add(only.Span);
            }
            else _differences.Add(new Difference(DifferenceKind.MissingDate, _claim.Statement.At(claimed.Span), null));
        }
    }

    void ComparePolarity()
    {
        var claimed = Polarity.Negated(_claim.Statement.Text, _claim.Words);
        var found = Polarity.Negated(_source.Text.AsSpan(_source.Span.Start, _source.Span.Length), _words);
        for (var term = 0; term < _held.Length; term++)
        {
            if (!_held[term] || !_claim.IsContent(term) || claimed.ContainsKey(term) == found.ContainsKey(term)) continue;
            var (inClaim, inSource) = (claimed.GetValueOrDefault(term), found.GetValueOrDefault(term));
            if (inSource.Length > 0) _marks.Add(new TextSpan(inSource.Start + _source.Span.Start, inSource.End + _source.Span.Start));
            _differences.Add(new Difference(DifferenceKind.Negation,
                inClaim.Length > 0 ? _claim.Statement.At(inClaim) : null,
                inSource.Length > 0 ? _source.At(new TextSpan(inSource.Start + _source.Span.Start, inSource.End + _source.Span.Start)) : null));
            return;
        }
    }

    void CompareHedges()
    {
        if (_claim.Statement.Hedge is null == _source.Hedge is null) return;
        if (_source.Hedge is { } hedge) _marks.Add(hedge);
        _differences.Add(new Difference(DifferenceKind.Hedge,
            _claim.Statement.Hedge is { } claimed ? _claim.Statement.At(claimed) : null, _source.Hedge is { } found ? _source.At(found) : null));
    }

    string? SaidBy() => _source.Speaker is { } speaker && !_claim.Names.Any(name => NameGroup.IsSame(name.Text, speaker.Text)) && !Lacks(DifferenceKind.Speaker) ? speaker.Text : null;

    bool[] HeldIn(List<MatchedWord> words)
    {
        var held = new bool[_claim.Weights.Idf.Count];
        foreach (var word in words)
            if (word.Term >= 0) held[word.Term] = true;
        return held;
    }
}
