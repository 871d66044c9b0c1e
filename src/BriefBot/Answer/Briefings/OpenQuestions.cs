using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Finds the sentences in which sources say themselves that something isn't known or couldn't be learned.</summary>
static class OpenQuestions
{
    const int Most = 3;
    const double SameMatter = 0.5;

    static readonly string[] Phrases = Lexicon.Lines("en/open-questions", "phrases");

    /// <summary>The sentences, those nearest to the topic first.</summary>
    public static List<Claim> Of(IReadOnlyList<TopicSentence> sentences, BriefCiter citer)
    {
        var kept = new List<(TopicSentence Sentence, TextSpan Words)>();
        foreach (
            var sentence in sentences
                .OrderByDescending(sentence => sentence.Coverage)
                .ThenBy(sentence => sentence.Source.Rank)
                .ThenBy(sentence => sentence.Position)
        )
        {
            if (kept.Count == Most)
                break;
            if (!sentence.IsOnTopic || sentence.Occasion.IsEarlier || Find(sentence.Text) is not { } words)
                continue;
            if (!kept.Exists(other => other.Sentence.Overlap(sentence) >= SameMatter))
                kept.Add((sentence, words));
        }
        return kept.ConvertAll(one => citer.Quote(one.Sentence, [one.Words]));
    }

    /// <summary>Where a sentence says it; null when it doesn't.</summary>
    internal static TextSpan? Find(string sentence)
    {
        foreach (var phrase in Phrases)
        {
            var at = sentence.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (
                at < 0
                || (at > 0 && char.IsLetter(sentence[at - 1]))
                || (at + phrase.Length < sentence.Length && char.IsLetter(sentence[at + phrase.Length]))
            )
                continue;
            return new TextSpan(at, at + phrase.Length);
        }
        return null;
    }
}
