using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Tells whether a question asks for several things, and which.</summary>
static class PartFinder
{
    const int MostParts = 8;

    /// <summary>The parts; null for a question that asks for one thing.</summary>
    /// <param name="question">The question taken apart.</param>
    /// <param name="outlets">The outlets that it names.</param>
    public static QuestionParts? Find(QuestionAnalysis question, IReadOnlyList<OutletMention> outlets)
    {
        var words = QuestionWords.Read(question.Text, question.Language);
        if (words.Count != question.Words.Count)
            return null;
        var terms = TermsByWord(question);
        var named = OutletTerms(terms, outlets);
        // Without a word of its own besides the outlets' names it is about the outlets.
        if (!question.Terms.Where((term, i) => !named.Contains(i)).Any(IsTopic))
            return null;
        var clauses = new ClauseCutter(question, words, outlets).Cut();
        foreach (var clause in clauses)
        {
            for (var i = clause.Start; i < clause.End; i++)
                if (terms[i] >= 0 && !named.Contains(terms[i]) && !clause.Terms.Contains(terms[i]))
                    clause.Terms.Add(terms[i]);
        }
        var days = Dates
            .Find(question.Text)
            .Where(date => date.Day is not null && date.Month is not null)
            .DistinctBy(date => (date.Year, date.Month, date.Day))
            .ToList();
        var isOutletAtTwoTimes = outlets.Count > 0 && days.Count > 1;
        var anchors = outlets.Count + days.Count;
        if (outlets.Count < 2 && !isOutletAtTwoTimes && !SeveralThings.AreAskedFor(question, words, clauses, anchors))
            return null;
        return new QuestionParts(outlets, days, Parts(question, clauses), named);
    }

    static bool IsTopic(QuestionTerm term) => term.IsName || !CommonWords.IsCommonStem(term.Term.Stem);

    // The question's term that each of its words is, −1 for none.
    static int[] TermsByWord(QuestionAnalysis question)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < question.Terms.Count; i++)
            terms.TryAdd(question.Terms[i].Term.Stem, i);
        var words = QuestionWords.Read(question.Text, question.Language);
        return [.. words.Select(word => terms.GetValueOrDefault(question.Language.Stem(word.Raw), -1))];
    }

    // Terms that stand in the outlets' names and nowhere else.
    static HashSet<int> OutletTerms(int[] terms, IReadOnlyList<OutletMention> outlets)
    {
        var named = new HashSet<int>();
        var others = new HashSet<int>();
        for (var i = 0; i < terms.Length; i++)
            (outlets.Any(outlet => outlet.Holds(i)) ? named : others).Add(terms[i]);
        named.ExceptWith(others);
        named.Remove(-1);
        return named;
    }

    // Everyday words count only where there are no others ("… and when does it open?").
    static List<QuestionPart> Parts(QuestionAnalysis question, List<Clause> clauses)
    {
        var parts = new List<QuestionPart>();
        foreach (var clause in clauses)
        {
            var topic = clause.Terms.FindAll(term => IsTopic(question.Terms[term]));
            if (topic.Count == 0)
                topic = clause.Terms;
            if (topic.Count > 0 && !parts.Exists(part => part.Terms.SequenceEqual(topic)) && parts.Count < MostParts)
                parts.Add(new QuestionPart(topic));
        }
        return parts.Count > 1 ? parts : [];
    }
}
