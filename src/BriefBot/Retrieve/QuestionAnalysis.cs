using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>What kind of thing answers a question.</summary>
public enum AnswerKind
{
    /// <summary>A sentence will do.</summary>
    Statement,

    /// <summary>Someone, or an organisation that acts: "who".</summary>
    Person,

    /// <summary>A company, team, agency, party.</summary>
    Organisation,

    /// <summary>Where something is or was.</summary>
    Place,

    /// <summary>A date or year.</summary>
    Time,

    /// <summary>A count, amount, share, age or length of time.</summary>
    Number,

    /// <summary>A thing with a name or kind: "which dog breed".</summary>
    Thing,

    /// <summary>Why something is so.</summary>
    Reason,
}

/// <summary>Which time a question asks about.</summary>
public enum TimeScope
{
    /// <summary>The present, the latest, or the year that the question names.</summary>
    Current,

    /// <summary>Earlier occasions: "in earlier years", "in the past".</summary>
    Earlier,
}

/// <summary>A content word of a question with the forms that count as the same.</summary>
/// <param name="Surface">As written in the question.</param>
/// <param name="Forms">The word itself first, then irregular forms.</param>
/// <param name="IsName">Part of a proper name or quoted phrase.</param>
/// <param name="Position">Index among the question's words, stop words included.</param>
public sealed record QuestionTerm(string Surface, IReadOnlyList<QueryTerm> Forms, bool IsName, int Position)
{
    /// <summary>The word itself.</summary>
    public QueryTerm Term => Forms[0];

    /// <summary>The same with the stems that other languages know it by.</summary>
    internal QuestionTerm In(IReadOnlyList<TextLanguage> languages)
    {
        // Runs of characters are the same in all languages.
        if (Unspaced.Is(Surface[0]))
            return this;
        List<QueryTerm>? forms = null;
        foreach (var language in languages)
        {
            if (StemIn(language) is not { } stem)
                continue;
            foreach (var form in new[] { stem, language.PlainStem(stem) }.OfType<string>())
                if (!(forms ?? Forms).Any(known => known.Stem == form))
                    (forms ??= [.. Forms]).Add(new(Term.Word, form));
        }
        return forms is null ? this : this with { Forms = forms };
    }

    /// <summary>The stem that a language knows it by; null where the word is none or several there.</summary>
    internal string? StemIn(TextLanguage language)
    {
        var tokenizer = new Tokenizer(Surface, stackalloc char[Tokenizer.BufferSize], language.Writing);
        if (!tokenizer.Next())
            return null;
        var stem = language.Stem(tokenizer.Word);
        return tokenizer.Next() ? null : stem;
    }

    /// <summary>Stems of words that news uses for it; they tell less than the word itself. Empty for names.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Set for an abbreviation such as "TPP": its letters in lower case; a name with these initials counts as the word.</summary>
    public string? Initials { get; init; }
}

/// <summary>Why a word of a question is not searched for.</summary>
public enum LeftOutReason
{
    /// <summary>It carries no topic: "the", "who", "did".</summary>
    StopWord,

    /// <summary>It tells when, seen from the day of the question: "today", "last year".</summary>
    RelativeTime,

    /// <summary>The question has more words than are searched for.</summary>
    TooMany,
}

/// <summary>A word of a question that is not searched for.</summary>
/// <param name="Word">As written in the question.</param>
public sealed record LeftOutWord(string Word, LeftOutReason Reason);

/// <summary>A question taken apart.</summary>
/// <param name="Text">The question.</param>
/// <param name="Words">All its words, normalised, in order.</param>
/// <param name="Terms">Content words without repetition, in order.</param>
/// <param name="Years">Years that the question is about.</param>
/// <param name="IsList">True when several answers may be wanted ("who spoke", "which companies").</param>
/// <param name="Head">The noun behind "which" or "what" ("companies"), as a stem; null when there is none.</param>
public sealed record QuestionAnalysis(
    string Text,
    IReadOnlyList<string> Words,
    IReadOnlyList<QuestionTerm> Terms,
    IReadOnlyList<int> Years,
    AnswerKind Kind,
    bool IsList,
    string? Head,
    TimeScope Scope
)
{
    /// <summary>Whom or what the question is about: the name behind "did", "was" and the like ("When did Norway leave …"), normalised
    /// words; empty when there is none.</summary>
    public IReadOnlyList<string> Subject { get; init; } = [];

    /// <summary>Names that what is asked for must come from ("who took part from Norway"), normalised words; empty when there are
    /// none.</summary>
    public IReadOnlyList<string> Affiliations { get; init; } = [];

    /// <summary>True when the question asks for what holds now: "so far", "currently", "the latest".</summary>
    public bool IsOfNow { get; init; }

    /// <summary>Position of <see cref="Head"/> among the words, −1 when there is none: what stands before it describes it.</summary>
    public int HeadPosition { get; init; } = -1;

    /// <summary>True when the question wants yes or no; told in other languages than English only.</summary>
    public bool IsYesNo { get; init; }

    /// <summary>Position among the words from which on they were carried over from the question before; <see cref="int.MaxValue"/> where
    /// none were, and in English, where what is found is read.</summary>
    public int CarriedFrom { get; init; } = int.MaxValue;

    /// <summary>True when the question asks how somebody is called; told in other languages than English only.</summary>
    public bool AsksForName { get; init; }

    /// <summary>The noun behind "how many", as a stem; null where none is asked for so, and in English.</summary>
    public string? Counted { get; init; }

    /// <summary>Positions among the words of such as say no more than what kind of thing is asked for; told in other languages than
    /// English only.</summary>
    public IReadOnlyList<int> Kinds { get; init; } = [];

    /// <summary>Words that are not searched for, in the order of the question.</summary>
    public IReadOnlyList<LeftOutWord> LeftOut { get; init; } = [];

    /// <summary>The language that it most likely is in.</summary>
    public TextLanguage Language { get; init; } = TextLanguage.English;

    /// <summary>True when small words show its language: so few words that none is one leave it open.</summary>
    public bool ShowsLanguage => LeftOut.Any(word => word.Reason is LeftOutReason.StopWord);

    /// <summary>The same, found in articles of these languages too: each term has the stems that they know it by.</summary>
    /// <param name="languages">Primary BCP 47 tags.</param>
    public QuestionAnalysis In(IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        var others = languages.Where(tag => tag != Language.Tag).Select(TextLanguage.Of).ToList();
        return others.Count == 0 ? this : this with { Terms = [.. Terms.Select(term => term.In(others))] };
    }

    /// <summary>The same, found by its words in other languages too.</summary>
    internal QuestionAnalysis With(IReadOnlyList<TermTranslation> translations)
    {
        var terms = new List<QuestionTerm>(Terms.Count);
        var known = Terms.SelectMany(term => term.Forms).Select(form => form.Stem).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < Terms.Count; i++)
        {
            var parts = new List<List<QueryTerm>> { new(Terms[i].Forms) };
            foreach (var translation in translations.Where(translation => translation.Term == i))
                translation.AddTo(parts, known);
            terms.AddRange(
                parts
                    .Where(forms => forms.Count > 0)
                    .Select((forms, part) => part == 0 ? Terms[i] with { Forms = forms } : Terms[i] with { Forms = forms, Near = [] })
            );
        }
        return this with { Terms = terms };
    }

    /// <summary>The day that "today" means.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>True when all that is known of an article's date is a year that hadn't come when the question was asked; the index
    /// knows days only.</summary>
    internal bool IsBeforeYearOf(Article article) => article.Published.Day is null && article.Published.Year > AsOf.Plus(1).Year;
}
