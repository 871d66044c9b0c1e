using System.Security.Cryptography;
using System.Text;
using BriefBot.Answer.Judge.Written;

namespace BriefBot.Answer.Writing;

/// <summary>
/// What models wrote and passed, for as long as the process runs: the same question, prompt and sentences of the same versions of articles
/// are not paid for twice. Answers that fell back are not kept. Safe for concurrent use.
/// </summary>
sealed class WritingCache(TimeProvider time)
{
    readonly KeptTexts<WritingResult> _kept = new(time);

    /// <summary>What was written for a task; null when nothing is kept.</summary>
    public WritingResult? Find(WritingTask task) => _kept.Find(KeyOf(task));

    /// <summary>Keeps what was written, the longest unused being dropped for it.</summary>
    public void Keep(WritingTask task, WritingResult result)
    {
        if (result.Report.Outcome is WritingOutcome.Written)
            _kept.Keep(KeyOf(task), result, task.Asker.Person);
    }

    /// <summary>Forgets what was written for a person: it may use words of their question.</summary>
    public void Forget(string person) => _kept.Forget(person);

    // Everything that the prompt is made of. An article's version stands for its text.
    static string KeyOf(WritingTask task)
    {
        var text = new StringBuilder()
            .Append(task.Prompt.Hash)
            .Append('\n')
            .Append(task.Model)
            .Append('\n')
            .Append(task.Subject)
            .Append('\n')
            .Append(task.AsOf.DayNumber)
            .Append('\n')
            .Append(task.Limit)
            .Append('\n')
            .Append(task.Language);
        foreach (var source in task.Sources)
            Append(text, source);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    static void Append(StringBuilder text, CitedSentence source) =>
        text.Append('\n')
            .Append(source.Article.Workspace.Value)
            .Append(' ')
            .Append(source.Article.Id.Value)
            .Append(' ')
            .Append(source.Article.Version)
            .Append(' ')
            .Append(source.Span.Start)
            .Append(' ')
            .Append(source.Span.End);
}
