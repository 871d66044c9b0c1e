using BriefBot.Answer.Judge.Written;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>
/// Judges a sentence that a model wrote in one language against the sentences that it cites in another: names, numbers, dates and
/// quotations must stand there, what denies, hedges or credits in one must do so in the other, and words that tell much (<see
/// cref="Concepts"/>) need their like. What the other words say can't be compared; the original stands beside what is shown.
/// </summary>
public static class TranslatedSentence
{
    /// <summary>Longest sentence, as a multiple of what it cites.</summary>
    public const double Longest = 1.6;

    const int MostSources = 12;

    // Words beside numbers and dates; what has fewer is a piece of a sentence.
    const int FewestWords = 3;

    /// <summary>True when a translation between two languages can be judged.</summary>
    /// <param name="from">Primary BCP 47 tag.</param>
    /// <param name="to">Primary BCP 47 tag.</param>
    public static bool CanJudge(string from, string to) =>
        TranslationWords.Of(TextLanguage.Of(from)) is not null && TranslationWords.Of(TextLanguage.Of(to)) is not null;

    /// <summary>The English name of a language in which sentences can be judged.</summary>
    public static string NameOf(string tag) =>
        tag switch
        {
            "de" => "German",
            "fr" => "French",
            "es" => "Spanish",
            _ => "English",
        };

    /// <summary>The language that a sentence is in: of those that it may be in the one of which it has most small words, unless it is
    /// clearly in another.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="candidates">Primary BCP 47 tags.</param>
    public static string LanguageOf(string sentence, IReadOnlyList<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        // What is quoted is in the language of who said it.
        var text = WithoutQuotes(sentence);
        if (LanguageDetector.Detect(text) is { } sure)
            return sure;
        var best = candidates.Select(tag => (Tag: tag, Words: SmallWords(text, tag))).OrderByDescending(one => one.Words).Take(2).ToList();
        return best[0].Words > 0 && (best.Count == 1 || best[0].Words > best[1].Words) ? best[0].Tag : LanguageDetector.Guess(text);
    }

    static int SmallWords(string text, string tag)
    {
        if (TranslationWords.Of(TextLanguage.Of(tag)) is not { } words)
            return 0;
        var read = LocalWord.Read(text, new TextSpan(0, text.Length), words.Language);
        return Enumerable.Range(0, read.Count).Count(at => words.IsSmall(read, at));
    }

    /// <summary>A sentence with blanks for what stands in quotation marks.</summary>
    public static string WithoutQuotes(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var letters = sentence.ToCharArray();
        foreach (var quote in LocalReading.QuotesIn(sentence))
            Array.Fill(letters, ' ', quote.Start, quote.Length);
        return new string(letters);
    }

    /// <summary>Judges a sentence.</summary>
    /// <param name="sentence">Without citation marks.</param>
    /// <param name="language">The language that it is written in.</param>
    /// <param name="cited">What it cites.</param>
    public static Verdict Verify(string sentence, TextLanguage language, IReadOnlyList<CitedSentence> cited)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(cited);
        if (cited.Count == 0)
            return Failed(new Fault(FaultKind.NoCitation, sentence, null));
        if (sentence.Length > SentenceVerifier.Longest)
            return Failed(new Fault(FaultKind.NotAStatement, sentence[..40], null));
        if (StatementCheck.Markup(sentence) is { } markup)
            return Failed(new Fault(FaultKind.NotAStatement, markup, null));
        if (TranslationWords.Of(language) is not { } words)
            return Failed(new Fault(FaultKind.Language, sentence, null));
        var sources = new List<(CitedSentence Cited, LocalReading Reading)>();
        foreach (var one in cited.Take(MostSources))
        {
            if (TranslationWords.Of(LanguageOf(one)) is not { } own)
                return Failed(new Fault(FaultKind.Language, sentence, null));
            sources.Add((one, new LocalReading(one.Article.Body, one.Span, own)));
        }
        var written = new LocalReading(sentence, new TextSpan(0, sentence.Length), words, skipsQuotes: true);
        var names = new TranslatedNames(written, sources);
        var readings = sources.ConvertAll(source => source.Reading);
        List<Fault> faults =
        [
            .. Length(written, readings),
            .. names.Find(),
            .. names.Exchanged(),
            .. TranslatedValues.Find(written, readings),
            .. Quotations(written, readings),
            .. TranslatedOperators.Find(written, readings),
            .. Concepts.Find(written, readings, names.IsName),
        ];
        if (written.Words.Count(word => !LocalReading.IsIn(written.Values, word)) < FewestWords)
            faults.Add(new Fault(FaultKind.NotAStatement, sentence, null));
        if (faults.Count == 0 && names.Found + written.Values.Count + written.Quotes.Count == 0)
            faults.Add(new Fault(FaultKind.Unsupported, sentence, null));
        return faults.Count == 0 ? new Verdict(1, []) : new Verdict(0, faults);
    }

    /// <summary>The language of a cited sentence: its article's.</summary>
    public static TextLanguage LanguageOf(CitedSentence cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        return TextLanguage.Of(cited.Article.Language, cited.Article.Body);
    }

    static Verdict Failed(Fault fault) => new(0, [fault]);

    static IEnumerable<Fault> Length(LocalReading written, List<LocalReading> sources)
    {
        if (written.Text.Length > Longest * sources.Sum(source => source.Text.Length))
            yield return new Fault(FaultKind.TooLong, null, null);
        if (written.Text.Contains('?') && !sources.Exists(source => source.Text.Contains('?')))
            yield return new Fault(FaultKind.NotAStatement, written.Text, null);
    }

    static IEnumerable<Fault> Quotations(LocalReading written, List<LocalReading> sources)
    {
        foreach (var quote in written.Quotes)
        {
            var text = written.At(quote);
            var wanted = Fold(text);
            if (wanted.Length > 0 && !sources.Exists(source => $" {Fold(source.Text)} ".Contains($" {wanted} ", StringComparison.Ordinal)))
                yield return new Fault(FaultKind.Quotation, text.Trim(), null);
        }
    }

    // Words with one blank between them: marks of a sentence around a quotation are the language's, not the speaker's.
    static string Fold(string text) =>
        string.Join(
            ' ',
            QuotedText
                .Fold(text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim(',', '.', '…', '!', '?', ';', ':', '(', ')'))
                .Where(word => word.Length > 0)
        );
}
