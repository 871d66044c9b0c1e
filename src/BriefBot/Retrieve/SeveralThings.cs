namespace BriefBot.Retrieve;

/// <summary>Tells by a question's build whether it asks for several things.</summary>
static class SeveralThings
{
    // A sentence that lists what is known of somebody has at least so many stretches between commas of so many words.
    const int Stretches = 3;
    const int StretchTerms = 4;

    // Where it names an outlet or day for some of it, two clauses will do that have so many words together.
    const int AnchoredTerms = 14;

    /// <summary>True when it does.</summary>
    /// <param name="question">The question taken apart.</param>
    /// <param name="words">Its words.</param>
    /// <param name="clauses">Its clauses with their terms.</param>
    /// <param name="anchors">How many outlets and days it names.</param>
    public static bool AreAskedFor(QuestionAnalysis question, List<QuestionWord> words, List<Clause> clauses, int anchors)
    {
        // What stands before the last sentence tells what it is about.
        var last = words.Count - 1;
        while (last > 0 && !words.OpensSentence(question.Text, last))
            last--;
        var asking = clauses.FindAll(clause => clause.Start >= last);
        return AsksTwice(question.Text, words)
            || Compares(words, last)
            || SetsAgainst(question, words, asking)
            || Lists(question.Text, words, asking, anchors);
    }

    // "Who won in Kiel, and where was the start?", "When did it open? What did it cost?"
    static bool AsksTwice(string question, List<QuestionWord> words)
    {
        var asked = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Normalized is not ("who" or "what" or "when" or "where" or "why" or "how" or "which"))
                continue;
            if (i == 0 || words.OpensSentence(question, i) || words[i - 1].Normalized == "and")
                asked++;
        }
        return asked > 1;
    }

    // "Compare rents in Kiel and Graz", "How do Kiel and Graz compare?", "… the difference between Kiel and Graz", "Kiel vs Graz".
    static bool Compares(List<QuestionWord> words, int start)
    {
        for (var i = start; i < words.Count; i++)
        {
            var isJoinedBefore = words.FindIndex(start, i - start, word => word.Normalized == "and") >= 0;
            switch (words[i].Normalized)
            {
                case "versus" or "vs" when i > 0:
                case "compare"
                or "compares"
                or "compared"
                or "differ"
                or "differs"
                or "different"
                or "differently"
                or "contrast" when isJoinedBefore:
                    return true;
                case "compare" or "contrast" when i == start:
                case "difference" or "differences" or "comparison":
                    if (words.FindIndex(i, word => word.Normalized is "and" or "with" or "to" or "or") >= 0)
                        return true;
                    break;
            }
        }
        return false;
    }

    // "… while the mayor of Graz …": somebody else than before.
    static bool SetsAgainst(QuestionAnalysis question, List<QuestionWord> words, List<Clause> clauses)
    {
        for (var i = 1; i < clauses.Count; i++)
        {
            var opener = words[clauses[i].Start].Normalized;
            if (opener == "whereas")
                return true;
            if (opener == "while" && HasName(question, clauses[i]) && clauses.Take(i).Any(clause => HasName(question, clause)))
                return true;
        }
        return false;
    }

    static bool HasName(QuestionAnalysis question, Clause clause) => clause.Terms.Exists(term => question.Terms[term].IsName);

    // "Which company, known for …, is said to …, and …?"
    static bool Lists(string question, List<QuestionWord> words, List<Clause> clauses, int anchors)
    {
        var told = clauses.FindAll(clause => clause.Terms.Count > 1);
        if (anchors > 0 && told.Count > 1 && told.SelectMany(clause => clause.Terms).Distinct().Count() >= AnchoredTerms)
            return true;
        var stretches = new List<int>();
        foreach (var clause in clauses)
        {
            if (stretches.Count == 0 || words.Gap(question, clause.Start).Contains(','))
                stretches.Add(0);
            stretches[^1] += clause.Terms.Count;
        }
        return stretches.Count(terms => terms >= StretchTerms) >= Stretches;
    }
}
