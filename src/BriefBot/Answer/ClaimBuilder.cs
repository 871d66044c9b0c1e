using BriefBot.Answer.Judge.Translated;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer;

/// <summary>Collects the sentences of an answer; one that says the same as another becomes a further citation of it.</summary>
sealed class ClaimBuilder(Citer citer)
{
    // Share of content words in common from which two sentences say the same.
    const double SameText = 0.7;

    readonly List<Draft> _drafts = [];

    /// <summary>Number of separate sentences so far.</summary>
    public int Count => _drafts.Count;

    /// <summary>The claims in the order added.</summary>
    public List<Claim> Claims => [.. _drafts.Select(draft => new Claim(draft.Sentence.Text, Merge(draft.Highlights), draft.Citations))];

    /// <summary>Adds a sentence with the places (in its article's body) of the short answer in it.</summary>
    /// <returns>The number that cites it.</returns>
    public int Add(SentenceCandidate sentence, IEnumerable<TextSpan> highlights)
    {
        var here = _drafts.Find(draft => draft.Sentence.Article.Id == sentence.Article.Id && draft.Sentence.Span == sentence.Span);
        var same = here is null ? _drafts.Find(draft => SaysTheSame(draft, sentence)) : null;
        if (same is not null && Reprinted(same, sentence) is { } original)
            return original;
        var number = citer.Cite(sentence.Article, sentence.Span);
        if (same is not null)
        {
            if (!same.Citations.Contains(number))
                same.Citations.Add(number);
            return number;
        }
        if (here is null)
            _drafts.Add(here = new Draft(sentence, Words(sentence), [number], []));
        here.Highlights.AddRange(
            highlights
                .Where(span => span.Start >= sentence.Span.Start && span.End <= sentence.Span.End)
                .Select(span => new TextSpan(span.Start - sentence.Span.Start, span.End - sentence.Span.Start))
        );
        return number;
    }

    // A reprint is no further source: the outlets that have the text stand beside the one that is cited.
    int? Reprinted(Draft same, SentenceCandidate sentence)
    {
        var at = same.Citations.FindIndex(number =>
            citer.Sources[number - 1].Article is var cited && cited.Id != sentence.Article.Id && cited.HasTextOf(sentence.Article)
        );
        return at < 0 ? null : same.Citations[at];
    }

    /// <summary>True when it is among the sentences, or says the same as one of them.</summary>
    public bool Has(SentenceCandidate sentence) => _drafts.Exists(draft => SaysTheSame(draft, sentence));

    static bool SaysTheSame(Draft draft, SentenceCandidate sentence) =>
        SaysTheSame(draft.Words, Words(sentence)) && Turns(draft.Sentence) == Turns(sentence);

    static (bool Denies, bool Hedges) Turns(SentenceCandidate sentence) => Turns(sentence.Article, sentence.Span, sentence.Reading);

    /// <summary>Whether a sentence of an article denies something, and whether it weakens something: "not" and "may" would be one word of
    /// many, or none that counts.</summary>
    /// <param name="article">The article.</param>
    /// <param name="span">The sentence's place in its body.</param>
    /// <param name="reading">What is read in it as English.</param>
    internal static (bool Denies, bool Hedges) Turns(Article article, TextSpan span, Sentence reading)
    {
        var language = TextLanguage.Of(article.Language, article.Body);
        return language.IsEnglish ? Turns(reading) : Turns(article.Body, span, language);
    }

    /// <summary>The same of a sentence that stands alone.</summary>
    internal static (bool Denies, bool Hedges) Turns(string sentence, TextLanguage language) =>
        language.IsEnglish ? Turns(Sentence.Of(sentence)) : Turns(sentence, new TextSpan(0, sentence.Length), language);

    static (bool Denies, bool Hedges) Turns(string text, TextSpan span, TextLanguage language) =>
        TranslationWords.Of(language) is { } words && new LocalReading(text, span, words) is var reading
            ? (reading.Negator is not null || reading.Denial is not null, reading.Hedge is not null)
            : default;

    /// <summary>Whether an English sentence denies something, and whether it weakens something.</summary>
    internal static (bool Denies, bool Hedges) Turns(Sentence sentence) =>
        (sentence.Negations.Any(), sentence.Operators.Exists(one => one.Kind == OperatorKind.Hedge));

    static HashSet<string> Words(SentenceCandidate sentence) => Words(sentence.Text);

    /// <summary>A sentence's words that carry a topic.</summary>
    internal static HashSet<string> Words(string sentence) => [.. Normalizer.Words(sentence).Where(word => !StopWords.IsStopWord(word))];

    /// <summary>True when two sentences, given as their words that carry a topic, say the same. Different numbers are different statements,
    /// however alike the words.</summary>
    internal static bool SaysTheSame(HashSet<string> a, HashSet<string> b)
    {
        if (!a.Where(HasDigit).ToHashSet(StringComparer.Ordinal).SetEquals(b.Where(HasDigit)))
            return false;
        var shared = a.Count(b.Contains);
        return shared >= SameText * (a.Count + b.Count - shared) && shared > 0;
    }

    static bool HasDigit(string word) => word.Any(char.IsAsciiDigit);

    static List<TextSpan> Merge(List<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start).ThenByDescending(span => span.End))
            if (merged.Count == 0 || span.Start >= merged[^1].End)
                merged.Add(span);
        return merged;
    }

    sealed record Draft(SentenceCandidate Sentence, HashSet<string> Words, List<int> Citations, List<TextSpan> Highlights);
}
