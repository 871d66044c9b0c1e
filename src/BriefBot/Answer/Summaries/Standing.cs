using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Summaries;

/// <summary>Whether a sentence can be understood outside its text, and what a reader must be told there.</summary>
/// <param name="Leans">True when its pronoun or its “the company” stands for something that only the sentence before it names.</param>
/// <param name="Antecedent">Whom its pronoun stands for, where that is plain; else null.</param>
/// <param name="Days">The days that its weekdays are.</param>
sealed record Standing(bool Leans, Clarification? Antecedent, IReadOnlyList<Clarification> Days)
{
    static readonly FrozenSet<string> Openers = Lexicon.Set("en/standing", "openers");
    static readonly FrozenSet<string> Singular = Lexicon.Set("en/standing", "singular");

    static readonly FrozenSet<string> Stand = Lexicon.Set("en/standing", "stand");

    static readonly FrozenSet<string> Matters = Lexicon.Set("en/standing", "matters");

    static readonly FrozenSet<string> Times = Lexicon.Set("en/standing", "times");

    static readonly FrozenSet<string> People = Lexicon.Set("en/standing", "people");

    /// <summary>True when it may be quoted without the sentence before it.</summary>
    public bool StandsAlone(bool mayClarify) => !Leans || (mayClarify && Antecedent is not null);

    /// <summary>What to show with it.</summary>
    /// <param name="isLed">True when the sentence before it stands before it there, too.</param>
    public IReadOnlyList<Clarification> ToShow(bool isLed) =>
        Antecedent is null || isLed ? Days : [.. Days.Append(Antecedent).OrderBy(clarification => clarification.At)];

    /// <summary>Reads a sentence of a pool.</summary>
    public static Standing Of(SentencePool pool, PoolSentence sentence)
    {
        var before =
            sentence.Position == 0
                ? null
                : pool.Sentences.FirstOrDefault(other => other.Text == sentence.Text && other.Position == sentence.Position - 1);
        return Of(pool.Texts[sentence.Text], sentence.Span, before?.Span);
    }

    /// <summary>Reads a sentence of a text.</summary>
    /// <param name="before">The sentence before it, null for the first.</param>
    public static Standing Of(SummaryText text, TextSpan sentence, TextSpan? before)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordSpans.Of(text.Body, sentence);
        var pronoun = OpenPronoun(text.Body, sentence, words);
        var leans =
            pronoun is not null
            || OpensLeaning(text.Body, words)
            || SpeaksOfThis(text.Body, sentence, words)
            || IsLooseQuote(text.Body.AsSpan(sentence.Start, sentence.Length))
            || StartsInQuote(text.Body, sentence.Start);
        var antecedent =
            pronoun is { } open && before is { } lead && PersonOf(text, lead) is { } person
                ? new Clarification(open.End - sentence.Start, person)
                : null;
        return new Standing(leans, antecedent, SaidDays.Find(text, sentence, words));
    }

    // "They", "It", "The company", "This" as the subject of a sentence.
    static bool OpensLeaning(string body, List<TextSpan> words)
    {
        if (words.Count < 2)
            return true;
        var (first, second) = (WordSpans.Lower(body, words[0]), WordSpans.Lower(body, words[1]));
        if (first == "it")
            return !IsDummy(body, words);
        if (first is "this" or "that")
            return !Times.Contains(second) || second is "is" or "was";
        if (first == "those" && second == "who")
            return false;
        if (Openers.Contains(first))
            return true;
        return first == "the"
            && Stand.Contains(second)
            && (words.Count < 3 || WordSpans.Lower(body, words[2]) is not ("of" or "who" or "that" or "to" or "for"));
    }

    // "They build on this situation": told before.
    static bool SpeaksOfThis(string body, TextSpan sentence, List<TextSpan> words)
    {
        for (var i = 1; i < words.Count; i++)
            if (
                Matters.Contains(WordSpans.Lower(body, words[i]))
                && WordSpans.Lower(body, words[i - 1]) is "this" or "these" or "those"
                && !IsInQuote(body, sentence, words[i].Start)
            )
                return true;
        return false;
    }

    // "It is unclear whether …", "It was the first time that …".
    static bool IsDummy(string body, List<TextSpan> words) =>
        WordSpans.Lower(body, words[1]) is "is" or "was" or "has" or "will" or "remains" or "s"
        && words.Skip(3).Take(12).Any(word => WordSpans.Lower(body, word) is "that" or "to" or "whether" or "when" or "if" or "how");

    // "he" or "she" before which the sentence has nobody whom it could stand for.
    static TextSpan? OpenPronoun(string body, TextSpan sentence, List<TextSpan> words)
    {
        var at = words.FindIndex(word => Singular.Contains(WordSpans.Lower(body, word)));
        if (at < 0)
            return null;
        var pronoun = words[at];
        if (
            words
                .Take(at)
                .Any(word => People.Contains(WordSpans.Lower(body, word)) || People.Contains(WordSpans.Lower(body, word).TrimEnd('s')))
        )
            return null;
        var names = Names.Find(body, sentence);
        if (names.Exists(name => name.Span.End <= pronoun.Start && name.Kind is NameKind.Person or NameKind.Unknown))
            return null;
        var isQuoted = IsInQuote(body, sentence, pronoun.Start);
        // "In his letter, the president …": told later in the sentence.
        return at > 0 && !isQuoted && names.Exists(name => name.Span.Start > pronoun.End && name.Kind == NameKind.Person) ? null : pronoun;
    }

    static bool IsInQuote(string body, TextSpan sentence, int at)
    {
        var depth = 0;
        for (var i = sentence.Start; i < at; i++)
            depth = body[i] switch
            {
                '“' => 1,
                '”' => 0,
                '"' => 1 - depth,
                _ => depth,
            };
        return depth > 0;
    }

    static bool StartsInQuote(string body, int at)
    {
        var paragraph = at == 0 ? 0 : body.LastIndexOf('\n', at - 1) + 1;
        return IsInQuote(body, new TextSpan(paragraph, at), at);
    }

    // A quote without its speaker, or a part of one that goes on before or behind.
    static bool IsLooseQuote(ReadOnlySpan<char> sentence)
    {
        if (sentence.Count('“') != sentence.Count('”') || sentence.Count('"') % 2 != 0)
            return true;
        if (sentence[0] is not ('“' or '"'))
            return false;
        var close = sentence[1..].IndexOfAny('”', '"');
        return close >= 0 && sentence[(close + 2)..].IndexOfAnyInRange('A', 'z') < 0;
    }

    // The one person of the sentence before, as its subject or speaker.
    static string? PersonOf(SummaryText text, TextSpan sentence)
    {
        var body = text.Body;
        var people = Names.Find(body, sentence).FindAll(name => name.Kind == NameKind.Person);
        if (people.Count == 0 || people.Exists(other => !NameGroup.IsSame(people[0].Text, other.Text)))
            return null;
        var lead = body.AsSpan(sentence.Start, people[0].Span.Start - sentence.Start);
        var isSubject = lead.IndexOfAny(",;:") < 0 && Normalizer.Words(lead).Count <= 6;
        if (!isSubject && new Sentence(body, sentence).Speaker is not { Kind: NameKind.Person })
            return null;
        var name = people.MaxBy(person => person.Text.Length).Text;
        return name.Contains(' ', StringComparison.Ordinal) ? name : FullName(text, sentence.Start, name) ?? name;
    }

    static string? FullName(SummaryText text, int until, string name)
    {
        string? full = null;
        foreach (var sentence in Sentences.Split(text.Body, text.Language).TakeWhile(sentence => sentence.End <= until))
        {
            foreach (var mention in Names.Find(text.Body, sentence))
                if (mention.Kind == NameKind.Person && mention.Text.EndsWith($" {name}", StringComparison.Ordinal))
                    full = mention.Text;
        }
        return full;
    }
}
