using System.Collections.Frozen;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Takes questions apart by rule.</summary>
public static class QuestionAnalyzer
{
    /// <summary>Most content words that count; a longer question keeps its last ones, where the question itself usually stands.</summary>
    public const int MaxTerms = 40;

    /// <summary>The same where words are pairs of characters that overlap.</summary>
    public const int MaxPairs = 80;

    /// <summary>Takes a question apart.</summary>
    /// <param name="question">The question as asked.</param>
    /// <param name="asOf">The day that "today" and "this year" mean.</param>
    public static QuestionAnalysis Analyze(string question, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(question);
        var language = TextLanguage.Of(LanguageDetector.Guess(question));
        var words = QuestionWords.Read(IsShouted(question) ? question.ToLowerInvariant() : question, language);
        var normalized = words.ConvertAll(word => word.Normalized);
        if (!language.IsEnglish)
            return AnalyzeLocal(question, asOf, words, language);
        var wanted = QuestionKinds.Classify(normalized);
        var leftOut = new List<LeftOutWord>();
        return new QuestionAnalysis(
            question,
            normalized,
            FindTerms(question, words, language, leftOut),
            FindYears(words, asOf),
            wanted.Kind,
            wanted.IsPlural || QuestionKinds.AllowsSeveral(normalized),
            wanted.Head,
            FindScope(normalized)
        )
        {
            AsOf = asOf,
            Language = language,
            IsOfNow = IsOfNow(normalized),
            LeftOut = leftOut,
            HeadPosition = wanted.HeadPosition,
            Subject = NamesBehind(
                words,
                static word =>
                    word is "did" or "does" or "do" or "was" or "were" or "is" or "are" or "has" or "have" or "had" or "will" or "would"
            ),
            Affiliations = NamesBehind(words, static word => word is "from"),
        };
    }

    // In another language no more is read than what its lexicon tells.
    static QuestionAnalysis AnalyzeLocal(string question, DateOnly asOf, List<QuestionWord> words, TextLanguage language)
    {
        var local = LocalQuestions.Of(language);
        var wanted = local?.Classify(words) ?? new(AnswerKind.Statement);
        var leftOut = new List<LeftOutWord>();
        return new QuestionAnalysis(
            question,
            words.ConvertAll(word => word.Normalized),
            FindTerms(question, words, language, leftOut),
            FindYears([.. words.Where((_, at) => local?.CountsNoun(words, at) != true)], asOf),
            wanted.Kind,
            IsList: false,
            wanted.Head,
            TimeScope.Current
        )
        {
            AsOf = asOf,
            Language = language,
            IsOfNow = local?.IsOfNow(words) ?? false,
            LeftOut = leftOut,
            HeadPosition = wanted.HeadPosition,
            IsYesNo = local?.IsYesNo(question, words) ?? false,
            AsksForName = local?.AsksForName(words) ?? false,
            Counted = local?.CountedNoun(words),
            Kinds = local is null ? [] : [.. Enumerable.Range(0, words.Count).Where(at => local.SaysKindOnly(words, wanted, at))],
        };
    }

    /// <summary>Takes a question apart that was completed with words from the one before it, in brackets at its end.</summary>
    /// <inheritdoc cref="Analyze" path="/param"/>
    public static QuestionAnalysis AnalyzeCompleted(string question, DateOnly asOf)
    {
        var analysis = Analyze(question, asOf);
        var bracket = question.LastIndexOf(" (", StringComparison.Ordinal);
        if (analysis.Language.IsEnglish || bracket < 0)
            return analysis;
        var from = QuestionWords.Read(question, analysis.Language).FindIndex(word => word.Start > bracket);
        return from < 0 ? analysis : analysis with { CarriedFrom = from };
    }

    // The run of names behind the first such word, "the" skipped and "and" allowed within.
    static List<string> NamesBehind(List<QuestionWord> words, Func<string, bool> isOpener)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!isOpener(words[i].Normalized))
                continue;
            var names = new List<string>();
            for (var j = words[i + 1].Normalized == "the" ? i + 2 : i + 1; j < words.Count; j++)
            {
                if (char.IsUpper(words[j].Surface[0]))
                    names.Add(words[j].Normalized);
                else if (words[j].Normalized != "and")
                    break;
            }
            if (names.Count > 0)
                return names;
        }
        return [];
    }

    // Who asks for a small word alone means it, or a word of another language.
    const int FewWords = 2;

    static List<QuestionTerm> FindTerms(string question, List<QuestionWord> words, TextLanguage language, List<LeftOutWord> leftOut)
    {
        var terms = FindTerms(question, words, language, FindQuoted(question), leftOut);
        if (terms.Count > 0 || words.Count > FewWords)
            return terms;
        leftOut.Clear();
        return FindTerms(question, words, language, [new TextSpan(0, question.Length)], leftOut);
    }

    static List<QuestionTerm> FindTerms(
        string question,
        List<QuestionWord> words,
        TextLanguage language,
        List<TextSpan> quoted,
        List<LeftOutWord> leftOut
    )
    {
        var terms = new List<QuestionTerm>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isPlain = System.Text.Ascii.IsValid(question);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var inQuotes = quoted.Exists(span => word.Start >= span.Start && word.Start < span.End);
            if (ReasonAgainst(words, i, language, inQuotes) is { } reason)
            {
                leftOut.Add(new LeftOutWord(word.Surface, reason));
                continue;
            }
            var stem = language.Stem(word.Raw);
            if (!seen.Add(stem))
                continue;
            var (forms, isName) = (FormsOf(word, stem, language, isPlain), inQuotes || IsName(words, i, language));
            if (i > 0 && Hyphens.Join(question, words[i - 1].Span, word.Span, language) is { } joined)
                forms.Add(new(joined, joined));
            terms.Add(
                new QuestionTerm(word.Surface, forms, isName, i)
                {
                    Initials = InitialsOf(word.Surface),
                    Near = isName ? [] : NearOf(forms, language),
                }
            );
        }
        var most = terms.Exists(term => Unspaced.Is(term.Surface[0])) ? MaxPairs : MaxTerms;
        if (terms.Count <= most)
            return terms;
        leftOut.AddRange(terms.Take(terms.Count - most).Select(term => new LeftOutWord(term.Surface, LeftOutReason.TooMany)));
        return terms.GetRange(terms.Count - most, most);
    }

    static LeftOutReason? ReasonAgainst(List<QuestionWord> words, int i, TextLanguage language, bool inQuotes)
    {
        if (
            language.IsStopWord(language.Writing.HasTellingAccents ? words[i].Raw : words[i].Normalized)
            && !IsCapitalName(words, i)
            && !inQuotes
        )
            return LeftOutReason.StopWord;
        var isTime = language.IsEnglish ? IsRelativeTime(words, i) : LocalQuestions.Of(language)?.IsRelativeTime(words, i) ?? false;
        return isTime ? LeftOutReason.RelativeTime : null;
    }

    static List<string> NearOf(List<QueryTerm> forms, TextLanguage language) =>
        [
            .. forms
                .SelectMany(form => Synonyms.Of(form.Stem, language))
                .Where(stem => !forms.Exists(form => form.Stem == stem))
                .Distinct(StringComparer.Ordinal),
        ];

    static List<QueryTerm> FormsOf(QuestionWord word, string stem, TextLanguage language, bool isPlain)
    {
        var forms = new List<QueryTerm> { new(word.Normalized, stem) };
        if (isPlain && language.PlainStem(stem) is { } plain)
            forms.Add(new(word.Normalized, plain));
        if (!language.IsEnglish)
        {
            foreach (var other in Clitics.Variants(stem, language).Concat(Derivations.Variants(stem, language)))
                if (!forms.Exists(form => form.Stem == other))
                    forms.Add(new(other, other));
            return forms;
        }
        foreach (var related in Lemmas.Related(word.Normalized))
        {
            var other = PorterStemmer.Stem(related);
            if (!forms.Exists(form => form.Stem == other))
                forms.Add(new(related, other));
        }
        return forms;
    }

    // In capitals alone for no reason but to be loud; one or two such words are abbreviations ("R&D", "WHO", "US IT").
    static bool IsShouted(string question) => !question.Any(char.IsLower) && question.Count(char.IsWhiteSpace) > 1;

    // "WHO", "IT" and the like in capitals inside a question in ordinary case, or all that is asked; "I" behind a name is a number
    // ("Artemis I").
    static bool IsCapitalName(List<QuestionWord> words, int i) =>
        i > 0 && words[i].Surface == "I" && char.IsUpper(words[i - 1].Surface[0]) && !StopWords.IsStopWord(words[i - 1].Normalized)
        || words[i].Surface.Length is >= 2 and <= 5
            && IsCapitals(words[i].Surface)
            && (words.Count <= 2 || (i > 0 && words.Exists(word => word.Surface.Any(char.IsLower))));

    static bool IsName(List<QuestionWord> words, int i, TextLanguage language)
    {
        if (!char.IsUpper(words[i].Surface[0]))
            return false;
        // Where nouns have capitals, two in a row are a name, and what is all capitals.
        if (language.Writing.HasCapitalNouns)
            return IsCapitals(words[i].Surface)
                || (i > 1 && IsCapital(words[i - 1]))
                || (i > 0 && i + 1 < words.Count && IsCapital(words[i + 1]));
        if (i > 0)
            return true;
        // "¿Va Repsol a …?"
        return IsCapitals(words[0].Surface)
            || (words.Count > 1 && char.IsUpper(words[1].Surface[0]) && LocalQuestions.Of(language)?.IsYesNoVerb(words[0]) != true);
    }

    static bool IsCapital(QuestionWord word) => char.IsUpper(word.Surface[0]);

    static bool IsCapitals(string surface) => surface.Length > 1 && surface.All(c => char.IsUpper(c) || char.IsDigit(c) || c == '.');

    static string? InitialsOf(string surface)
    {
        var letters = string.Concat(surface.Where(char.IsLetter));
        return letters.Length is >= 2 and <= 6 && letters.All(char.IsUpper) ? letters.ToLowerInvariant() : null;
    }

    // "this week", "last month": about the as-of date, not about the words.
    static bool IsRelativeTime(List<QuestionWord> words, int i) =>
        i > 0
            && words[i].Normalized is "week" or "month" or "year" or "years" or "weekend" or "season"
            && words[i - 1].Normalized is "this" or "last" or "past" or "earlier" or "previous" or "recent" or "next" or "other" or "prior"
        || (
            i + 1 < words.Count
            && words[i].Normalized is "last" or "past" or "earlier" or "previous" or "recent" or "prior" or "next"
            && words[i + 1].Normalized is "week" or "month" or "year" or "years" or "weekend"
        )
        || words[i].Normalized is "today" or "yesterday" or "recently";

    static List<int> FindYears(List<QuestionWord> words, DateOnly asOf)
    {
        var years = new List<int>();
        for (var i = 0; i < words.Count; i++)
        {
            if (
                words[i].Surface.Length == 4
                && words[i].Surface[0] is '1' or '2'
                && int.TryParse(words[i].Surface, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= 1900 and <= 2100
            )
                years.Add(year);
            if (i > 0 && words[i].Normalized == "year" && words[i - 1].Normalized == "this")
                years.Add(asOf.Year);
        }
        return years;
    }

    static readonly FrozenSet<string> Now = Lexicon.Set("en/questions", "now");

    static bool IsOfNow(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Now.Contains(words[i]))
                return true;
            if (
                i + 1 < words.Count
                && (words[i], words[i + 1])
                    is
                        ("so", "far")
                        or
                        ("to", "date")
                        or
                        ("the", "moment")
                        or
                        ("these", "days")
                        or
                        ("any", "news")
                        or
                        ("the", "end")
            )
                return true;
        }
        return false;
    }

    static TimeScope FindScope(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (
                words[i] is "earlier" or "previous" or "past" or "prior" or "former"
                && words[i + 1] is "years" or "editions" or "occasions" or "meetings" or "conferences" or "times" or "events"
            )
                return TimeScope.Earlier;
            if (words[i] is "the" && words[i + 1] is "past")
                return TimeScope.Earlier;
        }
        return words.Contains("previously", StringComparer.Ordinal) ? TimeScope.Earlier : TimeScope.Current;
    }

    static List<TextSpan> FindQuoted(string question)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < question.Length; i++)
        {
            var closer = question[i] switch
            {
                '"' => '"',
                '“' => '”',
                '«' => '»',
                '‘' => '’',
                '\'' => '\'',
                _ => '\0',
            };
            if (closer == '\0' || (i > 0 && !char.IsWhiteSpace(question[i - 1]) && question[i - 1] != '('))
                continue;
            var end = question.IndexOf(closer, i + 1);
            if (end < 0 || end - i > 80)
                continue;
            if (question.AsSpan(i + 1, end - i - 1).Trim().Contains(' ') || char.IsUpper(question[i + 1]))
                spans.Add(new TextSpan(i + 1, end));
            i = end;
        }
        return spans;
    }
}
