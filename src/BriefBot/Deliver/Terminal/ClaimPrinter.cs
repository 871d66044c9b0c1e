using System.Globalization;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Terminal;

/// <summary>Lays a checked message out for a terminal: each sentence, the quotes that bear on it, and their sources.</summary>
public sealed class ClaimPrinter(TerminalPage page)
{
    const int Indent = 2;
    const int QuoteIndent = 4;
    const int SourceIndent = 6;

    /// <summary>Prints a report.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="words">In the language of the message.</param>
    public void Print(ClaimReport report, Localization words)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(words);
        foreach (var sentence in report.Sentences)
        {
            page.Line([new(VisibleText.Line(sentence.Text), Ink.Strong)], 0, Indent);
            if (sentence.Evidence.Count == 0)
                page.Line(words[ReplyTerm.NothingBears], indent: Indent);
            foreach (var group in sentence.Evidence.GroupBy(evidence => evidence.Bearing))
                PrintGroup(group.Key, group, words);
            page.Gap();
        }
        foreach (var skipped in report.Skipped)
            page.Line(
                words.With(ReplyTerm.NotCheckedBecause, ClaimWords.Skipped(skipped.Reason, words), VisibleText.Line(skipped.Text)),
                Ink.Faint
            );
        if (report.Skipped.Count > 0)
            page.Gap();
        PrintSources(report, words);
        page.Line($"{words[ReplyTerm.QuotesToJudgeBy]} {words.With(Term.AsOf, words.Day(report.Claim.AsOf))}.", Ink.Faint);
        if (report.FromSamples)
            page.Line(words[ReplyTerm.SamplesAnswered], Ink.Faint);
    }

    void PrintGroup(Bearing bearing, IEnumerable<Evidence> evidence, Localization words)
    {
        page.Line(words.With(ReplyTerm.Heads, ClaimWords.Heading(bearing, words)), indent: Indent);
        foreach (var one in evidence)
        {
            var note = ClaimWords.Note(one, words);
            var quote = Highlighted
                .Split(one.Text, one.Highlights)
                .Select(part => new Inked(VisibleText.Line(part.Text), part.Marked ? Ink.Marked : Ink.Plain));
            var remark = new Inked(note.Length > 0 ? $" ({VisibleText.Line(note)})" : "", Ink.Faint);
            page.Line([new("“"), .. quote, new("” "), Numbers(one.Citations), remark], QuoteIndent, QuoteIndent);
        }
    }

    void PrintSources(ClaimReport report, Localization words)
    {
        if (report.Sources.Count == 0)
            return;
        page.Line(words[Term.Sources], Ink.Strong);
        foreach (var (article, numbers) in ReplyWords.ByArticle(report.Sources))
        {
            var cited = Numbers([.. numbers.Select(source => source.Number)]).Text;
            var title = VisibleText.Line(ReplyWords.Title(article.Title, words));
            var origin = VisibleText.Line(ReplyWords.Origin(article, words));
            page.Line([new($"{cited} {title}"), new($" — {origin}", Ink.Faint)], Indent, SourceIndent);
            if (article.Url is { } url)
                page.Line(VisibleText.Line(url), Ink.Faint, SourceIndent);
        }
        page.Gap();
    }

    static Inked Numbers(IReadOnlyList<int> citations) =>
        new(string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]"))), Ink.Faint);
}
