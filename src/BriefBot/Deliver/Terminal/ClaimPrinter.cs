using System.Globalization;
using BriefBot.Answer.Judge.Claims;

namespace BriefBot.Deliver.Terminal;

/// <summary>Lays a checked message out for a terminal: each sentence, the quotes that bear on it, and their sources.</summary>
public sealed class ClaimPrinter(TerminalPage page)
{
    const int Indent = 2;
    const int QuoteIndent = 4;
    const int SourceIndent = 6;

    /// <summary>Prints a report.</summary>
    public void Print(ClaimReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (var sentence in report.Sentences)
        {
            page.Line([new(VisibleText.Line(sentence.Text), Ink.Strong)], 0, Indent);
            if (sentence.Evidence.Count == 0)
                page.Line(ClaimWords.Nothing, indent: Indent);
            foreach (var group in sentence.Evidence.GroupBy(evidence => evidence.Bearing))
                PrintGroup(group.Key, group);
            page.Gap();
        }
        foreach (var skipped in report.Skipped)
            page.Line($"Not checked ({ClaimWords.Skipped(skipped.Reason)}): {VisibleText.Line(skipped.Text)}", Ink.Faint);
        if (report.Skipped.Count > 0)
            page.Gap();
        PrintSources(report);
        page.Line($"{ClaimWords.NoVerdict} As of {ReplyWords.Day(report.Claim.AsOf)}.", Ink.Faint);
        if (report.FromSamples)
            page.Line(ReplyWords.FromSamples, Ink.Faint);
    }

    void PrintGroup(Bearing bearing, IEnumerable<Evidence> evidence)
    {
        page.Line($"{ClaimWords.Heading(bearing)}:", indent: Indent);
        foreach (var one in evidence)
        {
            var note = ClaimWords.Note(one);
            var quote = Highlighted
                .Split(one.Text, one.Highlights)
                .Select(part => new Inked(VisibleText.Line(part.Text), part.Marked ? Ink.Marked : Ink.Plain));
            var remark = new Inked(note.Length > 0 ? $" ({VisibleText.Line(note)})" : "", Ink.Faint);
            page.Line([new("“"), .. quote, new("” "), Numbers(one.Citations), remark], QuoteIndent, QuoteIndent);
        }
    }

    void PrintSources(ClaimReport report)
    {
        if (report.Sources.Count == 0)
            return;
        page.Line("Sources", Ink.Strong);
        foreach (var (article, numbers) in ReplyWords.ByArticle(report.Sources))
        {
            var cited = Numbers([.. numbers.Select(source => source.Number)]).Text;
            var (title, origin) = (VisibleText.Line(ReplyWords.Title(article.Title)), VisibleText.Line(ReplyWords.Origin(article)));
            page.Line([new($"{cited} {title}"), new($" — {origin}", Ink.Faint)], Indent, SourceIndent);
            if (article.Url is { } url)
                page.Line(VisibleText.Line(url), Ink.Faint, SourceIndent);
        }
        page.Gap();
    }

    static Inked Numbers(IReadOnlyList<int> citations) =>
        new(string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]"))), Ink.Faint);
}
