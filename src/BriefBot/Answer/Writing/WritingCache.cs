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
    const int Most = 500;
    static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    readonly LinkedList<Entry> _byUse = new();
    readonly Lock _lock = new();

    /// <summary>What was written for a task; null when nothing is kept.</summary>
    public WritingResult? Find(WritingTask task)
    {
        var key = KeyOf(task);
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            if (time.GetElapsedTime(node.Value.Written) > Kept)
            {
                _entries.Remove(key);
                return null;
            }
            _byUse.AddFirst(node);
            return node.Value.Result;
        }
    }

    /// <summary>Keeps what was written, the longest unused being dropped for it.</summary>
    public void Keep(WritingTask task, WritingResult result)
    {
        if (result.Report.Outcome is not WritingOutcome.Written)
            return;
        var key = KeyOf(task);
        lock (_lock)
        {
            if (_entries.Remove(key, out var old))
                _byUse.Remove(old);
            _entries[key] = _byUse.AddFirst(new Entry(key, result, task.Asker.Person, time.GetTimestamp()));
            if (_entries.Count <= Most)
                return;
            _entries.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }

    /// <summary>Forgets what was written for a person: it may use words of their question.</summary>
    public void Forget(string person)
    {
        lock (_lock)
        {
            foreach (var (key, node) in _entries.Where(entry => entry.Value.Value.Person == person).ToList())
            {
                _entries.Remove(key);
                _byUse.Remove(node);
            }
        }
    }

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

    sealed record Entry(string Key, WritingResult Result, string? Person, long Written);
}
