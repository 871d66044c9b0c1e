using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Finds what is no statement about the world: talk to the reader, links, mark-up, code.</summary>
static partial class StatementCheck
{
    // Words from which a sentence must not say the same again and again, and share of them that must differ.
    const int Long = 16;
    const double Varied = 0.4;

    static readonly FrozenSet<string> Addressing = Lexicon.Set("en/statements", "addressing");

    static readonly FrozenSet<string> Speaking = Lexicon.Set("en/statements", "speaking");

    /// <summary>The fault, null when there is none.</summary>
    public static Fault? Find(Sentence written, IReadOnlyList<Source> sources)
    {
        var text = written.At(written.Span);
        if (Markup(text) is { } mark)
            return new Fault(FaultKind.NotAStatement, mark, null);
        if (written.Words.Count > Long && written.Words.DistinctBy(word => word.Stem).Count() < Varied * written.Words.Count)
            return new Fault(FaultKind.NotAStatement, "the same words again and again", null);
        if (written.Words.Count < 2)
            return new Fault(FaultKind.NotAStatement, text, null);
        foreach (var word in written.Words)
        {
            if (written.IsQuoted(word.Span))
                continue;
            var isTalk = Addressing.Contains(word.Text) || (Speaking.Contains(word.Text) && !(word.Text == "us" && word.IsCapital));
            if (isTalk && !sources.Any(source => source.Reading.Words.Exists(other => other.Text == word.Text)))
                return new Fault(FaultKind.NotAStatement, written.At(word.Span), null);
        }
        return text.EndsWith('?') && !sources.Any(source => source.Text.Contains('?', StringComparison.Ordinal))
            ? new Fault(FaultKind.NotAStatement, text, null)
            : null;
    }

    /// <summary>A link, mark-up or code in a text; null when there is none.</summary>
    public static string? Markup(string text) => MarkupPattern().Match(text) is { Success: true } mark ? mark.Value : null;

    [GeneratedRegex(
        @"https?:|www\.|javascript:|data:|\]\(|!\[|[<>{}`|\\]|<@|@everyone|@here|#{2,}|={3,}|\*\*|~~",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex MarkupPattern();
}
