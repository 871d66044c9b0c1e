using BriefBot.Answer.Judge.Written;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Answer.Writing;

/// <summary>Asks a model to write a sentence again; null when it has nothing to say.</summary>
delegate Task<DraftSentence?> Rewrite(
    WritingTask task,
    DraftSentence sentence,
    IReadOnlyList<Fault> faults,
    IReadOnlyList<int> numbers,
    CancellationToken cancellation
);

/// <summary>Checks the sentences of one task while they come in, several at a time where they are written again, and lets them out in their
/// order.</summary>
sealed class CheckingDesk(
    WritingTask task,
    WritingOptions options,
    Rewrite rewrite,
    Func<AcceptedSentence, CancellationToken, ValueTask>? accepted,
    QuestionReader? reader = null
)
{
    const string NoAnswer = "NONE";

    readonly SentenceChecks _checks = new(task.Language, options.Translates, reader);
    readonly Queue<Task<Checked>> _pending = new();
    readonly List<(HashSet<string> Words, (bool, bool) Turns)> _known = [];
    readonly List<AcceptedSentence> _shown = [];
    readonly List<RejectedSentence> _rejected = [];
    int _sentences;
    int _passed;
    int _repaired;
    int _replaced;
    int _failed;
    int _repairs;

    /// <summary>The model that writes, as far as it has told.</summary>
    public string Model { get; set; } = "model";

    /// <summary>True when as much was written as was asked for, or so much failed that nothing of it will be shown.</summary>
    public bool HasEnough => _sentences >= task.Limit || _failed > task.Limit * options.MaximumFailedShare;

    /// <summary>True when whoever is shown the sentences failed: that is no failure of the model.</summary>
    public bool ReaderFailed { get; private set; }

    /// <summary>Takes a sentence; what says again what another said is let be.</summary>
    public void Take(DraftSentence sentence, CancellationToken cancellation)
    {
        if (_sentences >= task.Limit || IsNoAnswer(sentence))
            return;
        var words = ClaimBuilder.Words(sentence.Text);
        var turns = ClaimBuilder.Turns(sentence.Text, TextLanguage.Of(task.Language ?? TextLanguage.English.Tag));
        if (_known.Exists(known => known.Turns == turns && ClaimBuilder.SaysTheSame(known.Words, words)))
            return;
        _known.Add((words, turns));
        _sentences++;
        _pending.Enqueue(CheckAsync(sentence, cancellation));
    }

    /// <summary>Shows what is checked already.</summary>
    public async ValueTask ShowReadyAsync(CancellationToken cancellation)
    {
        while (_pending.TryPeek(out var first) && first.IsCompleted)
            await ShowAsync(await _pending.Dequeue(), cancellation);
    }

    /// <summary>Waits for what is still being checked, and shows it.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        while (_pending.TryDequeue(out var first))
            await ShowAsync(await first, cancellation);
    }

    /// <summary>Waits until nothing is at work any more; what was under way is of no interest.</summary>
    public async ValueTask AbandonAsync()
    {
        foreach (var left in _pending)
            await left.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>What came of it.</summary>
    /// <param name="failure">What went wrong with the model; null when nothing did.</param>
    public WritingResult Result(string? failure)
    {
        var outcome =
            failure is not null ? WritingOutcome.Failed
            : _sentences == 0 ? WritingOutcome.Nothing
            : _shown.Count == 0 || _failed > _sentences * options.MaximumFailedShare ? WritingOutcome.FellBack
            : WritingOutcome.Written;
        var report = new WritingReport(Model, task.Prompt.Hash, outcome, _sentences, _passed, _repaired, _replaced, _rejected, failure);
        return new WritingResult(outcome is WritingOutcome.Written ? _shown : [], report);
    }

    static bool IsNoAnswer(DraftSentence sentence) => sentence.Text.Trim(' ', '.', '"', '*') == NoAnswer;

    async Task<Checked> CheckAsync(DraftSentence sentence, CancellationToken cancellation)
    {
        var numbers = Known(sentence.Numbers);
        var verdict = Verify(sentence, numbers, cancellation);
        if (verdict.Passes)
            return new Checked(sentence, sentence, numbers, verdict, SentenceOrigin.Model);
        if (_repairs++ >= options.MaximumRepairs)
            return new Checked(sentence, sentence, numbers, verdict, null);
        var offered = numbers.Count > 0 ? numbers : [.. Enumerable.Range(1, task.Sources.Count)];
        if (await rewrite(task, sentence, verdict.Faults, offered, cancellation) is not { } again)
            return new Checked(sentence, sentence, numbers, verdict, null);
        var cited = Known(again.Numbers);
        return Verify(again, cited, cancellation).Passes
            ? new Checked(sentence, again, cited, verdict, SentenceOrigin.Repaired)
            : new Checked(sentence, sentence, numbers, verdict, null);
    }

    Verdict Verify(DraftSentence sentence, IReadOnlyList<int> numbers, CancellationToken cancellation) =>
        _checks.Verify(sentence.Text, Cited(numbers), cancellation);

    // A number that was never given cites nothing.
    List<int> Known(IReadOnlyList<int> numbers) => [.. numbers.Where(number => number >= 1 && number <= task.Sources.Count)];

    async ValueTask ShowAsync(Checked one, CancellationToken cancellation)
    {
        if (one.Origin is not SentenceOrigin.Model && _rejected.Count < WritingReport.MaxRejected)
            _rejected.Add(RejectedSentence.Of(one.Written.Text, one.Verdict.Faults));
        if (one.Origin is { } origin)
        {
            if (origin is SentenceOrigin.Repaired)
                _repaired++;
            else
                _passed++;
            await ShowAsync(Accepted(one, origin), cancellation);
            return;
        }
        _failed++;
        if (Quote(one) is not { } quote)
            return;
        _replaced++;
        await ShowAsync(quote, cancellation);
    }

    // What was only copied is a quotation, and shown as one.
    AcceptedSentence Accepted(Checked one, SentenceOrigin origin)
    {
        var sources = Cited(one.Numbers);
        var copied = sources.Find(source => Text(source) == one.Sentence.Text);
        return copied is null
            ? new AcceptedSentence(one.Sentence.Text, sources, origin)
            {
                TranslatedFrom = _checks.TranslatedFrom(one.Sentence.Text, sources),
            }
            : new AcceptedSentence(one.Sentence.Text, [copied, .. sources.Where(source => source != copied)], SentenceOrigin.Quote);
    }

    List<CitedSentence> Cited(IReadOnlyList<int> numbers) => [.. numbers.Select(number => task.Sources[number - 1])];

    static string Text(CitedSentence source) => source.Article.Body[source.Span.Start..source.Span.End];

    // The first sentence that it cites and that nothing shown rests on yet.
    AcceptedSentence? Quote(Checked one)
    {
        foreach (var number in one.Numbers)
        {
            var source = task.Sources[number - 1];
            if (_shown.Exists(shown => shown.Sources.Contains(source)))
                continue;
            return new AcceptedSentence(Text(source), [source], SentenceOrigin.Quote);
        }
        return null;
    }

    async ValueTask ShowAsync(AcceptedSentence sentence, CancellationToken cancellation)
    {
        _shown.Add(sentence);
        if (accepted is null)
            return;
        try
        {
            await accepted(sentence, cancellation);
        }
        catch
        {
            ReaderFailed = true;
            throw;
        }
    }

    /// <summary>A sentence that was checked.</summary>
    /// <param name="Written">As first written.</param>
    /// <param name="Sentence">As it may be shown.</param>
    /// <param name="Verdict">On what was first written.</param>
    /// <param name="Origin">Null when it failed.</param>
    sealed record Checked(
        DraftSentence Written,
        DraftSentence Sentence,
        IReadOnlyList<int> Numbers,
        Verdict Verdict,
        SentenceOrigin? Origin
    );
}
