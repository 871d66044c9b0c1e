using BriefBot.Language;

namespace BriefBot.Answer.Verification;

/// <summary>
/// Judges a sentence that a model wrote against the sentences that it cites: names, numbers with their units, dates, negations, hedges,
/// credits, quotations and roles one by one, the rest word by word, and at last as a whole. Strict on purpose: a sentence that is wrongly held back is replaced by the
/// source's own; one that is wrongly let through misleads.
/// </summary>
public static class SentenceVerifier
{
    /// <summary>Longest sentence that is judged, in UTF-16 code units; a longer one doesn't pass.</summary>
    public const int Longest = 2_000;

    const int MostSources = 12;

    /// <summary>Judges a sentence.</summary>
    /// <param name="sentence">Without citation marks.</param>
    /// <param name="cited">What it cites; what lies beyond the first twelve doesn't count.</param>
    public static Verdict Verify(string sentence, IReadOnlyList<CitedSentence> cited)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(cited);
        if (cited.Count == 0) return new Verdict(0, [new Fault(FaultKind.NoCitation, sentence, null)]);
        if (sentence.Length > Longest) return new Verdict(0, [new Fault(FaultKind.NotAStatement, sentence[..40], null)]);
        var folded = Plain(sentence);
        if (cited.Any(one => Plain(one.Article.Body.AsSpan(one.Span.Start, one.Span.Length)) == folded)) return new Verdict(1, []);
        var whole = new TextSpan(0, sentence.Length);
        var capitals = ReadWord.Read(sentence, whole).Where(word => word.IsCapital && word.Index > 0).Select(word => sentence[word.Span.Start..word.Span.End]).ToHashSet(StringComparer.Ordinal);
        var sources = cited.Take(MostSources).Select(one => new Source(one, capitals)).ToList();
        var written = new SentenceReading(sentence, whole, written: null, word => sources.Exists(source => source.IsName(word) || source.Reading.Names.Exists(name => name.Text == word)));
        if (StatementCheck.Find(written, sources) is { } talk) return new Verdict(0, [talk]);
        var alignment = new Alignment(written, sources);
        var names = new NameCheck(alignment);
        var words = new WordCheck(alignment, names);
        List<Fault> faults =
        [
            .. names.Find(), .. ValueCheck.Find(alignment), .. QuotationCheck.Find(written, sources), .. OperatorCheck.Find(alignment),
            .. CreditCheck.Find(alignment), .. BindingCheck.Find(alignment), .. SeamCheck.Find(alignment), .. SubjectCheck.Find(alignment), .. words.Find(),
        ];
        var support = new SupportScore([.. sources.SelectMany(source => source.Reading.Words)]).Of(written.Words, word => alignment.IsHeld(word) || words.IsCheckedElsewhere(word));
        return new Verdict(support, [.. faults.Distinct()]);
    }

    // Blanks aside, letter for letter.
    static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        return plain.ToString().TrimEnd();
    }
}
