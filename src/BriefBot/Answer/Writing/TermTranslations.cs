using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Writing;

/// <summary>
/// The words of a question in other languages, as a model gives them: which are asked for, and what of its lines counts. They only decide
/// what is looked at; what is shown is checked against its source as ever.
/// </summary>
static partial class TermTranslations
{
    /// <summary>Words of a question that are asked for at most.</summary>
    public const int MostTerms = 16;

    /// <summary>Text of a model, in UTF-16 code units, beyond which it isn't read.</summary>
    public const int MostText = 4_000;

    // Ways to say one word of a question in one language.
    const int MostPieces = 4;

    // Of one piece: what has more is no word's translation.
    const int MostInPiece = 3;
    const int LongestWord = 40;
    const int LongestLine = 200;

    // Letters from which a name's other spelling is looked for ("Moskau", "Moscou").
    const int ShortestName = 4;
    const int LettersForOneChange = 3;

    /// <summary>The terms to ask for, by index: words with letters, in their order.</summary>
    public static IReadOnlyList<int> Asked(QuestionAnalysis question) =>
        [
            .. question
                .Terms.Index()
                .Where(term => char.IsLetter(term.Item.Surface[0]) && !Unspaced.Is(term.Item.Surface[0]))
                .Select(term => term.Index)
                .Take(MostTerms),
        ];

    /// <summary>What a model's lines give.</summary>
    /// <param name="written">Of any origin.</param>
    /// <param name="question">The question.</param>
    /// <param name="asked">Indexes of the terms that were numbered from 1.</param>
    /// <param name="languages">Primary BCP 47 tags that were asked for.</param>
    public static IReadOnlyList<TermTranslation> Read(
        string written,
        QuestionAnalysis question,
        IReadOnlyList<int> asked,
        IReadOnlyList<string> languages
    )
    {
        var found = new Dictionary<(int Term, string Language), TermTranslation>();
        foreach (var line in written.Split('\n'))
        {
            if (line.Length > LongestLine || Line().Match(line) is not { Success: true } match)
                continue;
            var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            var tag = match.Groups["tag"].Value;
            if (number < 1 || number > asked.Count || !languages.Contains(tag) || found.ContainsKey((number, tag)))
                continue;
            var term = question.Terms[asked[number - 1]];
            var language = TextLanguage.Of(tag);
            var isName = IsName(term, question);
            var pieces = match
                .Groups["words"]
                .Value.Split(',')
                .Select(piece => TermTranslation.Read(piece, language))
                .Where(piece => piece.Count is > 0 and <= MostInPiece && piece.TrueForAll(IsWord))
                .Where(piece => !isName || (piece.Count == 1 && IsSameName(term.Surface, piece[0])))
                .Take(MostPieces)
                .ToList();
            if (pieces.Count > 0)
                found[(number, tag)] = new TermTranslation(asked[number - 1], language, pieces);
        }
        return [.. found.Values];
    }

    /// <summary>A question with its words in other languages. What is a name by these rules must stand in what answers.</summary>
    public static QuestionAnalysis Translated(QuestionAnalysis question, IReadOnlyList<TermTranslation> translations) =>
        (question with { Terms = [.. question.Terms.Select(term => IsName(term, question) ? term with { IsName = true } : term)] }).With(
            translations
        );

    static bool IsWord(string word) => word.Length is > 1 and <= LongestWord && word.All(letter => char.IsLetter(letter) || letter == '-');

    // A name is asked about as it is: another one in its place would find what nobody asked for.
    static bool IsSameName(string name, string word)
    {
        var (one, other) = (Folding.Fold(name), Folding.Fold(word));
        if (PlaceNames.Of(one).Intersect(PlaceNames.Of(other)).Any())
            return true;
        var most = one.Length / LettersForOneChange;
        return one == other || (one.Length >= ShortestName && one[0] == other[0] && EditDistance.Of(one, other, most) <= most);
    }

    // Where all nouns have a capital, what is no known noun and has no article.
    static bool IsName(QuestionTerm term, QuestionAnalysis question)
    {
        if (!char.IsUpper(term.Surface[0]) || NameLexicon.Organisations.Contains(term.Surface) || NameLexicon.Places.Contains(term.Surface))
            return false;
        if (!question.Language.Writing.HasCapitalNouns)
            return term.Position > 0 || PlaceNames.Has(Folding.Fold(term.Surface));
        return !GermanNouns.Is(Folding.Fold(term.Surface), _ => false) && !HasDeterminer(term, question);
    }

    static bool HasDeterminer(QuestionTerm term, QuestionAnalysis question) =>
        TranslationWords.Of(question.Language) is { } words
        && Enumerable.Range(1, 2).Any(back => term.Position >= back && words.Determiners.Contains(question.Words[term.Position - back]));

    [GeneratedRegex(
        @"^\s*(?<number>\d{1,2})\s+(?<tag>[a-z]{2})\s*:(?<words>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        200
    )]
    private static partial Regex Line();
}
