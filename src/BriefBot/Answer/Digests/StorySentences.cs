using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>A sentence that was chosen, with those of other sources that say the same.</summary>
sealed record ChosenSentence(NewsSentence Sentence, IReadOnlyList<NewsSentence> Same);

/// <summary>Chooses the sentences that tell most of what a story's articles tell, each thing once.</summary>
/// <remarks>
/// What several articles tell counts more, and so does what stands at the beginning and what the title speaks of. Sentences that begin with
/// a pronoun need the one before them and come last.
/// </remarks>
static class StorySentences
{
    // Beyond this share a sentence only repeats one that was chosen.
    const double Repeats = 0.6;

    // But not when it holds this many words of names that the other hasn't.
    const int MostOtherNames = 2;

    // From this share on, both ways, two sentences are cited as one.
    const double Same = 0.92;

    const double Lead = 0.5;
    const double Second = 0.2;
    const double OfTitle = 0.6;
    const double Leaning = 0.6;

    static readonly string[] Pronouns = Lexicon.Lines("en/quotes", "story-sentences-pronouns");

    /// <summary>The best of some sentences, in the order to read them.</summary>
    /// <param name="candidates">Those that may be chosen.</param>
    /// <param name="texts">The story's articles.</param>
    /// <param name="most">Most sentences.</param>
    /// <param name="distinct">How many there would be without that limit.</param>
    public static IReadOnlyList<ChosenSentence> Choose(
        IReadOnlyList<NewsSentence> candidates,
        IReadOnlyList<NewsText> texts,
        int most,
        out int distinct
    )
    {
        var holders = Holders(texts);
        var ranked = candidates
            .Select(sentence => (Sentence: sentence, Score: Score(sentence, holders, texts.Count)))
            .OrderByDescending(one => one.Score)
            .ThenBy(one => one.Sentence.Position)
            .ToList();
        var chosen = new List<(NewsSentence Sentence, List<NewsSentence> Same)>();
        foreach (var (sentence, _) in ranked)
        {
            var known = chosen.FirstOrDefault(other => OnlyRepeats(sentence.Facts, other.Sentence.Facts));
            if (known.Sentence is null)
                chosen.Add((sentence, []));
            else if (IsSame(sentence, known.Sentence) && known.Same.TrueForAll(other => other.Of != sentence.Of))
                known.Same.Add(sentence);
        }
        distinct = chosen.Count;
        return
        [
            .. chosen
                .Take(most)
                .OrderBy(one => one.Sentence.Position)
                .ThenByDescending(one => one.Sentence.Of.Article.StoredAt)
                .Select(one => new ChosenSentence(one.Sentence, one.Same)),
        ];
    }

    static Dictionary<string, int> Holders(IReadOnlyList<NewsText> texts)
    {
        var holders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        foreach (var thing in text.All.SelectMany(sentence => sentence.Facts.Weights.Keys).Distinct(StringComparer.Ordinal))
            holders[thing] = holders.GetValueOrDefault(thing) + 1;
        return holders;
    }

    static double Score(NewsSentence sentence, Dictionary<string, int> holders, int texts)
    {
        var facts = sentence.Facts;
        if (facts.Total == 0)
            return 0;
        var told = facts.Weights.Sum(one => one.Value * holders.GetValueOrDefault(one.Key)) / texts;
        var score =
            told / Math.Sqrt(facts.Total + 4)
            + (
                sentence.Position == 0 ? Lead
                : sentence.Position == 1 ? Second
                : 0
            )
            + OfTitle * sentence.Of.Title.SharedWith(facts);
        return Leans(sentence.Text) ? score - Leaning : score;
    }

    static bool Leans(string sentence)
    {
        var words = new Tokenizer(sentence, stackalloc char[Tokenizer.BufferSize]);
        return words.Next() && Pronouns.Contains(words.Word.ToString(), StringComparer.Ordinal);
    }

    static bool IsSame(NewsSentence one, NewsSentence other) =>
        one.Of != other.Of
        && one.Facts.IsNegated == other.Facts.IsNegated
        && one.Facts.SharedWith(other.Facts) >= Same
        && other.Facts.SharedWith(one.Facts) >= Same;

    /// <summary>Sentences of one pattern with other names or numbers tell different things.</summary>
    static bool OnlyRepeats(FactWords sentence, FactWords other)
    {
        if (Math.Max(sentence.SharedWith(other), other.SharedWith(sentence)) < Repeats)
            return false;
        var own = sentence.Weights.Keys.Where(thing => !other.Weights.ContainsKey(thing)).ToList();
        return !own.Exists(FactWords.IsNumber) && own.Count(sentence.IsAnchor) < MostOtherNames;
    }
}
