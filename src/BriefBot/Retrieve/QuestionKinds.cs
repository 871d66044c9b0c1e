using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Tells from a question's words what kind of answer it wants.</summary>
static class QuestionKinds
{
    static readonly FrozenDictionary<string, AnswerKind> Nouns = BuildNouns();

    static readonly FrozenSet<string> SeveralVerbs = Lexicon.Stems("en/questions", "several-verbs");

    static readonly FrozenSet<string> Taking = Lexicon.Set("en/questions", "taking");

    static readonly FrozenSet<string> TakenBySeveral = Lexicon.Set("en/questions", "taken-by-several");

    static readonly FrozenSet<string> PersonLists = Lexicon.Set("en/questions", "person-lists");

    static readonly FrozenSet<string> CauseVerbs = Lexicon.Set("en/questions", "cause-verbs");

    /// <summary>What a question wants.</summary>
    /// <param name="Head">The noun behind "which" or "what" as a stem, null when there is none.</param>
    /// <param name="HeadPosition">Its position among the words, −1 when there is none.</param>
    /// <param name="IsPlural">True when that noun is plural.</param>
    public readonly record struct Wanted(AnswerKind Kind, string? Head = null, int HeadPosition = -1, bool IsPlural = false);

    /// <summary>Tells what a question wants from its words.</summary>
    public static Wanted Classify(List<string> words)
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            switch (words[i])
            {
                case "who" or "whom" or "whose" when !IsRelative(words, i):
                    return new(AnswerKind.Person);
                case "when" when !IsRelative(words, i):
                    return new(AnswerKind.Time);
                case "why" when !IsRelative(words, i):
                    return new(AnswerKind.Reason);
                case "where" when !IsRelative(words, i):
                    return new(AnswerKind.Place);
                case "how"
                    when i + 1 < words.Count
                        && words[i + 1]
                            is "many"
                                or "much"
                                or "long"
                                or "old"
                                or "far"
                                or "tall"
                                or "big"
                                or "high"
                                or "large"
                                or "often"
                                or "fast"
                                or "heavy":
                    return new(AnswerKind.Number);
                case "which" or "what" when !IsRelative(words, i):
                    return ClassifyNoun(words, i + 1);
            }
        }
        return words.Count > 0 && PersonLists.Contains(words[0]) ? new(AnswerKind.Person, IsPlural: true) : new(AnswerKind.Statement);
    }

    // Words behind "who" among which the verb is looked for ("who was expected to deliver speeches").
    const int VerbReach = 6;

    /// <summary>True for "who spoke", "who attended": questions that one name may not exhaust.</summary>
    public static bool AllowsSeveral(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] != "who")
                continue;
            for (var j = i + 1; j < Math.Min(words.Count, i + 1 + VerbReach); j++)
                if (IsDoneBySeveral(words, j))
                    return true;
            if (words[i + 1] is "were" or "are")
                return true;
        }
        return false;
    }

    // "Who took part", "who took the floor"; who takes over, takes charge or takes the blame is one.
    static bool IsDoneBySeveral(List<string> words, int verb) =>
        SeveralVerbs.Contains(PorterStemmer.Stem(words[verb]))
        || (Taking.Contains(words[verb]) && words.Skip(verb + 1).Take(2).Any(TakenBySeveral.Contains));

    // "the man who …", "areas where …": not the question itself, unless it opens a sentence ("…? Who …") or the words end there.
    static bool IsRelative(List<string> words, int i) =>
        i > 0
        && i + 1 < words.Count
        && words[i] is "who" or "whose" or "when" or "where" or "which"
        && words.Skip(i + 1).Any(word => word is "who" or "what" or "which" or "where" or "when" or "how")
        && i < words.Count / 2;

    static Wanted ClassifyNoun(List<string> words, int start)
    {
        if (start < words.Count && CauseVerbs.Contains(words[start]))
            return new(AnswerKind.Reason);
        string? first = null;
        var position = -1;
        for (var i = start; i < Math.Min(words.Count, start + 6); i++)
        {
            if (StopWords.IsStopWord(words[i]) && words[i] is not ("us" or "usa"))
            {
                if (words[i] is "of" or "the" or "these" && first is null)
                    continue;
                break;
            }
            var stem = PorterStemmer.Stem(words[i]);
            if (words[i] != "nationality" && Nouns.TryGetValue(stem, out var kind))
                return new(kind, stem, i, IsPlural(words[i]));
            if (first is not null)
                continue;
            first = stem;
            position = i;
        }
        return first is null ? new(AnswerKind.Statement) : new(AnswerKind.Thing, first, position);
    }

    static bool IsPlural(string word) =>
        word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) || word is "people" or "men" or "women";

    static FrozenDictionary<string, AnswerKind> BuildNouns()
    {
        var nouns = new Dictionary<string, AnswerKind>(StringComparer.Ordinal);
        Add(
            AnswerKind.Person,
            "person people man woman men women actor actress singer rapper musician artist author writer director comedian "
                + "celebrity star superstar player athlete quarterback coach golfer "
                + "driver boxer president minister premier chancellor senator congressman congresswoman lawmaker politician "
                + "governor mayor candidate nominee leader king queen prince princess pope "
                + "judge justice lawyer prosecutor general official executive ceo chief boss head founder billionaire businessman "
                + "entrepreneur owner scientist researcher astronaut doctor journalist host anchor "
                + "model designer chef activist whistleblower suspect defendant winner champion legend icon republican democrat "
                + "secretary ambassador envoy speaker guest member spokesman spokeswoman"
        );
        Add(
            AnswerKind.Organisation,
            "company firm corporation team club franchise party agency organisation organization group union university college "
                + "school bank airline airlin network channel newspaper outlet magazine retailer "
                + "supermarket chain brand manufacturer automaker carmaker startup giant studio publisher department ministry "
                + "court committee league union regulator institution hospital band label platform"
        );
        Add(
            AnswerKind.Place,
            "country nation state city town village place location region province continent island river lake mountain park "
                + "planet stadium venue airport museum county capital site area"
        );
        Add(AnswerKind.Time, "year date month day decade century time");
        Add(
            AnswerKind.Number,
            "percentage percent number amount price cost age total rate score share sum size temperature speed distance length "
                + "value proportion"
        );
        return nouns.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AnswerKind kind, string words)
        {
            foreach (var word in words.Split(' '))
                nouns.TryAdd(PorterStemmer.Stem(word), kind);
        }
    }
}
