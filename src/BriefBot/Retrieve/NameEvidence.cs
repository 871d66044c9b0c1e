using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Finds the proper names in a question written without capitals, or in nothing else, by how articles write its words.</summary>
static class NameEvidence
{
    // Share of a word's occurrences that must have a capital, and occurrences to judge by.
    const double CapitalShare = 0.8;
    const int Passages = 30;

    /// <summary>The question with its names marked.</summary>
    public static QuestionAnalysis Recognize(QuestionAnalysis question, IReadOnlyList<Passage> passages)
    {
        var letters = question.Text.Where(char.IsLetter).Skip(1).ToList();
        if (letters.Exists(char.IsUpper) && letters.Exists(char.IsLower))
            return question;
        var matcher = new TermMatcher(question);
        var (capital, all) = (new int[question.Terms.Count], new int[question.Terms.Count]);
        foreach (var passage in passages.Take(Passages))
        {
            var text = passage.Article.Body.AsSpan(passage.Start, passage.End - passage.Start);
            foreach (var word in matcher.Match(text, TextLanguage.Of(passage.Article.Language, passage.Article.Body)))
            {
                if (word.Term < 0 || OpensSentence(text, word.Start))
                    continue;
                all[word.Term]++;
                if (char.IsUpper(text[word.Start]))
                    capital[word.Term]++;
            }
        }
        return question with
        {
            Terms = [.. question.Terms.Select((term, i) => term with { IsName = all[i] > 0 && capital[i] >= CapitalShare * all[i] })],
        };
    }

    static bool OpensSentence(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start].TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '“' or '"' or ':' || text[before.Length..start].Contains('\n');
    }
}
