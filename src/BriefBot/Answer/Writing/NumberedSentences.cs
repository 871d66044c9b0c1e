using System.Collections;
using BriefBot.Answer.Judge.Written;
using Microsoft.Extensions.AI;

namespace BriefBot.Answer.Writing;

/// <summary>Makes the functions with which a model looks for more sentences.</summary>
/// <param name="evidence">Takes what they find.</param>
/// <param name="fence">A line that nobody can guess; to be put around what others wrote.</param>
public delegate IReadOnlyList<AIFunction> ResearchTools(NumberedSentences evidence, string fence);

/// <summary>What was looked up while an answer was researched.</summary>
/// <param name="Tool">The function.</param>
/// <param name="Subject">What for; cut after <see cref="TraceLimits.Text"/> characters.</param>
/// <param name="Sentences">Sentences that it gave.</param>
public sealed record Lookup(string Tool, string Subject, int Sentences);

/// <summary>
/// The sentences that were shown to a model, numbered from 1 in the order in which they came; nothing else may be cited. Safe for
/// concurrent use, and only ever longer.
/// </summary>
public sealed class NumberedSentences : IReadOnlyList<CitedSentence>
{
    /// <summary>Most sentences; those beyond have no number.</summary>
    public const int Most = 200;

    // Of a model that calls for more than it may, the first are enough to tell.
    const int MostLookups = 20;

    readonly Lock _lock = new();
    readonly List<CitedSentence> _sentences = [];
    readonly Dictionary<(long Article, int Version, int Start), int> _numbers = [];
    readonly List<Lookup> _lookups = [];

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_lock)
                return _sentences.Count;
        }
    }

    /// <summary>What was looked up, in order.</summary>
    public IReadOnlyList<Lookup> Lookups
    {
        get
        {
            lock (_lock)
                return [.. _lookups];
        }
    }

    /// <inheritdoc/>
    public CitedSentence this[int index]
    {
        get
        {
            lock (_lock)
                return _sentences[index];
        }
    }

    /// <summary>The sentence's number, a new one where it had none; null when there are <see cref="Most"/> already.</summary>
    public int? Number(CitedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var key = (sentence.Article.Id.Value, sentence.Article.Version, sentence.Span.Start);
        lock (_lock)
        {
            if (_numbers.TryGetValue(key, out var known))
                return known;
            if (_sentences.Count == Most)
                return null;
            _sentences.Add(sentence);
            return _numbers[key] = _sentences.Count;
        }
    }

    /// <summary>Whether a sentence of the article is among them.</summary>
    public bool Holds(long article)
    {
        lock (_lock)
            return _sentences.Exists(sentence => sentence.Article.Id.Value == article);
    }

    /// <summary>Writes down that something was looked up.</summary>
    public void Note(string tool, string subject, int sentences)
    {
        ArgumentNullException.ThrowIfNull(subject);
        lock (_lock)
            if (_lookups.Count < MostLookups)
                _lookups.Add(new Lookup(tool, subject.Length > TraceLimits.Text ? subject[..TraceLimits.Text] : subject, sentences));
    }

    /// <inheritdoc/>
    public IEnumerator<CitedSentence> GetEnumerator()
    {
        lock (_lock)
            return _sentences.ToList().GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
