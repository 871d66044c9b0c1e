using BriefBot.Answer.Judge.Translated;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Writing;

/// <summary>Has a model give the words of a question in the languages of the articles, so that these are found. The same question is asked
/// about once a day. Safe for concurrent use.</summary>
/// <param name="kernel">The models.</param>
/// <param name="prompt">What they are told.</param>
/// <param name="time">Measures how long it takes.</param>
/// <param name="newFence">A mark that nobody can guess, a new one each time.</param>
sealed class TermWriting(ModelKernel kernel, PromptTemplate prompt, TimeProvider time, Func<string> newFence)
{
    // A question waits so long; then what was found without must do.
    static readonly TimeSpan Within = TimeSpan.FromSeconds(5);

    readonly KeptTexts<IReadOnlyList<TermTranslation>> _kept = new(time);

    /// <summary>Forgets what is kept of what was written for a person.</summary>
    public void Forget(string person) => _kept.Forget(person);

    /// <summary>The words in other languages, checked.</summary>
    /// <param name="question">As asked; for whom, and by which model.</param>
    /// <param name="analysis">The question in full, taken apart.</param>
    /// <param name="languages">Primary BCP 47 tags.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Empty when there are none, the model failed, or it took too long.</returns>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async ValueTask<IReadOnlyList<TermTranslation>> WriteAsync(
        Question question,
        QuestionAnalysis analysis,
        IReadOnlyList<string> languages,
        CancellationToken cancellation
    )
    {
        var asked = TermTranslations.Asked(analysis);
        if (asked.Count == 0 || languages.Count == 0)
            return [];
        var key = string.Join('\n', [prompt.Hash, question.Model, string.Join(' ', languages), analysis.Text]);
        if (_kept.Find(key) is { } known)
            return known;
        using var late = new CancellationTokenSource(Within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var values = PromptValues.Of(
                analysis.Text,
                asked.Select(term => analysis.Terms[term].Surface),
                languages.Select(tag => $"{tag} ({TranslatedSentence.NameOf(tag)})"),
                newFence()
            );
            var written = await kernel.TextAsync(prompt, values, new ModelCall(question.Asker, question.Model), either.Token);
            var read = TermTranslations.Read(
                written.Length > TermTranslations.MostText ? written[..TermTranslations.MostText] : written,
                analysis,
                asked,
                languages
            );
            _kept.Keep(key, read, question.Asker.Person);
            return read;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return [];
        }
    }
}
