using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Finds spans of the kind that a question asks for.</summary>
static class KindFinder
{
    /// <summary>Candidates in a sentence; none of them is named in the question.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="language">The text's language.</param>
    /// <param name="body">The text.</param>
    /// <param name="sentence">The sentence's place in it.</param>
    /// <param name="names">The names in the sentence.</param>
    public static List<ShortCandidate> Find(
        QuestionAnalysis question,
        TextLanguage language,
        string body,
        TextSpan sentence,
        IReadOnlyList<NameMention> names
    ) =>
        language.IsEnglish ? OfEnglish(question, body, sentence, names)
        : question.Kind is AnswerKind.Time or AnswerKind.Number or AnswerKind.Reason && LocalKinds.Of(language) is { } local
            ? local.Find(question, body, sentence)
        : LocalNames.Of(language)?.Holder(question, body, sentence) is { } holder
            ? [new ShortCandidate(holder, body[holder.Start..holder.End], 1)]
        : question.Kind == AnswerKind.Person && LocalNames.Of(language) is { } people ? [.. people.People(question, body, sentence)]
        : question.Kind == AnswerKind.Place && LocalNames.Of(language) is { } places ? [.. places.Places(question, body, sentence)]
        : question.Kind is AnswerKind.Person or AnswerKind.Organisation or AnswerKind.Place ? OfEnglish(question, body, sentence, names)
        : [];

    static List<ShortCandidate> OfEnglish(QuestionAnalysis question, string body, TextSpan sentence, IReadOnlyList<NameMention> names) =>
        question.Kind switch
        {
            AnswerKind.Time => FindDates(question, body, sentence),
            AnswerKind.Number => FindNumbers(question, body, sentence),
            AnswerKind.Person => FromNames(
                question,
                names,
                static kind =>
                    kind switch
                    {
                        NameKind.Person => 1,
                        NameKind.Organisation => 0.4,
                        NameKind.Unknown => 0.5,
                        _ => 0,
                    }
            ),
            AnswerKind.Organisation => FromNames(
                question,
                names,
                static kind =>
                    kind switch
                    {
                        NameKind.Organisation => 1,
                        NameKind.Unknown => 0.8,
                        NameKind.Place => 0.3,
                        _ => 0,
                    }
            ),
            AnswerKind.Place => FromNames(
                question,
                names,
                static kind =>
                    kind switch
                    {
                        NameKind.Place => 1,
                        NameKind.Unknown => 0.5,
                        NameKind.Organisation => 0.1,
                        _ => 0,
                    }
            ),
            AnswerKind.Thing =>
            [
                .. FindQuoted(question, body, sentence),
                .. FromNames(question, names, static kind => kind == NameKind.Person ? 0.5 : 0.8),
            ],
            AnswerKind.Reason => FindReason(body, sentence),
            _ => [],
        };

    static readonly string[] ReasonWords = Lexicon.Lines("en/questions", "reason-words");

    // From "because" to the end of the sentence.
    static List<ShortCandidate> FindReason(string body, TextSpan sentence)
    {
        foreach (var words in ReasonWords)
        {
            var at = body.IndexOf(words, sentence.Start, sentence.Length, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsLetter(body[at - 1])))
                continue;
            return
            [
                new ShortCandidate(
                    new TextSpan(at, sentence.End),
                    body[at..sentence.End].TrimEnd('.'),
                    words is "after" or "so that" ? 0.4 : 1
                ),
            ];
        }
        return [];
    }

    static List<ShortCandidate> FromNames(QuestionAnalysis question, IReadOnlyList<NameMention> names, Func<NameKind, double> fit)
    {
        var found = new List<ShortCandidate>();
        foreach (var name in names)
        {
            var value = fit(name.Kind);
            if (value > 0 && !IsInQuestion(question, name.Text) && !(question.Kind == AnswerKind.Person && SharesName(question, name.Text)))
                found.Add(new ShortCandidate(name.Span, name.Text, value));
        }
        return found;
    }

    // "Who read Berg's letter?": not Astrid Berg.
    static bool SharesName(QuestionAnalysis question, string name) =>
        Normalizer.Words(name).Exists(word => question.Terms.Any(term => term.IsName && term.Term.Word == word));

    static List<ShortCandidate> FindDates(QuestionAnalysis question, string body, TextSpan sentence)
    {
        var found = new List<ShortCandidate>();
        foreach (var date in Dates.Find(body.AsSpan(sentence.Start, sentence.Length)))
        {
            var span = new TextSpan(date.Span.Start + sentence.Start, date.Span.End + sentence.Start);
            if (body[span.End - 1] == '.' && span.Length > 5)
                span = new TextSpan(span.Start, span.End - 1);
            var text = body[span.Start..span.End];
            if (!IsInQuestion(question, text))
                found.Add(
                    new ShortCandidate(
                        span,
                        text,
                        (date.Year, date.Month) switch
                        {
                            (not null, not null) => 1,
                            (not null, null) => 0.85,
                            (null, not null) => 0.8,
                            _ => 0.5,
                        }
                    )
                );
        }
        return found;
    }

    static List<ShortCandidate> FindNumbers(QuestionAnalysis question, string body, TextSpan sentence)
    {
        var found = new List<ShortCandidate>();
        foreach (var number in Numerals.Find(body.AsSpan(sentence.Start, sentence.Length)))
        {
            var span = WithUnit(body, sentence, number.Span);
            var text = body[span.Start..span.End];
            if (IsInQuestion(question, text))
                continue;
            var isYear = number.Value is >= 1900 and <= 2100 && text.Length == 4;
            var fit = Rows.Label(body, sentence, span) is { } label
                ? QuantityFit.OfLabelled(
                    question,
                    Quantities.Of(body, span, Rows.Field(body, sentence, span).End),
                    body.AsSpan(label.Start, label.Length)
                )
                : QuantityFit.Of(question, Quantities.Of(body, span, sentence.End));
            found.Add(
                new ShortCandidate(
                    span,
                    text,
                    fit
                        * (
                            isYear || number.IsOrdinal ? 0.3
                            : number.Value == 1 ? 0.5
                            : 1
                        )
                )
            );
        }
        return found;
    }

    // "$" before and "%", "percent" or "million" behind belong to the number.
    static TextSpan WithUnit(string body, TextSpan sentence, TextSpan number)
    {
        var start = number.Start + sentence.Start;
        var end = number.End + sentence.Start;
        while (start > sentence.Start && body[start - 1] is '$' or '€' or '£' or '¥')
            start--;
        if (start - 2 >= sentence.Start && body[(start - 2)..start] is "US" or "A$" or "C$")
            start -= 2;
        if (end < sentence.End && body[end] == '%')
            return new TextSpan(start, end + 1);
        foreach (var unit in (ReadOnlySpan<string>)[" percent", " per cent", " percentage points", " million", " billion", " trillion"])
            if (body.AsSpan(end, sentence.End - end).StartsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                end += unit.Length;
                break;
            }
        return new TextSpan(start, Quantities.UnitEnd(body, end, sentence.End));
    }

    static List<ShortCandidate> FindQuoted(QuestionAnalysis question, string body, TextSpan sentence)
    {
        var found = new List<ShortCandidate>();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (body[i] is not ('“' or '"'))
                continue;
            var end = body.AsSpan(i + 1, sentence.End - i - 1).IndexOfAny('”', '"');
            if (end is < 2 or > 60)
                continue;
            var text = body.Substring(i + 1, end).TrimEnd(',', '.', ' ');
            if (text.Length > 1 && !IsInQuestion(question, text))
                found.Add(new ShortCandidate(new TextSpan(i + 1, i + 1 + text.Length), text, text.Length <= 40 ? 0.9 : 0.4));
            i += end + 1;
        }
        return found;
    }

    static bool IsInQuestion(QuestionAnalysis question, string text)
    {
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        var any = false;
        while (tokenizer.Next())
        {
            any = true;
            var word = tokenizer.Word;
            var known = StopWords.IsStopWord(word);
            for (var i = 0; i < question.Words.Count && !known; i++)
                known = word.SequenceEqual(question.Words[i]);
            if (!known)
                return false;
        }
        return any || text.Length == 0;
    }
}
