using BriefBot.Answer.Judge.Written;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using BriefBot.Reader;
using BriefBot.Retrieve;
using Microsoft.Extensions.AI;

namespace BriefBot.Answer.Writing;

/// <summary>
/// Has a chat model write from sentences of articles, and lets through only what they bear out: each sentence is checked when it is
/// complete; one that fails is written again once, else replaced by the sentence that it cites, else dropped. When too many fail, or the
/// model does, nothing of it is left, and quotes answer.
/// </summary>
/// <param name="chat">The models.</param>
/// <param name="prompts">What they are told.</param>
/// <param name="newFence">A mark that nobody can guess, a new one each time.</param>
/// <param name="reader">Judges what was written; null where rules decide alone.</param>
public sealed class ModelWriter(
    IChatClient chat,
    PromptSet prompts,
    WritingOptions options,
    TimeProvider time,
    Func<string>? newFence = null,
    QuestionReader? reader = null
)
{
    // Text of a model, in UTF-16 code units, beyond which it isn't read further.
    const int MostText = 12_000;

    // A question waits so long for its rewriting; then the rule's must do.
    static readonly TimeSpan RewriteWithin = TimeSpan.FromSeconds(5);

    readonly ModelKernel _kernel = new(chat);
    readonly WritingCache _cache = new(time);
    readonly Func<string> _newFence = newFence ?? PromptValues.NewFence;
    readonly TermWriting _terms = new(new ModelKernel(chat), prompts.Terms, time, newFence ?? PromptValues.NewFence);

    /// <summary>Judges what was written; null where rules decide alone.</summary>
    internal QuestionReader? Reader => reader;

    /// <summary>What models are told.</summary>
    public PromptSet Prompts => prompts;

    /// <summary>Whether a question that asks for several things is looked up by a model.</summary>
    internal bool Researches => options.ResearchCalls > 0;

    /// <summary>Whether a sentence may be in the asker's language where what it cites is in another.</summary>
    internal bool Translates => options.Translates;

    /// <summary>The words of a question in other languages; empty when there are none, or no model gives them in time.</summary>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    internal ValueTask<IReadOnlyList<TermTranslation>> TermsAsync(
        Question question,
        QuestionAnalysis analysis,
        IReadOnlyList<string> languages,
        CancellationToken cancellation
    ) => _terms.WriteAsync(question, analysis, languages, cancellation);

    /// <summary>How the models are doing, in their order.</summary>
    public IReadOnlyList<ModelState> States => (chat.GetService(typeof(ModelChain)) as ModelChain)?.States ?? [];

    /// <summary>Forgets what is kept in memory of what was written for a person.</summary>
    public void Forget(string person)
    {
        _cache.Forget(person);
        _terms.Forget(person);
    }

    /// <summary>Writes.</summary>
    /// <param name="task">What and from what.</param>
    /// <param name="accepted">Told of each sentence that may be shown, in order, as soon as that is known.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The caller ended it. Whatever fails at the model is a result, not an
    /// exception.</exception>
    internal async ValueTask<WritingResult> WriteAsync(
        WritingTask task,
        Func<AcceptedSentence, CancellationToken, ValueTask>? accepted,
        CancellationToken cancellation
    )
    {
        // What is looked up on the way isn't known before; it is looked up each time.
        if (task.Tools is not null)
            return await WriteAnewAsync(task, accepted, cancellation);
        if (_cache.Find(task) is { } known)
        {
            foreach (var sentence in known.Sentences)
                if (accepted is not null)
                    await accepted(sentence, cancellation);
            return known;
        }
        var written = await WriteAnewAsync(task, accepted, cancellation);
        _cache.Keep(task, written);
        return written;
    }

    /// <summary>Rewrites a question that leans on the one before it.</summary>
    /// <param name="question">As asked; for whom, and by which model.</param>
    /// <param name="previous">The one before it, in full.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What the model made of it, unchecked; null when it failed or took too long.</returns>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    internal async ValueTask<string?> RewriteAsync(Question question, string previous, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(RewriteWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return await _kernel.TextAsync(
                prompts.FollowUp,
                PromptValues.Of(question.Text, previous, _newFence()),
                new ModelCall(question.Asker, question.Model),
                either.Token
            );
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    async ValueTask<WritingResult> WriteAnewAsync(
        WritingTask task,
        Func<AcceptedSentence, CancellationToken, ValueTask>? accepted,
        CancellationToken cancellation
    )
    {
        using var deadline = new CancellationTokenSource(task.Tools is null ? options.Deadline : options.ResearchDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var call = new ModelCall(task.Asker, task.Model);
        var desk = new CheckingDesk(
            task,
            options,
            (writing, sentence, faults, numbers, stop) => AskAgainAsync(writing, call, sentence, faults, numbers, stop),
            accepted,
            reader
        );
        try
        {
            await ReadAsync(task, call, desk, either.Token);
            await desk.FinishAsync(either.Token);
            return Accounted(desk.Result(failure: null), task, call);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && !desk.ReaderFailed)
        {
            desk.Model = (e as ModelFailedException)?.Model ?? desk.Model;
            var failure = deadline.IsCancellationRequested
                ? "it took too long"
                : e switch
                {
                    ModelFailedException failed => failed.Summary,
                    PromptException => e.Message,
                    _ => $"it failed ({e.GetType().Name})",
                };
            return Accounted(desk.Result(failure), task, call);
        }
        finally
        {
            await either.CancelAsync();
            await desk.AbandonAsync();
        }
    }

    string Language(WritingTask task) => SentenceChecks.LanguageToName(task.Language, task.Sources, options.Translates);

    static WritingResult Accounted(WritingResult result, WritingTask task, ModelCall call) =>
        result with
        {
            Report = result.Report with
            {
                Lookups = (task.Sources as NumberedSentences)?.Lookups,
                Requests = call.Tally.Requests,
                Tokens = call.Tally.InputTokens + call.Tally.OutputTokens,
                Cost = call.Tally.Cost,
            },
        };

    async Task ReadAsync(WritingTask task, ModelCall call, CheckingDesk desk, CancellationToken cancellation)
    {
        var fence = _newFence();
        var values = PromptValues.Of(task, fence, options.ResearchCalls, Language(task));
        if (task.Tools is { } tools)
        {
            var toolbox = new Toolbox(tools(fence), options.ResearchCalls, "No more can be looked up. Write the answer now.");
            // What it says before it has looked everything up is no answer yet.
            var text = await _kernel.LastTextAsync(
                task.Prompt,
                values,
                call with
                {
                    Tools = toolbox,
                },
                name => desk.Model = name,
                cancellation
            );
            Take(new DraftReader(task.Language), text.Length > MostText ? text[..MostText] : text, desk, isLast: true, cancellation);
            return;
        }
        var draft = new DraftReader(task.Language);
        var read = 0;
        await foreach (var piece in _kernel.RunAsync(task.Prompt, values, call, cancellation))
        {
            desk.Model = piece.Model ?? desk.Model;
            if (piece.Text.Length == 0)
                continue;
            Take(draft, piece.Text, desk, isLast: false, cancellation);
            await desk.ShowReadyAsync(cancellation);
            read += piece.Text.Length;
            if (desk.HasEnough || read > MostText)
                return;
        }
        Take(draft, "", desk, isLast: true, cancellation);
    }

    static void Take(DraftReader draft, string text, CheckingDesk desk, bool isLast, CancellationToken cancellation)
    {
        foreach (var sentence in draft.Add(text))
            desk.Take(sentence, cancellation);
        if (!isLast)
            return;
        foreach (var sentence in draft.End())
            desk.Take(sentence, cancellation);
    }

    async Task<DraftSentence?> AskAgainAsync(
        WritingTask task,
        ModelCall call,
        DraftSentence sentence,
        IReadOnlyList<Fault> faults,
        IReadOnlyList<int> numbers,
        CancellationToken cancellation
    )
    {
        var values = PromptValues.Of(sentence.Text, faults, task, numbers, _newFence(), Language(task));
        string text;
        try
        {
            text = await _kernel.TextAsync(prompts.Repair, values, call, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // What can't be repaired is replaced or dropped; the rest of the answer is as good as before.
            return null;
        }
        var draft = new DraftReader(task.Language);
        var written = draft.Add(text.Length > DraftReader.LongestSentence ? text[..DraftReader.LongestSentence] : text);
        written.AddRange(draft.End());
        return written.FirstOrDefault();
    }
}
