using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Deliver.Answering;

/// <summary>A question made from a sentence.</summary>
/// <param name="Text">The question.</param>
/// <param name="Answer">What the sentence answers it with; null where it is the answer as a whole.</param>
/// <param name="Sentence">The sentence.</param>
public readonly record struct QuestionIdea(string Text, string? Answer, string Sentence);

/// <summary>
/// Makes questions of sentences that begin with a name and tell what it did: "Ann Rao opened the lock in Kiel." gives "Who opened the lock
/// in Kiel?"; of those that begin with a number; and of what somebody says about something with a name.
/// Whether the articles answer one is for whoever shows it to find out, by asking.
/// </summary>
public static class QuestionIdeas
{
    const int LongestSentence = 260;
    const int MostSentences = 20;
    const int MostBefore = 5;
    const int FewestWords = 4;
    const int MostWords = 16;

    /// <summary>The questions of an article, in the order of its sentences.</summary>
    /// <param name="body">Its text, in English.</param>
    public static IEnumerable<QuestionIdea> Of(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        foreach (var span in Sentences.Split(body, "en").Where(span => span.Length <= LongestSentence).Take(MostSentences))
        foreach (var idea in Of(new Sentence(body, span)))
            yield return idea;
    }

    static IEnumerable<QuestionIdea> Of(Sentence sentence)
    {
        if (sentence.Hedge is not null || sentence.Quotes.Count > 0 || sentence.Negations.Any())
            return [];
        return new[] { Counted(sentence), Named(sentence), Said(sentence), Introduced(sentence) }
            .Where(idea => idea is not null)
            .Select(idea => idea!.Value);
    }

    // "Ann Rao, the mayor of Kiel, …": who is Ann Rao?
    static QuestionIdea? Introduced(Sentence sentence)
    {
        if (
            sentence.Names.FirstOrDefault() is not { Text.Length: > 0 } who
            || !who.Text.Contains(' ')
            || Apposition(sentence, who) is not { } told
        )
            return null;
        return new($"Who is {who.Text}?", sentence.At(told), sentence.At(sentence.Span));
    }

    // What stands between commas behind a name, "the mayor of Kiel"; null for nothing.
    static TextSpan? Apposition(Sentence sentence, NameMention name)
    {
        var words = sentence.Words;
        var last = words.FindIndex(word => word.Span.End >= name.Span.End);
        if (last < 0 || !sentence.IsBreak(last) || last + 1 >= words.Count || words[last + 1].Text is not ("the" or "a" or "an"))
            return null;
        var end = words.FindIndex(last + 1, word => sentence.IsBreak(word.Index));
        return end < 0 ? null : new(words[last + 1].Span.Start, words[end].Span.End);
    }

    // "Ann Rao, the mayor of Kiel, opened …", "Mayor Ann Rao opened …".
    static QuestionIdea? Named(Sentence sentence)
    {
        if (sentence.Names.FirstOrDefault() is not { Text.Length: > 0 } who || !CanAct(who))
            return null;
        var (words, name) = (sentence.Words, sentence.Words.FindIndex(word => word.Span.End >= who.Span.End));
        if (
            name < 0
            || words.FindIndex(word => word.Span.Start >= who.Span.Start) > MostBefore
            || Enumerable.Range(0, name).Any(sentence.IsBreak)
        )
            return null;
        var verb = sentence.IsBreak(name) ? words.FindIndex(name + 1, word => sentence.IsBreak(word.Index)) + 1 : name + 1;
        return verb > 0 && Told(sentence, verb) is { } told ? new($"Who {told}?", who.Text, sentence.At(sentence.Span)) : null;
    }

    // "196 countries agreed on …".
    static QuestionIdea? Counted(Sentence sentence)
    {
        if (
            sentence.Words is not [{ Number: not null } number, { Number: null, IsContent: true, IsVerb: false } noun, ..]
            || sentence.IsBreak(0)
        )
            return null;
        return Told(sentence, 2) is { } told
            ? new($"How many {sentence.At(noun.Span)} {told}?", sentence.At(number.Span), sentence.At(sentence.Span))
            : null;
    }

    // "Ann Rao said that the Albatross …": what did Ann Rao say about the Albatross?
    static QuestionIdea? Said(Sentence sentence)
    {
        if (sentence.Speaker is not { } speaker || !speaker.Text.Contains(' '))
            return null;
        var from = Apposition(sentence, speaker)?.End ?? speaker.Span.End;
        var about = sentence.Names.FirstOrDefault(name =>
            name.Kind is not NameKind.Person && name.Span.Start > from && !speaker.Text.Contains(name.Text)
        );
        return about.Text is { Length: > 0 } what
            ? new($"What did {speaker.Text} say about {what}?", null, sentence.At(sentence.Span))
            : null;
    }

    static bool CanAct(NameMention name) =>
        name.Kind is NameKind.Person or NameKind.Organisation || (name.Kind is NameKind.Unknown && name.Text.Contains(' '));

    // What is told from a verb on, up to the next break; null where that is no whole thing to ask for.
    static string? Told(Sentence sentence, int verb)
    {
        if (verb >= sentence.Words.Count || !sentence.Words[verb].IsVerb)
            return null;
        var told = sentence.Words.Skip(verb).TakeWhile(word => word.Index == verb || !Ends(sentence, word.Index - 1)).ToList();
        return told.Count is >= FewestWords and <= MostWords && told.Skip(1).Any(IsPrecise) && !told.Exists(LeansOnOthers)
            ? sentence.Text[told[0].Span.Start..told[^1].Span.End]
            : null;
    }

    // The colon of "1:47" ends nothing.
    static bool Ends(Sentence sentence, int word) =>
        sentence.IsBreak(word)
        && !(sentence.Words[word].HasDigit && sentence.Words[word + 1].Span.Start == sentence.Words[word].Span.End + 1);

    // A name or a number: without one, many sentences would answer.
    static bool IsPrecise(Word word) => word.IsCapital || word.HasDigit;

    // "he", "this", "there" mean something that only the sentences before it say.
    static bool LeansOnOthers(Word word) => LeaningWords.Contains(word.Text);

    static readonly System.Collections.Frozen.FrozenSet<string> LeaningWords = Lexicon.Set("en/ideas", "leaning");
}
