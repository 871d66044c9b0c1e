using System.Globalization;
using System.Text.Json;
using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;
using BriefBot.Deliver.Json;
using BriefBot.Ingest.Readers;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Deliver.Batch;

/// <summary>Tells of each line's sentence whether it may be shown for what it cites, as the check of a model's sentences decides.</summary>
/// <param name="reader">Judges; null where rules decide alone.</param>
public sealed class VerifyTask(QuestionReader? reader = null) : LineTask
{
    const int LongestText = 20_000;

    /// <summary>
    /// Reads <c>{id, source, before?, sentence}</c>, writes <c>{id, passes, why}</c>: the sentence, the sentences that it cites, and those
    /// that stand before them; <c>why</c> is what speaks against it, empty when nothing does.
    /// </summary>
    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        var (id, source, before, sentence) = BatchFields.Read(
            JsonText.Mend(line),
            json => (BatchFields.Required(json, "id"), Text(json, "source"), Before(json), Text(json, "sentence"))
        );
        var verdict = SentenceVerifier.Verify(sentence, Cited(before, source), SentenceJudges.Of(reader, cancellation));
        return ValueTask.FromResult(DocumentJson.Line(new VerdictLine(id, verdict.Passes, Why(verdict)), DocumentJson.Default.VerdictLine));
    }

    static string Text(JsonElement line, string name) => Bounded(BatchFields.Required(line, name), name).Trim();

    static string Before(JsonElement line) => Bounded(BatchFields.Optional(line, "before") ?? "", "before").Trim();

    static string Bounded(string text, string name) =>
        text.Length <= LongestText
            ? text
            : throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is longer than {LongestText:N0} characters")
            );

    // An article of its own, nothing else of which is known.
    static List<CitedSentence> Cited(string before, string source)
    {
        var body = before.Length > 0 ? $"{before} {source}" : source;
        var article = new Article(default, 1, default, "", body, PublicationDate.Unknown) { OriginalName = "-" };
        var start = body.Length - source.Length;
        return [.. Sentences.Split(source).Select(span => new CitedSentence(article, new TextSpan(span.Start + start, span.End + start)))];
    }

    static string Why(Verdict verdict) =>
        verdict.Passes ? "" : string.Join("; ", verdict.Faults.Select(FaultWords.Reason).DefaultIfEmpty(FaultWords.TooLittle).Distinct());
}
