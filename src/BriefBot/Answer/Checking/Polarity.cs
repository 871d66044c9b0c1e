using System.Buffers;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Checking;

/// <summary>Tells which words of a sentence are negated.</summary>
static class Polarity
{
    // Words behind a negation that it reaches, as far as no comma or conjunction stands before them.
    const int Reach = 5;

    // The same behind a denial, whose "that" opens the clause that is denied.
    const int DenialReach = 8;

    static readonly SearchValues<char> Breaks = SearchValues.Create(",;:—–()");

    /// <summary>Terms that stand behind a negation, each with the negation's place in the text.</summary>
    /// <param name="text">The text that holds the words.</param>
    /// <param name="words">Its words.</param>
    public static Dictionary<int, TextSpan> Negated(ReadOnlySpan<char> text, List<MatchedWord> words)
    {
        var negated = new Dictionary<int, TextSpan>();
        var stems = new List<string>(words.Count);
        foreach (var word in words)
            stems.Add(StemOf(text[word.Start..word.End]));
        for (var i = 0; i < words.Count; i++)
        {
            var denies = Denies(stems, i);
            if (!denies && !Negations.At(stems, i))
                continue;
            var at = new TextSpan(words[i].Start, words[i].End);
            for (var j = i + 1; j < words.Count && j <= i + (denies ? DenialReach : Reach); j++)
            {
                if (IsBreak(text[words[j - 1].End..words[j].Start], stems[j]) && !(denies && j == i + 1 && stems[j] == "that"))
                    break;
                if (words[j].Term >= 0)
                    negated.TryAdd(words[j].Term, at);
            }
        }
        return negated;
    }

    // "Denied that", "denies having", "ruled out closing".
    static bool Denies(List<string> stems, int at) => stems[at] == "deni" || (stems[at] == "out" && at > 0 && stems[at - 1] == "rule");

    static string StemOf(ReadOnlySpan<char> word)
    {
        var tokenizer = new Tokenizer(word, stackalloc char[Tokenizer.BufferSize]);
        return tokenizer.Next() ? PorterStemmer.Stem(tokenizer.Word.ToString()) : "";
    }

    static bool IsBreak(ReadOnlySpan<char> between, string stem) =>
        between.ContainsAny(Breaks) || stem is "but" or "and" or "who" or "which" or "that" or "while";
}
