using System.Globalization;
using BriefBot.Answer;
using BriefBot.Retrieve;

namespace BriefBot.Deliver;

/// <summary>How an answer came about, in lines of plain text that any surface can show.</summary>
/// <remarks>The text of questions, titles and sentences in them is from outside: a surface that has markup escapes the lines.</remarks>
public static class TraceWords
{
    /// <summary>Most lines.</summary>
    public const int MaxLines = 25;

    const int MaxWords = 8;
    const int MaxPassages = 5;
    const int MaxReasons = 6;
    const int MaxParts = 3;
    const int MaxQuote = 80;

    /// <summary>The lines, at most <see cref="MaxLines"/>, each one statement; those that start with blanks belong to the one
    /// before.</summary>
    public static IReadOnlyList<string> Lines(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return
        [
            .. Question(trace).Concat(Terms(trace)).Concat(Passages(trace)).Concat(Sentences(trace)).Concat(Outcome(trace)).Take(MaxLines),
        ];
    }

    static IEnumerable<string> Question(Trace trace)
    {
        var question = trace.Question;
        yield return $"Question: {Short(question.Text)}";
        if (question.Understood is { } understood)
            yield return $"Understood in the light of the one before: {Short(understood)}";
        var years = question.Years.Count > 0 ? $", of {string.Join(" or ", question.Years)}" : "";
        var earlier = question.Period == TimeScope.Earlier ? ", of earlier occasions" : "";
        yield return $"Looked for: {(trace.Briefing is null ? Kind(question) : "all that is told of it")}{years}{earlier}";
        var back =
            question.LookedBackFrom != question.AsOf
                ? $"; the newest article is of {ReplyWords.Day(question.LookedBackFrom)}, so newness counts from then"
                : "";
        yield return $"As of {ReplyWords.Day(question.AsOf)}{back}";
        yield return $"Searched in: {Scope(trace.Scope)}";
    }

    static string Kind(TraceQuestion question) =>
        (question.Kind, question.IsList) switch
        {
            (AnswerKind.Person, false) => "who: a person or whoever acts",
            (AnswerKind.Person, true) => "who: everyone named",
            (AnswerKind.Organisation, false) => "an organisation",
            (AnswerKind.Organisation, true) => "organisations, all named",
            (AnswerKind.Place, false) => "a place",
            (AnswerKind.Place, true) => "places, all named",
            (AnswerKind.Time, _) => "a date",
            (AnswerKind.Number, _) => "a number",
            (AnswerKind.Thing, _) => "a thing with a name",
            (AnswerKind.Reason, _) => "a reason",
            _ => "a statement",
        };

    static string Scope(TraceScope scope)
    {
        var limits = new List<string>();
        if (scope.Articles is { } articles)
            limits.Add(Count(articles, "given article"));
        if (scope.Since is { } since)
            limits.Add($"published on {ReplyWords.Day(since)} or later");
        if (scope.Until is { } until)
            limits.Add($"published on {ReplyWords.Day(until)} or earlier");
        if (scope.Source is { } source)
            limits.Add($"outlet {Short(source)}");
        if (scope.Topic is { } topic)
            limits.Add($"topic {Short(topic)}");
        return limits.Count > 0 ? string.Join(", ", limits) : "all articles";
    }

    static IEnumerable<string> Terms(Trace trace)
    {
        var found = trace.Terms.Where(term => term.Passages > 0).OrderByDescending(term => term.Weight).ToList();
        if (found.Count > 0)
            yield return $"Words, by what they tell: {Several(found, Weighed)}";
        var absent = trace.Terms.Where(term => term.Passages == 0).ToList();
        if (absent.Count > 0)
            yield return $"In no passage: {Several(absent, term => Short(term.Word))}";
        var recent = found.FindAll(term => term.Lookup == TermLookup.Recently);
        if (recent.Count > 0)
            yield return $"Frequent, so looked up in the last weeks only: {Several(recent, term => Short(term.Word))}";
        var frequent = found.FindAll(term => term.Lookup == TermLookup.NotAtAll);
        if (frequent.Count > 0)
            yield return $"Too frequent to look up; they count in what others found: {Several(frequent, term => Short(term.Word))}";
        var leftOut = trace.LeftOut.DistinctBy(word => word.Word.ToLowerInvariant()).ToList();
        if (leftOut.Count > 0)
            yield return $"Not searched for: {Several(leftOut, Left)}";
        if (trace.SemanticFailure is { } failure)
            yield return $"The embedding model had no part in it: {VisibleText.Line(failure)}";
    }

    static string Weighed(TraceTerm term) =>
        string.Create(CultureInfo.InvariantCulture, $"{Short(term.Word)} ({term.Weight:0.0}, {Count(term.Passages, "passage")})");

    static string Left(LeftOutWord word) =>
        word.Reason switch
        {
            LeftOutReason.RelativeTime => $"{Short(word.Word)} (a time)",
            LeftOutReason.TooMany => $"{Short(word.Word)} (too many words)",
            _ => Short(word.Word),
        };

    static IEnumerable<string> Passages(Trace trace)
    {
        if (trace.PassagesConsidered == 0)
        {
            yield return "No passage matched.";
            yield break;
        }
        yield return $"{Count(trace.PassagesConsidered, "passage")} read and ranked; the best:";
        foreach (var (rank, passage) in trace.Passages.Take(MaxPassages).Index())
        {
            var origin = $"{Short(passage.Source ?? "unknown outlet")}, {passage.Date ?? "date unknown"}";
            var title = Short(ReplyWords.Title(passage.Title));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {rank + 1}. {title} — {origin}: {passage.Score:0.00} ({Parts(passage)})"
            );
        }
    }

    static string Parts(TracePassage passage) =>
        string.Join(
            ", ",
            passage
                .Parts.Take(MaxParts)
                .Select(part => string.Create(CultureInfo.InvariantCulture, $"{Feature(part.Feature)} {part.Value:0.00}"))
        );

    static string Feature(PassageFeature feature) =>
        feature switch
        {
            PassageFeature.Words => "words",
            PassageFeature.Coverage => "share of the question",
            PassageFeature.Names => "names",
            PassageFeature.Pairs => "words together",
            PassageFeature.Recency => "new",
            PassageFeature.Year => "year",
            PassageFeature.Lead => "opening",
            PassageFeature.Semantic => "meaning",
            PassageFeature.Day => "day",
            PassageFeature.SharedNames => "names that the best share",
            PassageFeature.Variety => "beside those above",
            PassageFeature.Reading => "reading",
            _ => "outlet named",
        };

    static IEnumerable<string> Sentences(Trace trace)
    {
        if (trace.Briefing is { } made)
        {
            var repeats = made.Repeats > 0 ? $"; {Count(made.Repeats, "article")} left out for only repeating another" : "";
            yield return $"{Count(made.Articles, "article")} on the topic, {made.Whole} all about it{repeats}; {made.OnTopic} of their "
                + $"{Count(made.Sentences, "sentence")} are on it.";
        }
        if (trace.SentencesConsidered == 0)
            yield break;
        var quoted = trace.Sentences.Count(sentence => sentence.Citation is not null);
        var how = trace.Reason is null ? "quoted" : "quoted as nearest";
        yield return $"{Count(trace.SentencesConsidered, "sentence")} rated, {quoted} {how}. What kept "
            + $"{(trace.Reason is null ? "others" : "them")} out:";
        var reasons = trace
            .Fates.Where(fate => fate.Fate is not (SentenceFate.Shown or SentenceFate.SaysTheSame))
            .OrderByDescending(fate => fate.Fate < SentenceFate.FarBelowBest)
            .ThenByDescending(fate => fate.Count);
        foreach (var fate in reasons.Take(MaxReasons))
        {
            var example = trace.Sentences.FirstOrDefault(sentence => sentence.Fate == fate.Fate);
            yield return $"  {fate.Count} {Reason(fate.Fate)}{(example is null ? "" : $": “{Short(example.Text)}”")}";
        }
    }

    static string Reason(SentenceFate fate) =>
        fate switch
        {
            SentenceFate.NothingAsked => "with nothing that was asked about",
            SentenceFate.OtherYear => "of another year",
            SentenceFate.OtherOccasion => "of another occasion",
            SentenceFate.OtherEdition => "of another edition",
            SentenceFate.Retracted => "taken back by a correction",
            SentenceFate.OtherPerson => "about another person",
            SentenceFate.WithoutSubject => "that don't name whom it is about",
            SentenceFate.OtherAffiliation => "that don't name where they must come from",
            SentenceFate.NothingForList => "without an item for the list",
            SentenceFate.NotOfKind => "without what was looked for",
            SentenceFate.FarBelowBest => "too far below the best",
            SentenceFate.LessOfQuestion => "with too little of the question",
            SentenceFate.NoAnswer => "because nothing answers",
            _ => "because there were enough better ones",
        };

    static IEnumerable<string> Outcome(Trace trace)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Confidence {trace.Confidence:0.00}; an answer needs {trace.Threshold:0.00}."
        );
        if (trace.Reason is { } reason)
            yield return $"Not answered: {Short(reason, TraceLimits.Text)}";
        if (trace.QuotesChecked > 0)
        {
            var dropped = trace.QuotesDropped > 0 ? $"{trace.QuotesDropped} differed and were taken out" : "none differed";
            yield return $"{Count(trace.QuotesChecked, "quote")} compared with the stored text; {dropped}.";
        }
        foreach (var line in WritingWords.Trace(trace.Writing))
            yield return line;
        yield return $"Time: {string.Join(", ", trace.Steps.Select(Took))}";
    }

    static string Took(TraceStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{Stage(step.Stage)} {step.Took.TotalMilliseconds:0.0} ms");

    static string Stage(TraceStage stage) =>
        stage switch
        {
            TraceStage.Understand => "understanding",
            TraceStage.Search => "searching",
            TraceStage.Read => "reading",
            TraceStage.Choose => "choosing",
            TraceStage.Write => "writing",
            TraceStage.Model => "the model's writing",
            _ => "checking quotes",
        };

    static string Several<T>(IReadOnlyList<T> values, Func<T, string> show) =>
        string.Join(", ", values.Take(MaxWords).Select(show)) + (values.Count > MaxWords ? $" and {values.Count - MaxWords} more" : "");

    static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    static string Short(string text, int most = MaxQuote)
    {
        var line = VisibleText.Line(text);
        if (line.Length <= most)
            return line;
        var space = line.LastIndexOf(' ', most - 1);
        var end =
            space > most / 2 ? space
            : char.IsHighSurrogate(line[most - 2]) ? most - 2
            : most - 1;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
