using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>A stretch of a question that may be a part of its own.</summary>
/// <param name="Start">Its first word, an index into the question's words.</param>
/// <param name="End">One past its last word.</param>
sealed record Clause(int Start, int End)
{
    /// <summary>Indexes of the question's terms in it, each once.</summary>
    public List<int> Terms { get; } = [];
}

/// <summary>Cuts a question at commas, ends of sentences and conjunctions, but not within dates and outlets' names.</summary>
sealed class ClauseCutter(QuestionAnalysis question, List<QuestionWord> words, IReadOnlyList<OutletMention> outlets)
{
    readonly IReadOnlyList<DateMention> _dates = Dates.Find(question.Text);

    /// <summary>The clauses in order; they cover the question.</summary>
    public List<Clause> Cut()
    {
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i < words.Count && !IsCut(i))
                continue;
            clauses.Add(new Clause(start, i));
            start = i;
        }
        return clauses;
    }

    bool IsCut(int word)
    {
        if (outlets.Any(outlet => outlet.Holds(word) && word > outlet.Start))
            return false;
        if (_dates.Any(date => words[word].Start > date.Span.Start && words[word].Start < date.Span.End))
            return false;
        return words[word].Normalized is "and" or "or" or "but" or "while" or "whereas" or "versus" or "vs" or "than"
            || words.Gap(question.Text, word).IndexOfAny(",;:—") >= 0
            || words.OpensSentence(question.Text, word);
    }
}
