using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>Where the reader found an answer.</summary>
/// <param name="Span">Its place in the article's body.</param>
sealed record ReadPlace(SentenceCandidate Sentence, TextSpan Span)
{
    /// <summary>The answer as the article has it.</summary>
    public string Text => Sentence.Article.Body[Span.Start..Span.End];
}

/// <summary>An answer that the reader found, with all sentences that give it.</summary>
/// <param name="Weight">Sum over the sentences of how sure the reader is of each, 0 and up.</param>
/// <param name="Places">Best first.</param>
sealed record ReadAnswer(double Weight, IReadOnlyList<ReadPlace> Places)
{
    /// <summary>The answer as its best sentence has it.</summary>
    public string Text => Places[0].Text;

    /// <summary>The last day on which a source gave it; null when none is dated.</summary>
    public DateOnly? Last => Places.Max(place => place.Sentence.Article.Published.Day);

    // Sentences whose best spans count.
    const int Sentences = 12;

    // Margin above which the reader rather finds an answer than none.
    const double Found = 0.5;

    // Probability of nothing being told above which a passage answers nothing.
    const double Silent = 0.7;

    /// <summary>True when the reader rather finds an answer in a sentence than none.</summary>
    public static bool IsIn(SentenceCandidate sentence) =>
        sentence.Read is { Margin: >= Found } && sentence.ReadIn!.Reading.Of(ReadKind.None) <= Silent;

    /// <summary>What the reader found in the sentences that may answer, the answer of the best sentence first.</summary>
    public static List<ReadAnswer> Find(QuestionAnalysis question, IReadOnlyList<SentenceCandidate> ranked)
    {
        var groups = new List<(double Weight, List<ReadPlace> Places)>();
        foreach (var sentence in ranked.Take(Sentences))
        {
            if (!IsIn(sentence) || sentence.Read is not { } read)
                continue;
            var span = Trimmed(sentence.Article.Body, read.Span);
            if (span.Length == 0)
                continue;
            var place = new ReadPlace(sentence, Quantities.Whole(sentence.Article.Body, span, sentence.Span));
            var weight = 1 / (1 + Math.Exp(-read.Margin + 1)) * (1 - sentence.ReadIn!.Reading.Of(ReadKind.None));
            var at = groups.FindIndex(group => group.Places.TrueForAll(known => AreSame(question, known, place)));
            if (at < 0)
                groups.Add((weight, [place]));
            else
            {
                // A text that several outlets print counts once.
                var isReprint = groups[at]
                    .Places.Exists(known =>
                        known.Sentence.Article.Id == sentence.Article.Id || known.Sentence.Article.HasTextOf(sentence.Article)
                    );
                groups[at].Places.Add(place);
                groups[at] = groups[at] with { Weight = groups[at].Weight + (isReprint ? 0 : weight) };
            }
        }
        return [.. groups.Select(group => new ReadAnswer(group.Weight, group.Places))];
    }

    // Quotation marks, commas and full stops around a span don't belong to it.
    static TextSpan Trimmed(string body, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (
            start < end
            && (char.IsWhiteSpace(body[start]) || body[start] is '“' or '"' or '‘' or ',' or '.' or ';' or ':' or '(' or '—' or '–')
        )
            start++;
        while (
            start < end
            && (
                char.IsWhiteSpace(body[end - 1])
                || body[end - 1] is '”' or '"' or '’' or ',' or ';' or ':' or ')' or '—' or '–'
                || (body[end - 1] == '.' && end - start > 5)
            )
        )
            end--;
        return new TextSpan(start, end);
    }

    static bool AreSame(QuestionAnalysis question, ReadPlace a, ReadPlace b)
    {
        var (x, y) = (Normalizer.IndexText(a.Text), Normalizer.IndexText(b.Text));
        if (x == y)
            return true;
        if (OneTime(a.Text, b.Text) is { } isOneTime)
            return isOneTime;
        var (numbers, others) = (Numbers(a.Text), Numbers(b.Text));
        if (numbers.Count > 0 || others.Count > 0)
            return numbers.SetEquals(others);
        if ($" {x} ".Contains($" {y} ", StringComparison.Ordinal) || $" {y} ".Contains($" {x} ", StringComparison.Ordinal))
            return true;
        return question.Kind is AnswerKind.Person or AnswerKind.Organisation or AnswerKind.Place && NameGroup.IsSame(a.Text, b.Text);
    }

    /// <summary>Whether two texts name the same time, as "May 2012" and "15 May" do; null where either names no date.</summary>
    public static bool? OneTime(string a, string b) =>
        Dates.Find(a) is [var x, ..] && Dates.Find(b) is [var y, ..]
            ? Agree(x.Year, y.Year) && Agree(x.Month, y.Month) && Agree(x.Day, y.Day) && Agree((int?)x.Weekday, (int?)y.Weekday)
            : null;

    static bool Agree(int? a, int? b) => a is null || b is null || a == b;

    static HashSet<decimal> Numbers(string text) => [.. Numerals.Find(text).Select(number => number.Value)];

    /// <summary>True when a span is of the kind asked for: a number has digits or number words, a reason is more than a name.</summary>
    public static bool IsOfKind(QuestionAnalysis question, string text) =>
        question.Kind switch
        {
            AnswerKind.Number => Numerals.Find(text).Count > 0
                || text.Any(char.IsAsciiDigit)
                || QuantityWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)),
            AnswerKind.Person or AnswerKind.Organisation => text.Any(char.IsLetter)
                && !text.All(c => char.IsAsciiDigit(c) || char.IsPunctuation(c)),
            // A name alone is no reason.
            AnswerKind.Reason => !text.Split(' ').All(word => word.Length > 0 && (char.IsUpper(word[0]) || word is "of" or "the" or "and")),
            _ => true,
        };

    static readonly string[] QuantityWords = Lexicon.Lines("en/quantities", "quantity-words");
}
