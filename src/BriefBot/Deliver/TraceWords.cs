using System.Globalization;
using BriefBot.Answer;
using BriefBot.Deliver.Wording;
using BriefBot.Retrieve;

namespace BriefBot.Deliver;

/// <summary>How an answer came about, in lines of plain text that any surface can show.</summary>
/// <remarks>What a model did is told in English. The text of questions, titles and sentences in them is from outside: a surface
/// that has markup escapes the lines.</remarks>
public sealed class TraceWords
{
    /// <summary>Most lines.</summary>
    public const int MaxLines = 25;

    const int MaxWords = 8;
    const int MaxPassages = 5;
    const int MaxReasons = 6;
    const int MaxParts = 3;
    const int MaxQuote = 80;

    readonly Localization _words;
    readonly TraceTerms _terms;

    TraceWords(Localization words) => (_words, _terms) = (words, new TraceTerms(words));

    /// <summary>The lines, at most <see cref="MaxLines"/>, each one statement; those that start with blanks belong to the one
    /// before.</summary>
    /// <param name="trace">How it came about.</param>
    /// <param name="words">In the reader's language; English where none is given.</param>
    public static IReadOnlyList<string> Lines(Trace trace, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return new TraceWords(words ?? Localization.English).All(trace);
    }

    List<string> All(Trace trace) =>
        [.. Question(trace).Concat(Terms(trace)).Concat(Passages(trace)).Concat(Sentences(trace)).Concat(Outcome(trace)).Take(MaxLines)];

    IEnumerable<string> Question(Trace trace)
    {
        var question = trace.Question;
        yield return _words.With(ReplyTerm.TraceQuestion, Short(question.Text));
        if (question.Understood is { } understood)
            yield return _words.With(ReplyTerm.TraceUnderstood, Short(understood));
        var years = question.Years.Count > 0 ? _words.With(ReplyTerm.TraceOfYears, string.Join(_words[ReplyTerm.Or], question.Years)) : "";
        var earlier = question.Period == TimeScope.Earlier ? _words[ReplyTerm.TraceEarlier] : "";
        var kind = trace.Briefing is null ? _terms.Kind(question) : _words[ReplyTerm.TraceAllOfIt];
        yield return _words.With(ReplyTerm.TraceLookedFor, kind, years, earlier);
        var back = question.LookedBackFrom != question.AsOf ? _words.With(ReplyTerm.TraceNewest, _words.Day(question.LookedBackFrom)) : "";
        yield return _words.With(Term.AsOf, _words.Day(question.AsOf)) + back;
        yield return _words.With(ReplyTerm.TraceSearchedIn, Scope(trace.Scope));
    }

    string Scope(TraceScope scope)
    {
        var limits = new List<string>();
        if (scope.Articles is { } articles)
            limits.Add(Count(articles, ReplyTerm.GivenArticle, ReplyTerm.GivenArticles));
        if (scope.Since is { } since)
            limits.Add(_words.With(ReplyTerm.ScopeSince, _words.Day(since)));
        if (scope.Until is { } until)
            limits.Add(_words.With(ReplyTerm.ScopeUntil, _words.Day(until)));
        if (scope.Source is { } source)
            limits.Add(_words.With(ReplyTerm.ScopeOutlet, Short(source)));
        if (scope.Topic is { } topic)
            limits.Add(_words.With(ReplyTerm.ScopeTopic, Short(topic)));
        return limits.Count > 0 ? string.Join(", ", limits) : _words[ReplyTerm.ScopeAll];
    }

    IEnumerable<string> Terms(Trace trace)
    {
        var found = trace.Terms.Where(term => term.Passages > 0).OrderByDescending(term => term.Weight).ToList();
        if (found.Count > 0)
            yield return _words.With(ReplyTerm.TraceWords, Several(found, Weighed));
        var absent = trace.Terms.Where(term => term.Passages == 0).ToList();
        if (absent.Count > 0)
            yield return _words.With(ReplyTerm.TraceNowhere, Several(absent, term => Short(term.Word)));
        var recent = found.FindAll(term => term.Lookup == TermLookup.Recently);
        if (recent.Count > 0)
            yield return _words.With(ReplyTerm.TraceRecent, Several(recent, term => Short(term.Word)));
        var frequent = found.FindAll(term => term.Lookup == TermLookup.NotAtAll);
        if (frequent.Count > 0)
            yield return _words.With(ReplyTerm.TraceFrequent, Several(frequent, term => Short(term.Word)));
        var leftOut = trace.LeftOut.DistinctBy(word => word.Word.ToLowerInvariant()).ToList();
        if (leftOut.Count > 0)
            yield return _words.With(ReplyTerm.TraceNotSearched, Several(leftOut, Left));
        if (trace.SemanticFailure is { } failure)
            yield return _words.With(ReplyTerm.TraceNoMeaning, VisibleText.Line(failure));
        if (trace.Translations is { Count: > 0 } translations)
            yield return _words.With(ReplyTerm.TraceElsewhere, Several(translations, Translated));
    }

    string Weighed(TraceTerm term) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Short(term.Word)} ({term.Weight:0.0}, {Count(term.Passages, ReplyTerm.OnePassage, ReplyTerm.Passages)})"
        );

    static string Translated(TraceTranslation one) =>
        $"{Short(one.Word)} = {Short(string.Join(", ", one.Words))} ({VisibleText.Line(one.Language)})";

    string Left(LeftOutWord word) =>
        word.Reason switch
        {
            LeftOutReason.RelativeTime => _words.With(ReplyTerm.LeftOutTime, Short(word.Word)),
            LeftOutReason.TooMany => _words.With(ReplyTerm.LeftOutTooMany, Short(word.Word)),
            _ => Short(word.Word),
        };

    IEnumerable<string> Passages(Trace trace)
    {
        if (trace.PassagesConsidered == 0)
        {
            yield return _words[ReplyTerm.TraceNothing];
            yield break;
        }
        yield return _words.With(ReplyTerm.TraceRead, Count(trace.PassagesConsidered, ReplyTerm.OnePassage, ReplyTerm.Passages));
        foreach (var (rank, passage) in trace.Passages.Take(MaxPassages).Index())
        {
            var origin = $"{Short(passage.Source ?? _words[Term.UnknownOutlet])}, {passage.Date ?? _words[Term.DateUnknown]}";
            var title = Short(ReplyWords.Title(passage.Title, _words));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {rank + 1}. {title} — {origin}: {passage.Score:0.00} ({Parts(passage)})"
            );
        }
    }

    string Parts(TracePassage passage) =>
        string.Join(
            ", ",
            passage
                .Parts.Take(MaxParts)
                .Select(part => string.Create(CultureInfo.InvariantCulture, $"{_terms.Of(part.Feature)} {part.Value:0.00}"))
        );

    IEnumerable<string> Sentences(Trace trace)
    {
        if (trace.Briefing is { } made)
        {
            var repeats =
                made.Repeats > 0
                    ? _words.With(ReplyTerm.TraceRepeats, Count(made.Repeats, ReplyTerm.AnArticle, ReplyTerm.ArticlesCounted))
                    : "";
            yield return _words.With(
                ReplyTerm.TraceBriefing,
                Count(made.Articles, ReplyTerm.AnArticle, ReplyTerm.ArticlesCounted),
                made.Whole,
                repeats,
                made.OnTopic,
                Count(made.Sentences, ReplyTerm.OneSentence, ReplyTerm.Sentences)
            );
        }
        if (trace.SentencesConsidered == 0)
            yield break;
        yield return _words.With(
            trace.Reason is null ? ReplyTerm.TraceRated : ReplyTerm.TraceRatedNearest,
            Count(trace.SentencesConsidered, ReplyTerm.OneSentence, ReplyTerm.Sentences),
            trace.Sentences.Count(sentence => sentence.Citation is not null)
        );
        var reasons = trace
            .Fates.Where(fate => fate.Fate is not (SentenceFate.Shown or SentenceFate.SaysTheSame))
            .OrderByDescending(fate => fate.Fate < SentenceFate.FarBelowBest)
            .ThenByDescending(fate => fate.Count);
        foreach (var fate in reasons.Take(MaxReasons))
        {
            var example = trace.Sentences.FirstOrDefault(sentence => sentence.Fate == fate.Fate);
            yield return $"  {fate.Count} {_terms.Of(fate.Fate)}{(example is null ? "" : $": “{Short(example.Text)}”")}";
        }
    }

    IEnumerable<string> Outcome(Trace trace)
    {
        yield return _words.With(ReplyTerm.TraceConfidence, Score(trace.Confidence), Score(trace.Threshold));
        if ((trace.Lack is { } lack ? _words.Of(lack) : trace.Reason) is { } reason)
            yield return _words.With(ReplyTerm.TraceNotAnswered, Short(reason, TraceLimits.Text));
        if (trace.QuotesChecked > 0)
            yield return _words.With(
                ReplyTerm.TraceCompared,
                Count(trace.QuotesChecked, ReplyTerm.OneQuote, ReplyTerm.Quotes),
                trace.QuotesDropped > 0 ? _words.With(ReplyTerm.TraceDiffered, trace.QuotesDropped) : _words[ReplyTerm.TraceNoneDiffered]
            );
        foreach (var line in WritingWords.Trace(trace.Writing))
            yield return line;
        yield return _words.With(ReplyTerm.TraceTime, string.Join(", ", trace.Steps.Select(Took)));
    }

    string Took(TraceStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{_terms.Of(step.Stage)} {step.Took.TotalMilliseconds:0.0} ms");

    static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    string Several<T>(IReadOnlyList<T> values, Func<T, string> show) =>
        string.Join(", ", values.Take(MaxWords).Select(show))
        + (values.Count > MaxWords ? _words.With(ReplyTerm.AndMore, values.Count - MaxWords) : "");

    string Count(long count, ReplyTerm one, ReplyTerm many) => count == 1 ? _words[one] : _words.With(many, _words.Number(count));

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
