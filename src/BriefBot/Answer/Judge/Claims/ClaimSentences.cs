using System.Collections.Frozen;
using System.Text;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>Takes a message apart into sentences that can be checked and those that can't.</summary>
static class ClaimSentences
{
    /// <summary>Most sentences that are checked.</summary>
    public const int Most = 8;

    // Content words without a name, number or date from which a sentence states something that can be looked up.
    const int Substance = 3;

    static readonly FrozenSet<string> QuestionOpeners = Lexicon.Set("en/claims", "question-openers");

    static readonly FrozenSet<string> Stances = Lexicon.Set("en/claims", "stances");

    /// <summary>The sentences of a message, without mark-up, links and mentions.</summary>
    public static (List<string> Checkable, List<SkippedSentence> Skipped) Split(string message)
    {
        var skipped = new List<SkippedSentence>();
        var checkable = new List<string>();
        var isCut = message.Length > ClaimToCheck.MaximumText;
        var text = Plain(isCut ? message[..ClaimToCheck.MaximumText] : message);
        var spans = Sentences.Split(text);
        for (var i = 0; i < spans.Count; i++)
        {
            var sentence = text[spans[i].Start..spans[i].End].Trim();
            var isWhole = sentence[^1] is '.' or '!' or '?' or '…' or '”' or '"';
            var isHalf = isCut && i == spans.Count - 1 && !isWhole;
            var reason = isHalf || checkable.Count >= Most ? SkipReason.TooLong : ReasonAgainst(sentence);
            if (reason is { } why)
                skipped.Add(new SkippedSentence(sentence, why));
            else
                checkable.Add(sentence);
        }
        if (isCut)
            skipped.Add(new SkippedSentence("…", SkipReason.TooLong));
        return (checkable, skipped);
    }

    static SkipReason? ReasonAgainst(string sentence)
    {
        var words = Normalizer.Words(sentence);
        if (words.Count == 0)
            return SkipReason.NoStatement;
        if (sentence.EndsWith('?') || (QuestionOpeners.Contains(words[0]) && !sentence.EndsWith('.')))
            return SkipReason.Question;
        var span = new TextSpan(0, sentence.Length);
        var content = words.Where(word => !StopWords.IsStopWord(word)).ToList();
        var hasDigits = words.Exists(word => char.IsAsciiDigit(word[0]));
        var isDefinite = hasDigits || Names.Find(sentence, span).Count > 0 || Dates.Find(sentence).Count > 0;
        if (words.Exists(Stances.Contains) && (IsPersonal(words) || !isDefinite))
            return SkipReason.Opinion;
        if (content.Count < 2 || (!isDefinite && content.Count < Substance))
            return SkipReason.NoStatement;
        return null;
    }

    static bool IsPersonal(List<string> words) =>
        words.Take(3).Any(word => word is "i" or "we" or "im" or "my" or "our" or "you" or "imo" or "imho" or "please");

    // Links, mentions, custom emoji and the signs of mark-up say nothing that could be looked up.
    static string Plain(string message)
    {
        var plain = new StringBuilder(message.Length);
        foreach (var line in message.Split('\n'))
        {
            var text = line.TrimStart('>', '#', '-', ' ', '\t', '\r');
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var bare = word.Trim('*', '_', '`', '~', '|', '\r');
                if (bare.Length == 0 || IsLink(bare) || IsMention(bare))
                    continue;
                plain.Append(bare).Append(' ');
            }
            plain.Append('\n');
        }
        return plain.ToString();
    }

    static bool IsLink(string word)
    {
        var bare = word.AsSpan().TrimStart("<([");
        return bare.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    static bool IsMention(string word) =>
        word.Length > 3
        && word[0] == '<'
        && word[1] is '@' or '#' or ':' or 'a' or 't' or '/'
        && word.Contains('>', StringComparison.Ordinal);
}
