using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>What looks for faults.</summary>
enum RuleCheck
{
    /// <summary>Whether it states anything.</summary>
    Statement,

    /// <summary>Names.</summary>
    Name,

    /// <summary>Numbers with their units, and dates.</summary>
    Value,

    /// <summary>What stands in quotation marks.</summary>
    Quotation,

    /// <summary>Negations and hedges.</summary>
    Operator,

    /// <summary>Who says it.</summary>
    Credit,

    /// <summary>Who did what, and what a number counts.</summary>
    Binding,

    /// <summary>Where a sentence goes over from one source to another.</summary>
    Seam,

    /// <summary>What a verb is said of.</summary>
    Subject,

    /// <summary>Every other word.</summary>
    Word,
}

/// <summary>A fault, and what found it.</summary>
readonly record struct Finding(RuleCheck Check, Fault Fault);

/// <summary>Looks for one kind of difference between a written sentence and what it cites.</summary>
sealed record SentenceCheck(RuleCheck Kind, Func<Alignment, IEnumerable<Fault>> Find);

/// <summary>What the rules make of a written sentence.</summary>
/// <param name="Support">0 to 1: how well it is borne out, by its words and their order.</param>
sealed record RuleFindings(double Support, IReadOnlyList<Finding> Findings)
{
    /// <summary>The checks that stand for themselves, in the order in which they look; those of names and of other words go before and
    /// behind them.</summary>
    public static readonly IReadOnlyList<SentenceCheck> Checks =
    [
        new(RuleCheck.Value, ValueCheck.Find),
        new(RuleCheck.Quotation, alignment => QuotationCheck.Find(alignment.Written, alignment.Sources)),
        new(RuleCheck.Operator, OperatorCheck.Find),
        new(RuleCheck.Credit, CreditCheck.Find),
        new(RuleCheck.Binding, BindingCheck.Find),
        new(RuleCheck.Seam, SeamCheck.Find),
        new(RuleCheck.Subject, SubjectCheck.Find),
    ];

    /// <summary>Holds a sentence against what it cites, check by check.</summary>
    public static RuleFindings Of(string sentence, IReadOnlyList<CitedSentence> cited) => Of(sentence, cited, Checks);

    /// <summary>The same by other checks.</summary>
    internal static RuleFindings Of(string sentence, IReadOnlyList<CitedSentence> cited, IReadOnlyList<SentenceCheck> checks)
    {
        var whole = new TextSpan(0, sentence.Length);
        var capitals = Word.Read(sentence, whole)
            .Where(word => word.IsCapital && word.Index > 0)
            .Select(word => sentence[word.Span.Start..word.Span.End])
            .ToHashSet(StringComparer.Ordinal);
        var sources = cited.Select(one => new Source(one, capitals)).ToList();
        var written = new Sentence(
            sentence,
            whole,
            written: null,
            word => sources.Exists(source => source.IsName(word) || source.Reading.Names.Exists(name => name.Text == word))
        );
        if (StatementCheck.Find(written, sources) is { } talk)
            return new RuleFindings(0, [new Finding(RuleCheck.Statement, talk)]);
        var alignment = new Alignment(written, sources);
        var names = new NameCheck(alignment);
        var words = new WordCheck(alignment, names);
        List<Finding> found =
        [
            .. By(RuleCheck.Name, names.Find()),
            .. checks.SelectMany(check => By(check.Kind, check.Find(alignment))),
            .. By(RuleCheck.Word, words.Find()),
        ];
        var support = new SupportScore([.. sources.SelectMany(source => source.Reading.Words)]).Of(
            written.Words,
            word => alignment.IsHeld(word) || words.IsCheckedElsewhere(word)
        );
        return new RuleFindings(support, [.. found.DistinctBy(one => one.Fault)]);
    }

    static IEnumerable<Finding> By(RuleCheck check, IEnumerable<Fault> faults) => faults.Select(fault => new Finding(check, fault));
}
