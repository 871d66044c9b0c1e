using System.Collections.Frozen;

namespace BriefBot.Language.Reading;

/// <summary>What a sentence credits to somebody.</summary>
/// <param name="Verb">The verb of saying, or "according".</param>
/// <param name="Speaker">Words that tell who says it.</param>
/// <param name="Said">Words that tell what is said.</param>
sealed record Credit(Word Verb, IReadOnlyList<Word> Speaker, IReadOnlyList<Word> Said)
{
    // Words among which the speaker stands.
    const int SpeakerWords = 9;
    const int AppositionWords = 18;

    // Words behind "called" among which a quotation begins.
    const int QuoteReach = 6;

    static readonly FrozenSet<string> Verbs = Lexicon.Set("en/credits", "verbs");

    static readonly FrozenSet<string> FindingVerbs = Lexicon.Set("en/credits", "finding-verbs");

    static readonly FrozenSet<string> Nouns = Lexicon.Set("en/credits", "nouns");

    static readonly FrozenSet<string> Determiners = Lexicon.Set("en/credits", "determiners");

    static readonly FrozenSet<string> Pronouns = Lexicon.Set("en/credits", "pronouns");

    /// <summary>True when the speaker is only a pronoun, so that somebody named before says it.</summary>
    public bool IsPronoun => Speaker.Count > 0 && Speaker.All(word => !word.IsContent) && Speaker.Any(word => Pronouns.Contains(word.Text));

    /// <summary>The credits of a sentence.</summary>
    public static List<Credit> Find(Sentence sentence)
    {
        var (words, found) = (sentence.Words, new List<Credit>());
        for (var i = 0; i < words.Count; i++)
        {
            if (sentence.IsQuoted(words[i].Span))
                continue;
            if (words[i].Text == "according" && i + 1 < words.Count && words[i + 1].Text == "to")
                found.Add(AccordingTo(sentence, i));
            else if ((IsVerb(sentence, i) || IsBeforeQuote(sentence, i)) && OfVerb(sentence, i) is { } credit)
                found.Add(credit);
        }
        return found;
    }

    static bool IsVerb(Sentence sentence, int i)
    {
        var (word, before, next) = (
            sentence.Words[i].Text,
            i > 0 ? sentence.Words[i - 1].Text : "",
            i + 1 < sentence.Words.Count ? sentence.Words[i + 1].Text : ""
        );
        if (
            Nouns.Contains(word)
            && !(
                i > 0
                && (sentence.Words[i - 1].IsCapital || before is "they" or "we" or "who" || before.EndsWith('s'))
                && !Determiners.Contains(before)
            )
        )
            return false;
        if (FindingVerbs.Contains(word))
            return next is "that" or "it" or "he" or "she" or "they" or "there" or "no"
                || (IsAtEnd(sentence, i) && before is not ("been" or "be" or "being" or "was" or "were" or "is" or "are"))
                || (
                    word is "reported" or "announced"
                    && i > 0
                    && sentence.Words[i - 1].Text is not ("was" or "were" or "been" or "had" or "is" or "are" or "first" or "and")
                );
        if (!Verbs.Contains(word))
            return false;
        // "is said to", "was reported": nobody in particular.
        return before is not ("is" or "are" or "was" or "were" or "been" or "be" or "being" or "to");
    }

    // "Solheim called it “…”", "the jury praised “…”".
    static bool IsBeforeQuote(Sentence sentence, int verb) =>
        SpeechVerbs.IsVerb(sentence.Words[verb].Text)
        && verb > 0
        && !Determiners.Contains(sentence.Words[verb - 1].Text)
        && sentence.Words.Skip(verb + 1).Take(QuoteReach).Any(word => sentence.Quotes.Exists(quote => quote.Start == word.Span.Start));

    // "…, researchers reported on Friday."
    static bool IsAtEnd(Sentence sentence, int verb) => sentence.Words.Count - verb <= 4 && Enumerable.Range(0, verb).Any(sentence.IsBreak);

    static Credit AccordingTo(Sentence sentence, int at)
    {
        var end = at + 2;
        while (end < sentence.Words.Count && end < at + 2 + SpeakerWords && (end == at + 2 || !sentence.IsBreak(end - 1)))
            end++;
        var speaker = sentence.Words.GetRange(at + 2, end - at - 2);
        return new Credit(sentence.Words[at], speaker, [.. sentence.Words.Where(word => word.Index < at || word.Index >= end)]);
    }

    static Credit? OfVerb(Sentence sentence, int verb)
    {
        var words = sentence.Words;
        var first = SubjectStart(sentence, verb);
        var isBehind = first == verb;
        // "Sent engineers and promised results": the subject stands before another verb.
        if (isBehind && verb > 0 && IsJoin(words[verb - 1].Text))
            return words[verb - 1].Text is "and" or "but" ? OfSecondVerb(sentence, verb) : null;
        var speaker = isBehind ? Behind(sentence, verb) : words.GetRange(first, verb - first);
        if (speaker.Count == 0)
            return null;
        var end = isBehind ? verb + 1 + speaker.Count : verb + 1;
        var start = isBehind ? verb : first;
        var before = words.Take(start).ToList();
        var behind = Clause(sentence, end);
        // "…, she said": what stands before is said, too, when a comma or a mark of quotation parts it from the speaker.
        var isParted = start > 0 && (sentence.IsBreak(start - 1) || sentence.IsQuoted(words[start - 1].Span));
        return new Credit(words[verb], speaker, isParted || isBehind ? [.. before, .. behind] : behind);
    }

    // "Solheim apologised and said": who says it stands before the first verb.
    static Credit? OfSecondVerb(Sentence sentence, int verb)
    {
        var words = sentence.Words;
        var end = words.FindIndex(word => word.IsVerb);
        var speaker = end is > 0 and <= SpeakerWords && end < verb ? words.GetRange(0, end) : [];
        return speaker.Exists(word => word.IsContent) ? new Credit(words[verb], speaker, Clause(sentence, verb + 1)) : null;
    }

    // What is said ends where another main clause begins: "said that …, and two engineers supported it".
    static List<Word> Clause(Sentence sentence, int from)
    {
        var to = from;
        // "Called it “…” and demanded talks": what is said ends with the quotation.
        while (
            to < sentence.Words.Count
            && !(
                to > from
                && sentence.Words[to].Text is "and" or "but"
                && sentence.IsQuoted(sentence.Words[to - 1].Span)
                && !sentence.IsQuoted(sentence.Words[to].Span)
            )
            && !(
                to > from
                && sentence.IsBreak(to - 1)
                && sentence.Words[to].Text is "and" or "but" or "while"
                && !sentence.IsQuoted(sentence.Words[to].Span)
            )
        )
            to++;
        return sentence.Words.GetRange(from, to - from);
    }

    // The subject reaches back to a mark, a quotation, or a word that joins clauses; across an apposition between commas.
    static int SubjectStart(Sentence sentence, int verb)
    {
        var words = sentence.Words;
        var first = verb;
        if (verb > 0 && sentence.IsBreak(verb - 1) && !sentence.IsQuoted(words[verb - 1].Span))
            return AppositionStart(sentence, verb);
        while (
            first > 0
            && verb - first < SpeakerWords
            && !sentence.IsBreak(first - 1)
            && !sentence.IsQuoted(words[first - 1].Span)
            && !IsJoin(words[first - 1].Text)
        )
            first--;
        return first;
    }

    static bool IsJoin(string word) =>
        word is "and" or "but" or "that" or "because" or "as" or "while" or "who" or "which" or "when" or "after" or "before" or "where";

    // "Rao, the director of the institute, said".
    static int AppositionStart(Sentence sentence, int verb)
    {
        var first = verb - 1;
        while (first > 0 && !sentence.IsBreak(first - 1) && verb - first < AppositionWords)
            first--;
        if (first == 0 || !sentence.IsBreak(first - 1))
            return verb;
        var name = first - 1;
        while (name > 0 && !sentence.IsBreak(name - 1) && !sentence.IsQuoted(sentence.Words[name - 1].Span) && first - name < SpeakerWords)
            name--;
        return sentence.Words[name].IsCapital || sentence.Words[name].Text is "the" or "a" ? name : verb;
    }

    // "…,” said Rao": a name or "the mayor" follows.
    static List<Word> Behind(Sentence sentence, int verb)
    {
        var words = new List<Word>();
        for (var i = verb + 1; i < sentence.Words.Count && words.Count < SpeakerWords; i++)
        {
            if (i > verb + 1 && sentence.IsBreak(i - 1))
                break;
            if (sentence.IsQuoted(sentence.Words[i].Span))
                break;
            words.Add(sentence.Words[i]);
        }
        return
            words.Take(4).Any(word => word.IsCapital)
            || words is [{ IsCapital: true } or { Text: "the" or "a" or "an" or "his" or "her" or "he" or "she" or "they" }, ..]
            ? words
            : [];
    }
}
