using BriefBot.Answer.Judge.Claims;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>
/// What the articles say about a message, sentence by sentence: quotes that bear it out, say otherwise, or speak of the same.
/// Never a verdict.
/// </summary>
public static class ClaimReportMessage
{
    const int MostMessages = 3;
    const int SentenceLimit = 600;
    const int NoteLimit = 300;
    const int LongestQuote = 900;

    /// <summary>The messages in the order to post them; three at most.</summary>
    public static IReadOnlyList<MessageProperties> Of(ClaimReport report, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        var footer = $"{words.With(Term.AsOf, words.Day(report.Claim.AsOf))} · {words[Term.NoVerdict]}";
        return MessageFlow.Of(MostMessages, footer, words[Term.Cut], flow => Write(flow, report, view)).Finish(view.AnsweredAt, null);
    }

    static void Write(MessageFlow flow, ClaimReport report, AnswerView view)
    {
        var words = view.Words;
        var links = new CitationLinks(report.Sources, view.ReaderLinks);
        flow.Open(report.HasEvidence ? EmbedColour.Answer : EmbedColour.Quiet, words[Term.ClaimTitle]);
        foreach (var block in report.Sentences.SelectMany(sentence => Sentence(sentence, links, words)))
            flow.Add(block);
        if (report.Sentences.Count == 0)
            flow.Add(words[Term.NothingToCheck]);
        foreach (var skipped in report.Skipped)
            flow.Add(Skipped(skipped, words));
        WriteSources(flow, report, links, view);
        if (report.FromSamples)
            flow.Add($"*{words[Term.FromSamples]}*");
    }

    static string Skipped(SkippedSentence skipped, Localization words) =>
        $"*{words[Term.NotChecked]}* “{Markdown.Escape(skipped.Text, SentenceLimit)}” ({ClaimWords.Skipped(skipped.Reason, words)})";

    static IEnumerable<string> Sentence(CheckedSentence sentence, CitationLinks links, Localization words)
    {
        var heading = $"**“{Markdown.Escape(sentence.Text, SentenceLimit)}”**\n";
        if (sentence.Evidence.Count == 0)
            yield return heading + words[Term.NothingOnClaim];
        foreach (var evidence in sentence.Evidence)
        {
            var quote = QuoteBlocks.One(evidence.Text, evidence.Highlights, links.Numbers(evidence.Citations), LongestQuote);
            yield return $"{heading}{Label(evidence, words)}\n{quote}";
            heading = "";
        }
    }

    static string Label(Evidence evidence, Localization words)
    {
        var heading = ClaimWords.Heading(evidence.Bearing, words);
        var note = ClaimWords.Note(evidence, words);
        return note.Length == 0 ? $"*{heading}*" : $"*{heading}* ({Markdown.Escape(note, NoteLimit)})";
    }

    static void WriteSources(MessageFlow flow, ClaimReport report, CitationLinks links, AnswerView view)
    {
        var (heading, gap) = ($"**{view.Words[Term.Sources]}**\n", "\n\n");
        foreach (var line in SourceLines.Of(report.Sources, links, view.Words))
        {
            flow.Add(heading + line, gap);
            (heading, gap) = ("", "\n");
        }
    }
}
